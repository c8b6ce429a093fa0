// A draft as a file, to be kept elsewhere or carried to another device: a ZIP with the form and its photos.

import { readDraft, withPhotos } from "./draft-shape.js";
import { strFromU8, strToU8, unzipSync, zipSync } from "./fflate/browser.js";
import { photoName } from "./markdown.js";

const FORM = "draft.json";
const LARGEST = 50_000_000; // bytes of one file inside; the form's own photos have a fiftieth of that

export async function draftFile(form, photos, name) {
  const files = { [FORM]: strToU8(JSON.stringify(form)) };
  for (const [index, { blob }] of photos.entries()) {
    files[photoName(index)] = [new Uint8Array(await blob.arrayBuffer()), { level: 0 }];
  }
  return new File([zipSync(files)], `${name}.draft.zip`, { type: "application/zip" });
}

/** The draft in a file with its photos, or null where the file is something else. */
export async function openDraftFile(file) {
  try {
    const packed = new Uint8Array(await file.arrayBuffer());
    const wanted = ({ name, originalSize }) => /^(?:draft\.json|photo-\d+\.jpg)$/.test(name) && originalSize < LARGEST;
    const files = unzipSync(packed, { filter: wanted });
    const draft = readDraft(JSON.parse(strFromU8(files[FORM])));
    return draft && withPhotos(draft, draft.photos.map((_, index) => files[photoName(index)]));
  } catch {
    return null;
  }
}
