// What people type, as it goes into a file: one form of every letter, no invisible signs, `\n` between lines.

const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
// Control and format signs, halves of signs, signs that are none. Tabs and what joins the parts of an emoji stay.
const INVISIBLE = /(?![\n\t\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\ufffe\uffff]/gu;

/** Several lines, each without blanks at its end; no empty ones at the beginning or the end. */
export function cleanText(value) {
  const text = value.replace(LINE_ENDS, "\n").replace(INVISIBLE, "").normalize("NFC");
  return text.replace(/[^\S\n]+$/gm, "").replace(/^\n+|\n+$/g, "");
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
