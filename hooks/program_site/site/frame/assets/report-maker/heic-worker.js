// Decodes one photo beside the page, which goes on answering meanwhile. No module: the decoder is a script of old, and
// ready at once.

"use strict";

onmessage = async ({ data }) => {
  let library;
  try {
    importScripts("libheif/libheif.js");
    library = self.libheif({ locateFile: (name) => `libheif/${name}` });
  } catch {
    postMessage({ failed: "no_decoder" });
    return;
  }
  try {
    const picture = await decode(library, data);
    postMessage(picture, [picture.pixels]);
  } catch {
    postMessage({ failed: "broken" });
  }
};

/** The main picture of the file, turned as it is to be seen. */
async function decode(library, bytes) {
  const images = new library.HeifDecoder().decode(new Uint8Array(bytes));
  const image = images.find((each) => each.is_primary()) ?? images[0];
  const [width, height] = [image.get_width(), image.get_height()];
  const shown = { data: new Uint8ClampedArray(width * height * 4), width, height };
  await new Promise((resolve, reject) => {
    image.display(shown, (done) => (done ? resolve() : reject(new Error("no pixels"))));
  });
  return { width, height, pixels: shown.data.buffer };
}
