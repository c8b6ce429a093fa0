// HEIC, in browsers that cannot open it: a decoder of the site itself, fetched with the first such photo.

const PATIENCE = 60_000; // milliseconds: what takes longer has run out of memory

/** The picture, upright. Throws an Error: `no_decoder` where it could not be fetched, `broken` where it gives nothing. */
export async function decodeHeic(file) {
  const worker = new Worker(new URL("heic-worker.js", import.meta.url)); // ended after each: its memory never shrinks
  try {
    const { width, height, pixels } = await reply(worker, await file.arrayBuffer());
    return await createImageBitmap(new ImageData(new Uint8ClampedArray(pixels), width, height));
  } finally {
    worker.terminate();
  }
}

function reply(worker, bytes) {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => (data.failed ? reject(new Error(data.failed)) : resolve(data));
    worker.onerror = () => reject(new Error("no_decoder"));
    setTimeout(() => reject(new Error("broken")), PATIENCE);
    worker.postMessage(bytes, [bytes]);
  });
}
