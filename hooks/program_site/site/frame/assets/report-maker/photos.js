// A photo as the report carries it: upright, small, and with nothing in it but what can be seen.

import { decodeHeic } from "./heic.js";

const LONGEST = 2048;
const QUALITY = 0.85;

/**
 * Drawn anew: place, day and make of the camera, which stand beside the pixels in a file, are left behind.
 * Throws an Error that says why a file cannot be used: `not_a_photo`, `broken`, `broken_heic`, `no_decoder`.
 */
export async function makeSmaller(file) {
  const kind = await kindOf(file);
  if (!kind) throw new Error("not_a_photo");
  const picture = await opened(file, kind);
  const canvas = document.createElement("canvas");
  try {
    const { width, height } = size(picture);
    const scale = Math.min(1, LONGEST / Math.max(width, height));
    canvas.width = Math.max(1, Math.round(width * scale));
    canvas.height = Math.max(1, Math.round(height * scale));
    const context = canvas.getContext("2d");
    context.fillStyle = "white"; // what shines through a PNG would turn black in a JPEG
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.imageSmoothingQuality = "high";
    context.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
    if (!blob) throw new Error("broken");
    return blob;
  } finally {
    picture.close?.();
    canvas.width = canvas.height = 0; // telephones give the memory back at once
  }
}

/** What the first bytes say; names lie. */
async function kindOf(file) {
  const start = new Uint8Array(await file.slice(0, 16).arrayBuffer());
  const text = String.fromCharCode(...start);
  if (text.startsWith("\xff\xd8\xff")) return "jpeg";
  if (text.startsWith("\x89PNG")) return "png";
  if (text.startsWith("GIF8")) return "gif";
  if (text.startsWith("BM")) return "bmp";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "webp";
  const [, brand] = /^....ftyp(....)/s.exec(text) ?? [];
  if (/^avi[fs]/.test(brand)) return "avif";
  return /^(?:hei|hev|mif|msf)/.test(brand) ? "heic" : null;
}

/** By the browser itself, which is quicker; HEIC, which few know, by the decoder of the site. */
async function opened(file, kind) {
  try {
    return await decode(file);
  } catch {
    if (kind !== "heic") throw new Error("broken");
  }
  try {
    return await decodeHeic(file);
  } catch (error) {
    throw new Error(error.message === "no_decoder" ? "no_decoder" : "broken_heic");
  }
}

async function decode(file) {
  try {
    return await createImageBitmap(file, { imageOrientation: "from-image" });
  } catch {
    return await decodeAsElement(file); // browsers before 2023 do not know the option, and show photos upright here
  }
}

async function decodeAsElement(file) {
  const image = new Image();
  image.src = URL.createObjectURL(file);
  try {
    await image.decode();
    return image;
  } finally {
    URL.revokeObjectURL(image.src);
  }
}

function size(picture) {
  return { width: picture.naturalWidth || picture.width, height: picture.naturalHeight || picture.height };
}
