// The lines of typed text: what each of them is, as its writer meant it.
// intake/typed_lines.py is the same, function by function.

import { cleanText, trimmedEnd } from "./text.js";
import { match, search } from "./typed-rules.js";

const BLANKS = " \t\u00a0\u3000";

/*
A line, or several that belong together (code and tables), is { kind, text, indent, mark, typed, rows }. `mark` is of an
item `-` or its number, of a heading its number signs, of a note or definition its label, of code its fence. `typed` is
all of it, where it may turn out to be text.
*/
const lineOf = (kind, text = "", more = {}) => ({ kind, text, indent: 0, mark: "", typed: "", rows: [], ...more });

export const isOrdered = (line) => line.mark !== "-";

/** What the lines of a typed text are; null stands for an empty one. */
export function linesOf(typed) {
  const rows = cleanText(typed).split("\n");
  const fences = fencesIn(rows);
  const found = [];
  let [at, line] = [0, null];
  while (at < rows.length) {
    [line, at] = codeAt(rows, at, fences) ?? tableAt(rows, at) ?? [recognised(rows[at]), at + 1];
    found.push(line);
  }
  return withDialogues(found);
}

function stripped(row) {
  let at = 0;
  while (at < row.length && BLANKS.includes(row[at])) at += 1;
  return row.slice(at);
}

/** For each row, the longest fence of each sign that may end code in the rows from there on. */
function fencesIn(rows) {
  let longest = { "`": 0, "~": 0 };
  const found = [longest];
  for (const row of [...rows].reverse()) {
    const fence = match("fence", stripped(row));
    if (fence && !fence[2]) {
      const sign = fence[1][0];
      longest = { ...longest, [sign]: Math.max(longest[sign], fence[1].length) };
    }
    found.push(longest);
  }
  return found.reverse();
}

/** Code between two fences; one that has no end is text. */
function codeAt(rows, at, fences) {
  const text = stripped(rows[at]);
  const fence = match("fence", text);
  if (!fence || fences[at + 1][fence[1][0]] < fence[1].length) return null;
  let end = at + 1;
  while (!ends(fence[1], stripped(rows[end]))) end += 1;
  const indent = rows[at].length - text.length;
  const inside = rows.slice(at + 1, end).map((row) => row.slice(Math.min(indent, row.length - stripped(row).length)));
  return [lineOf("code", trimmed(fence[2]), { mark: fence[1], rows: inside }), end + 1];
}

const trimmed = (text) => trimmedEnd(stripped(text));

function ends(fence, row) {
  const found = match("fence", row);
  return found !== null && !found[2] && found[1][0] === fence[0] && found[1].length >= fence.length;
}

/** Rows of cells, the second of which parts the head from the others. */
function tableAt(rows, at) {
  const second = at + 1 < rows.length ? stripped(rows[at + 1]) : "";
  if (!rows[at].includes("|") || !second.includes("|") || !match("dividers", second)) return null;
  let end = at + 2;
  while (end < rows.length && rows[end].includes("|")) end += 1;
  return [lineOf("table", "", { rows: rows.slice(at, end).map(stripped) }), end];
}

/** What stands between the bars of a row. Those of furigana and behind a backslash part nothing. */
export function cellsOf(row) {
  let cells = [""];
  let at = 0;
  while (at < row.length) {
    const found = match("cell", row, at);
    if (found) cells[cells.length - 1] += found[0];
    else cells.push("");
    at += found ? found[0].length : 1;
  }
  if (cells.length > 1 && !stripped(cells[0])) cells = cells.slice(1);
  if (cells.length > 1 && !stripped(cells.at(-1))) cells = cells.slice(0, -1);
  return cells.map(trimmed);
}

/** What a line is; null for an empty one. A line has one mark: what looks like a second is text. */
function recognised(row) {
  const text = stripped(row);
  const lead = [...row.slice(0, row.length - text.length)];
  if (!text || match("emptyQuote", text)) return null;
  if (match("rule", text)) return lineOf("rule", "---");
  if (match("marks", text)) return lineOf("marks", text);
  if (match("image", text)?.[0].length === text.length) return lineOf("image", text);
  if (match("tagLine", text)) return lineOf("tag", text);
  const indent = lead.reduce((sum, sign) => sum + (sign === "\t" ? 4 : 1), 0);
  const shown = lead.filter((sign) => sign !== " " && sign !== "\t").join(""); // behind such blanks nothing is an item
  return marked(text, indent, !shown) ?? lineOf("text", shown + text, { indent });
}

/** A line that begins with a mark and has words behind it. */
function marked(text, indent, mayBeItem) {
  let found;
  if ((found = match("heading", text))) return lineOf("heading", withoutClosing(found[2]), { mark: found[1] });
  if ((found = match("quote", text)) && !match("faceAfterSign", text)) return lineOf("quote", found[1]);
  if ((found = match("note", text))) return lineOf("note", found[2], { mark: found[1], typed: text });
  if ((found = match("definition", text))) {
    return lineOf("definition", found[2], { mark: found[1], typed: text, rows: [found[3] ?? ""] });
  }
  if (mayBeItem && (found = match("wordItem", text))) {
    const inner = found[1] === "o" ? Math.max(indent, 4) : indent;
    return lineOf("item", found[2], { indent: inner, mark: "-", typed: text });
  }
  if (mayBeItem && (found = match("item", text)) && !match("noItem", text)) {
    const mark = "-*+".includes(found[1]) ? "-" : found[1].slice(0, -1);
    return lineOf("item", found[2], { indent, mark, typed: text });
  }
  return null;
}

/** `## Title ##` is `## Title`. */
function withoutClosing(heading) {
  let rest = heading;
  for (;;) {
    let end = rest.length;
    while (rest[end - 1] === "#") end -= 1;
    if (!BLANKS.includes(rest[end - 1])) return rest;
    rest = trimmedEnd(rest.slice(0, end));
  }
}

/** Items that are lines of a dialogue are text: each begins with a dash and ends a sentence. */
function withDialogues(lines) {
  return runsOf(lines).flatMap((run) =>
    isSaid(run) ? run.map((line) => ({ ...line, kind: "text", text: line.typed })) : run,
  );
}

/** Items of one list that follow each other, and other lines one by one. */
function runsOf(lines) {
  const runs = [];
  for (const line of lines) {
    const first = runs.at(-1)?.[0];
    const inList = line?.kind === "item" && first?.kind === "item";
    if (inList && (line.indent || isOrdered(line) === isOrdered(first))) runs.at(-1).push(line);
    else runs.push([line]);
  }
  return runs;
}

function isSaid(run) {
  return run.every((line) => {
    if (line?.kind !== "item" || line.indent !== run[0].indent || !line.typed.startsWith("-")) return false;
    return search("sentence", line.text) && !match("task", line.text);
  });
}
