// The text of a report on its way into a file. People press Enter for a new line, forget the empty line before a list
// and begin with a #hashtag: here that becomes Markdown which shows what they saw when they typed it.

import { cleanText } from "./text.js";

const IMAGE = /!\[((?:\\.|[^\]\\])*)\]\(\s*([^()\s]*)[^()]*\)/g;
const DEEPEST_LIST = 3;

export const photoName = (index) => `photo-${index + 1}.jpg`;

/** A photo as it stands in the text. */
export const picture = (description, file) => `![${description.replace(/[\\[\]]/g, "\\$&")}](${file})`;

/** Markdown for the file. `descriptions` of photos, by file name, take the place of what stands in the brackets. */
export function toMarkdown(text, descriptions = new Map()) {
  const blocks = [];
  let afterBlank = true;
  for (const line of cleanText(text).split("\n").map(recognise)) {
    const block = blocks.at(-1);
    if (line && block && goesOn(block, line, afterBlank)) block.push(line);
    else if (line) blocks.push([line]);
    afterBlank = !line;
  }
  const written = blocks.map((block, index) => gap(blocks[index - 1], block) + write(block));
  return describe(written.join(""), descriptions);
}

/** What parts two blocks: paragraphs of a quote stay in one quote. */
function gap(above, block) {
  if (!above) return "";
  return above[0].kind === "quote" && block[0].kind === "quote" ? "\n>\n" : "\n\n";
}

/** What a line is, and its text; null for an empty one. A line has one mark: what looks like a second is text. */
function recognise(line) {
  const text = line.trim();
  const bare = text.replace(/\s/g, "");
  let found;
  if (!text || /^>[\s>]*$/.test(text)) return null;
  if (/^([-*_=])\1{2,}$/.test(bare)) return { kind: "rule", text: "---" };
  if (/^!\[[^\]]*\]\([^)]*\)$/.test(text)) return { kind: "image", text };
  if (text.startsWith("|")) return { kind: "table", text };
  if ((found = /^(#(?=\s)|#{2,6})\s*([^\s#].*?)[\s#]*$/.exec(text))) {
    return { kind: "heading", text: `${found[1]} ${found[2]}` }; // #word is no heading: people mean a hashtag
  }
  if ((found = /^>[\s>]*(.+)$/.exec(text))) return { kind: "quote", text: literal(found[1]) };
  if ((found = /^([-*+]|\d{1,3}\.)\s+(.+)$/.exec(text))) {
    const indent = /^\s*/.exec(line)[0].replace(/\t/g, "    ").length;
    return { kind: "list", text: literal(found[2]), mark: found[1], ordered: /\d/.test(found[1]), indent };
  }
  return { kind: /^[-=]+$/.test(bare) ? "marks" : "text", text: literal(text) };
}

/**
 * Text that stays text: neither its beginning nor a face such as (*^_^*) is taken for a mark. The rule for faces has
 * no backreference, as Safari does not find one before another sign in Japanese text.
 */
function literal(text) {
  return text
    .replace(/^(?:[-*+](?=\s|$)|-+$|[>#]|\[[^\]]*\]:)/, "\\$&")
    .replace(/^(\d+)\.(?=\s|$)/, "$1\\.")
    .replace(/[(\uff08][*_][^\p{L}\p{N}\n]+[*_][)\uff09]/gu, (face) => face.replace(/[*_]/g, "\\$&"));
}

/** Whether a line belongs to the block before it. Empty lines between its items do not end a list. */
function goesOn(block, line, afterBlank) {
  const { kind, ordered } = block[0];
  if (kind !== line.kind || !["text", "quote", "table", "list"].includes(kind)) return false;
  return kind === "list" ? line.indent > 0 || line.ordered === ordered : !afterBlank;
}

function write(block) {
  const texts = block.map((line) => line.text);
  if (block[0].kind === "text") return texts.join("  \n");
  if (block[0].kind === "quote") return texts.map((text) => `> ${text}`).join("  \n");
  if (block[0].kind === "list") return writeList(block);
  return texts.join("\n");
}

/** Markdown wants four blanks for a list inside a list, people type two. */
function writeList(items) {
  let depth = -1;
  return items
    .map(({ indent, mark, text }) => {
      depth = Math.min(Math.ceil(indent / 4), depth + 1, DEEPEST_LIST);
      return `${" ".repeat(4 * depth)}${mark} ${text}`;
    })
    .join("\n");
}

function describe(markdown, descriptions) {
  return markdown.replace(IMAGE, (image, _, file) =>
    descriptions.get(file) ? picture(descriptions.get(file), file) : image,
  );
}

/** The files of the pictures in a text, in their order. */
export function picturesIn(text) {
  return [...text.matchAll(IMAGE)].map((found) => found[2]);
}

/** The addresses of the links in a text. */
export function linksIn(text) {
  return [...text.replace(IMAGE, "").matchAll(/\]\(\s*((?:[^()\s]|\([^()\s]*\))+)/g)].map((found) => found[1]);
}

/** The text with other names for its photos: a map from old to new; the picture goes where the new name is empty. */
export function renamePhotos(text, names) {
  return text.replace(IMAGE, (image, alt, file) =>
    names.has(file) ? names.get(file) && `![${alt}](${names.get(file)})` : image,
  );
}
