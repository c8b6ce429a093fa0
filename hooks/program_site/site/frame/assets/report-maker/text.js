// What people type, as it goes into a file: one form of every letter, no invisible signs, `\n` between lines.

import { sub } from "./typed-rules.js";

const BLANKS = " \t\u00a0\u3000";

/** Several lines, each without blanks at its end; no empty ones at the beginning or the end. */
export function cleanText(value) {
  const text = sub("invisible", sub("lineEnd", value, () => "\n"), () => "");
  const lines = sub("inPieces", text, composed).split("\n").map(trimmedEnd);
  const begin = lines.findIndex(Boolean);
  return begin < 0 ? "" : lines.slice(begin, lines.findLastIndex(Boolean) + 1).join("\n");
}

/** Unlike NFC for all of a text this keeps the variant kanji of names. */
function composed(letters) {
  const [first] = letters;
  return first.normalize("NFC") === first ? letters.normalize("NFC") : letters;
}

export function trimmedEnd(line) {
  let end = line.length;
  while (end && BLANKS.includes(line[end - 1])) end -= 1;
  return line.slice(0, end);
}

/** The same as a single line. */
export function cleanLine(value) {
  return cleanText(value).replace(/\s+/g, " ").trim();
}

export function bytesOf(text) {
  return new TextEncoder().encode(text).length;
}

/** Letters as people count them: one for a letter with its accent, one for an emoji. */
export function lettersIn(text) {
  return typeof Intl.Segmenter === "function" ? [...new Intl.Segmenter().segment(text)].length : [...text].length;
}
