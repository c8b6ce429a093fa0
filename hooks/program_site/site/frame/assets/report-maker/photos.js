// A photo as the report carries it: upright, small, and with nothing in it but what can be seen.

const LONGEST = 2048;
const QUALITY = 0.85;

/**
 * Drawn anew: place, day and make of the camera, which stand beside the pixels in a file, are left behind.
 * Throws an Error that says why a file cannot be used: `not_a_photo`, `heic` (this browser cannot open it), `broken`.
 */
export async function makeSmaller(file) {
  const kind = await kindOf(file);
  if (!kind) throw new Error("not_a_photo");
  let picture;
  try {
    picture = await decode(file);
  } catch {
    throw new Error(kind === "heic" ? "heic" : "broken");
  }
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
