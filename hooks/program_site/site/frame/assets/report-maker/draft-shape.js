// A draft as plain data. Storage and files hold whatever someone put there: what is no draft is none, what is half of
// one is what is left of it.

import { photoName, renamePhotos } from "./markdown.js";
import { site } from "./words.js";

const VERSION = 2; // raised when older scripts could not read it; the first had no number

/** `values` as fields.js reads them, `photos` by their ids with their descriptions. */
export function draftOf(values, photos, ownSlug) {
  const described = photos.map(({ id, alt, caption }) => ({ id, alt, caption }));
  return { version: VERSION, values, photos: described, ownSlug };
}

/** The draft in what was found, or null where there is none that can be read. */
export function readDraft(found) {
  if (found === null || typeof found !== "object" || !Array.isArray(found.values)) return null;
  const version = found.version ?? 1;
  if (!Number.isInteger(version) || version < 1 || version > VERSION) return null;
  const values = found.values.filter((pair) => Array.isArray(pair) && pair.length === 2 && pair.every(isText));
  const ids = new Set();
  const photos = (Array.isArray(found.photos) ? found.photos : []).filter((photo) => {
    const usable = isText(photo?.id) && /^[\w-]{1,64}$/.test(photo.id) && !ids.has(photo.id);
    if (usable) ids.add(photo.id);
    return usable;
  });
  const described = photos.map(({ id, alt, caption }) => ({ id, alt: textOr(alt), caption: textOr(caption) }));
  return { values, photos: described, ownSlug: found.ownSlug === true };
}

const isText = (value) => typeof value === "string";
const textOr = (value) => (isText(value) ? value : "");

/**
 * With the bytes of its photos, in their order. Those without a picture are left out, and the text names the others by
 * their new numbers; `missing` counts them.
 */
export function withPhotos(draft, bytes) {
  const names = new Map();
  const photos = [];
  draft.photos.forEach((photo, index) => {
    const usable = isJpeg(bytes[index]) && photos.length < site.limits.photos;
    names.set(photoName(index), usable ? photoName(photos.length) : "");
    if (usable) photos.push({ ...photo, blob: new Blob([bytes[index]], { type: "image/jpeg" }) });
  });
  const missing = draft.photos.length - photos.length;
  const values = draft.values.map(([name, value]) => [
    name,
    missing && name === "text" ? renamePhotos(value, names) : value,
  ]);
  return { ...draft, values, photos, missing };
}

function isJpeg(bytes) {
  const found = bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes;
  return found instanceof Uint8Array && found[0] === 0xff && found[1] === 0xd8 && found[2] === 0xff;
}
