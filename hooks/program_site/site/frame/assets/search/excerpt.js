// What is shown of a page: its text from the place where a word of the query stands, with such words marked.
const BEFORE = 40; // signs, in which a sentence or a word is to begin
const LENGTH = 160;
const LENGTH_OF_SIGNS = 90; // of a text without blanks
const UNIT = /[^][\u0300-\u036f\u3099\u309a\uff9e\uff9f\u200b-\u200f\u2060-\u2064]*/gu; // a sign with what belongs to it

// Nodes for an element: text and <mark>.
export function excerpt(index, text, terms, others = []) {
  const longest = terms.reduce((best, term) => (term.text.length > best.text.length ? term : best));
  const found = marks(index, text, terms.filter((term) => term === longest || term.text.length > 1));
  if (!found.length && others.length) return excerpt(index, text, others);
  const first = (found.find((mark) => mark.term === longest) ?? found[0] ?? { from: 0 }).from;
  const start = found.length ? beginning(text, first) : 0;
  const begin = start + text.slice(start, first).search(/\S|$/u);
  const length = /[\u3040-\u30ff\u3400-\u9fff]/.test(text.slice(first, first + 20)) ? LENGTH_OF_SIGNS : LENGTH;
  const end = ending(text, Math.min(begin + length, text.length));
  const nodes = [begin > 0 ? "… " : ""];
  let copied = begin;
  for (const { from, to } of found) {
    if (from < copied || to > end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(from, to);
    nodes.push(text.slice(copied, from), mark);
    copied = to;
  }
  return [...nodes, text.slice(copied, end), end < text.length ? " …" : ""];
}

// Where words of the query stand: from the first sign of each to behind its last.
function marks({ words }, text, terms) {
  let folded = "";
  const origin = []; // for each sign of the folded text where its unit begins and ends
  for (const { 0: unit, index } of text.matchAll(UNIT)) {
    const own = words.fold(unit);
    for (let number = 0; number < own.length; number++) origin.push([index, index + unit.length]);
    folded += own;
  }
  const places = [];
  const add = (term, at, length) => places.push({ term, from: origin[at][0], to: origin[at + length - 1][1] });
  for (const term of terms.filter((each) => each.signs)) {
    for (let at = folded.indexOf(term.text); at >= 0; at = folded.indexOf(term.text, at + 1)) add(term, at, term.text.length);
  }
  for (const run of words.runs(folded)) {
    const meant = terms.find((term) => (term.begun ? run.token?.startsWith(term.text) : term.token && run.token === term.token));
    if (meant) add(meant, run.index, run.text.length);
  }
  return places.sort((one, other) => one.from - other.from);
}

// A sentence begins before the word, or the nearest earlier word does.
function beginning(text, first) {
  const before = text.slice(Math.max(0, first - BEFORE), first);
  const start = first - before.length;
  if (start === 0) return 0;
  const sentence = Math.max(...["\u3002", "\uff01", "\uff1f", ". ", "! ", "? "].map((sign) => (before.includes(sign) ? before.lastIndexOf(sign) + sign.length : -1)));
  if (sentence >= 0) return start + sentence;
  const blank = before.search(/[\s\u3001]/u);
  return blank >= 0 ? start + blank + 1 : first;
}

function ending(text, end) {
  if (end === text.length) return end;
  const blank = text.slice(end - 20, end).search(/[\s\u3001\u3002][^\s\u3001\u3002]*$/u);
  return blank >= 0 ? end - 20 + blank + 1 : end;
}
