// The text of a report on its way into a file. People press Enter for a new line, forget the empty line before a list
// and begin with a #hashtag: here that becomes Markdown which shows what they saw when they typed it.
// intake/typed_text.py is the same for the issue form and the dialogue, function by function.

import { cellsOf, isOrdered, linesOf } from "./typed-lines.js";
import { match } from "./typed-rules.js";
import { knownOf, words } from "./typed-words.js";

const IMAGE = /!\[((?:\\.|[^\]\\])*)\]\(\s*([^()\s]*)[^()]*\)/g;
const DEEPEST_LIST = 3;
const BREAK = "  \n";

export const photoName = (index) => `photo-${index + 1}.jpg`;

/** A photo as it stands in the text. */
export const picture = (description, file) => `![${description.replace(/[\\[\]]/g, "\\$&")}](${file})`;

/** Markdown for the file. `descriptions` of photos, by file name, take the place of what stands in the brackets. */
export function toMarkdown(text, descriptions = new Map()) {
  const lines = linesOf(describe(text, descriptions));
  const backwards = [...lines.entries()].filter(([, line]) => line).reverse(); // of two with one label the first counts
  const ofKind = (kind) => backwards.filter(([, line]) => line.kind === kind);
  let notes = new Map(ofKind("note").map(([at, line]) => [line.mark, at]));
  let targets = new Map(ofKind("definition").map(([, line]) => [line.mark, [line.text, line.rows[0]]]));
  for (;;) {
    const known = knownOf(notes, targets);
    const written = write(blocksOf(lines, known), known);
    if (known.used.size === notes.size + targets.size) return written;
    notes = new Map([...notes].filter(([label]) => known.used.has(`^${label}`)));
    targets = new Map([...targets].filter(([label]) => known.used.has(label)));
  }
}

/** Lines that belong together. A definition in use is none of them, another is text. */
function blocksOf(lines, known) {
  const blocks = [];
  let afterBlank = true;
  for (const [at, each] of lines.entries()) {
    const line = each && inUse(each, at, known);
    const block = blocks.at(-1);
    if (line && block && goesOn(block, line, afterBlank)) block.push(line);
    else if (line) blocks.push([line]);
    afterBlank = !line;
  }
  return blocks;
}

function inUse(line, at, { notes, targets }) {
  const text = { ...line, kind: "text", text: line.typed };
  if (line.kind === "definition") return targets.has(line.mark) ? null : text;
  return line.kind === "note" && notes.get(line.mark) !== at ? text : line;
}

/** Whether a line belongs to the block before it. Empty lines between its items do not end a list, a flush line does. */
function goesOn([first], line, afterBlank) {
  const { kind } = first;
  if (kind === "item" && line.kind === "item") return line.indent > 0 || isOrdered(line) === isOrdered(first);
  if (kind === "item" || kind === "note") return line.kind === "text" && line.indent > 1 && !afterBlank;
  return (kind === "text" || kind === "quote") && kind === line.kind && !afterBlank;
}

function write(blocks, known) {
  return blocks.map((block, index) => gap(blocks[index - 1], block) + writeBlock(block, known)).join("");
}

/** What parts two blocks: paragraphs of a quote stay in one quote. */
function gap(above, [{ kind }]) {
  if (!above) return "";
  return above[0].kind === "quote" && kind === "quote" ? "\n>\n" : "\n\n";
}

function writeBlock(block, known) {
  const [{ kind, text, mark, rows }] = block;
  if (kind === "code") return [mark + text, ...rows, mark].join("\n");
  if (kind === "table") return writeTable(rows, known);
  if (kind === "item") return writeList(block, known);
  if (kind === "rule") return text;
  if (kind === "heading") return `${mark} ${words(text, known, { begins: false })}`;
  if (kind === "note") return withBreaks(`[^${mark}]: `, "    ", block, knownOf(new Map(), known.targets, known.used));
  const begin = kind === "quote" ? "> " : "";
  return withBreaks(begin, begin, block, known);
}

/** `others` begins every line but the first. */
function withBreaks(begin, others, lines, known) {
  const text = words(lines.map((line) => line.text).join("\n"), known);
  return begin + text.replaceAll("\n", () => BREAK + others);
}

/** GitHub leaves out cells for which the head has no column: it gets as many as the widest row. */
function writeTable(rows, known) {
  const table = rows.map(cellsOf);
  const widest = table.reduce((most, { length }) => Math.max(most, length), 0);
  const written = table.map((cells, number) => {
    const filled = number < 2 ? [...cells, ...Array(widest - cells.length).fill("")] : cells;
    const shown = (cell) => (number === 1 ? cell || "---" : words(cell, known, { begins: false, cell: true }));
    return `| ${filled.map(shown).join(" | ")} |`;
  });
  return written.join("\n");
}

/** Markdown wants four blanks for a list inside a list, people type two. */
function writeList(block, known) {
  let levels = [];
  let written = "";
  // another bullet stays another: behind a dash a sentence would be said
  const isOther = (line) => line.kind === "item" && !isOrdered(line) && !line.typed.startsWith("-");
  const bullet = block.some(isOther) ? "*" : "-";
  for (const [item, ...others] of itemsOf(block)) {
    const depth = Math.min(Math.ceil(item.indent / 4), levels.length, DEEPEST_LIST);
    const level = levelOf(item, levels[depth]);
    const begins = level !== levels[depth];
    levels = [...levels.slice(0, depth), level];
    const mark = isOrdered(item) ? `${item.mark}${level.sign}` : bullet;
    // inside a paragraph only a list that begins with 1 begins without an empty line
    const above = isOrdered(item) && begins && depth && item.mark !== "1" ? "\n\n" : "\n";
    const task = match("task", item.text)?.[0] ?? "";
    const lines = [{ ...item, text: item.text.slice(task.length) }, ...others];
    const begin = `${" ".repeat(4 * depth)}${mark} ${task}`;
    written += (written && above) + withBreaks(begin, " ".repeat(4 * depth + mark.length + 1), lines, known);
  }
  return written;
}

/** Every item with its lines. */
function itemsOf(block) {
  const items = [];
  for (const line of block) {
    if (line.kind === "item") items.push([line]);
    else items.at(-1).push(line);
  }
  return items;
}

/**
 * The list that an item goes on with, or one of its own: readers see the numbers that were typed. `shown` is the number
 * that a browser gives the last item; `same`, whether every item was typed with the same, as in `1. 1. 1.`
 * Of two lists side by side the signs behind their numbers differ, else Markdown takes them for one.
 */
function levelOf(item, before) {
  if (!isOrdered(item)) return before && !before.ordered ? before : { ordered: false };
  const number = Number(item.mark);
  if (before?.ordered && (number === before.shown + 1 || (before.same && number === before.first))) {
    before.same &&= number === before.first;
    before.shown += 1;
    return before;
  }
  return { ordered: true, sign: before?.sign === "." ? ")" : ".", first: number, shown: number, same: true };
}

function describe(text, descriptions) {
  return text.replace(IMAGE, (image, _, file) =>
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
