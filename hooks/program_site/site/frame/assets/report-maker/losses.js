// A net below the rules of markdown.js: words that were typed and that the preview does not show.

const LETTERS = /[\p{L}\p{M}\p{N}]+/gu;
const MAY_GO = [
  /^[ \t>]*(?:\d{1,2}[.)]|o)(?=[ \t])/gu, // numbers of a list, and its dots
  /^[ \t]*(?:[-*+]|\d{1,2}[.)])[ \t]+\[[xX]\](?=\s|$)/gu, // tasks that are done
  /\]\([ \t]*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)/gu, // where links lead
  /^[ \t]*\[[^\]]+\]:[ \t]*<?\w+:[^\s>]*/gu,
  /\]\[[^\]]*\]/gu,
  /\[\^[^\]\s]+\]/gu, // signs of notes
  /^[ \t]*(?:```+|~~~+)[^`]*$/gu, // what stands behind the beginning of code
  /&(?:\w{2,32}|#\w{1,8});/gu,
  /<\/?(?:br|ruby|rt|rp|sub|sup|details|summary)[ \t]*\/?>/giu,
];

/** Words of `typed` that `shown`, an element, does not show: [{ line, words }]. */
export function lostIn(typed, shown) {
  const there = lettersOf(shown);
  let at = 0;
  return typed.split("\n").flatMap((row, index) => {
    const lost = wordsOf(row).filter((word) => {
      const place = Math.max(there.indexOf(word, at), there.includes(word) ? 0 : -1); // notes stand at the end
      if (there.indexOf(word, at) >= 0) at = there.indexOf(word, at) + word.length;
      return place < 0;
    });
    return lost.length ? [{ line: index + 1, words: lost.join(" ") }] : [];
  });
}

function wordsOf(row) {
  const kept = MAY_GO.reduce((text, pattern) => text.replace(pattern, " "), row);
  return kept.normalize("NFC").match(LETTERS) ?? [];
}

/** What is read or heard of an element, letter by letter. */
function lettersOf(element) {
  const copy = element.cloneNode(true);
  for (const image of copy.querySelectorAll("img")) image.replaceWith(image.alt);
  return (copy.textContent.normalize("NFC").match(LETTERS) ?? []).join("");
}
