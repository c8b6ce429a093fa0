// The words of typed text: which signs in them are marks, and a backslash before those that are none.
// intake/typed_words.py is the same, function by function: what one writes, the other does.

import { Run, Tag, pairRuns, pairTags } from "./typed-pairs.js";
import { match, search, sub } from "./typed-rules.js";

const SENTENCE = ".,;:!?'*_~";

/** Words without marks, as in the brackets of a picture. What has its backslash keeps it. */
export const plain = (text) => sub("plain", text, (sign) => (sign.length > 1 ? sign : `\\${sign}`));

/** The title of a link or picture. */
const title = (text) => sub("inTitle", text, (sign) => `\\${sign}`);

/** What a text defines, and what of it is used. */
export const knownOf = (notes, targets, used = new Set()) => ({ notes, targets, used });

const NOTHING_KNOWN = knownOf(new Map(), new Map());

/**
 * Markdown of the words of a block, whose lines are parted by `\n`. `begins`: its lines begin lines of the file.
 * `cell`: it stands in a table. `link`: between the brackets of a link.
 */
export function words(text, known, { begins = true, cell = false, link = false } = {}) {
  const pieces = new Reading(text, known, begins, cell, link).pieces();
  pairRuns(text, pieces);
  pairTags(pieces.filter((piece) => piece instanceof Tag));
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.written())).join("");
}

/** Goes through a text sign by sign. */
class Reading {
  constructor(text, known, begins, cell, link) {
    Object.assign(this, { text, known, begins, cell, link });
    this.ticks = closingTicks(text);
    this.closing = closingBrackets(text, this.ticks);
  }

  pieces() {
    const pieces = [];
    let [at, piece] = [0, ""];
    while (at < this.text.length) {
      [piece, at] = this.piece(at);
      pieces.push(piece);
    }
    return pieces;
  }

  /** What stands at a place, and where it ends. */
  piece(at) {
    const { text } = this;
    const sign = text[at];
    const beginning = this.begins && (at === 0 || text[at - 1] === "\n") && this.beginning(at);
    if (beginning) return beginning;
    if ("*_~".includes(sign)) return this.run(at);
    const found = sign === "h" && addressAt(text, at);
    const address = found && this.cell ? found.split("{")[0] : found; // there furigana is parted from it
    if (address) return [address, at + address.length];
    if (sign === "|" && this.cell) return ["\\|", at + 1];
    if (sign === "`") return this.code(at);
    if (sign === "\\") return this.slash(at);
    if (sign === "<") return this.tag(at);
    if (sign === "&") return this.entity(at);
    if (sign === "!") return this.picture(at);
    if (sign === "[") return this.bracket(at);
    if (sign === "]") return [this.link ? "\\]" : "]", at + 1];
    return sign === "{" ? this.furigana(at) : [sign, at + 1];
  }

  /** What would begin a block at the beginning of a line. */
  beginning(at) {
    let found;
    if ((found = match("begin", this.text, at))) return [`\\${found[0]}`, at + found[0].length];
    if ((found = match("beginNumber", this.text, at))) return [`${found[1]}\\${found[2]}`, at + found[0].length];
    return null;
  }

  run(at) {
    const { text } = this;
    let end = at;
    while (text[end] === text[at]) end += 1;
    let [first, last] = [at, end];
    while (text[first - 1] === "~") first -= 1;
    while (text[last] === "~") last += 1;
    const around = [signBefore(text, at), signAt(text, end)];
    return [new Run(text[at], at, end, around, [signBefore(text, first), signAt(text, last)]), end];
  }

  code(at) {
    const [end, count] = this.ticks.get(at);
    // a bar parts cells in code too
    const parted = this.cell && this.text.slice(at, end).replaceAll("\\|", "").includes("|");
    return end && !parted ? [this.text.slice(at, end), end] : ["\\`".repeat(count), at + count];
  }

  /** A backslash: before a mark it takes the meaning from it, else it is one, as in faces with arms. */
  slash(at) {
    const arm = at > 0 && match("arm", this.text, at - 1);
    const found = !arm && match("escape", this.text, at);
    if (found) return [found[0], at + 2];
    return [arm || match("eatenSlash", this.text, at) ? "\\\\" : "\\", at + 1];
  }

  tag(at) {
    let found;
    if (!this.link && (found = match("autolink", this.text, at))) return [found[0], at + found[0].length];
    if ((found = match("tag", this.text, at))) {
      const [typed, close, empty, name, block, closed] = found;
      const piece = empty || block ? typed : new Tag(typed, `${close}${name.toLowerCase()}${closed}`);
      return [piece, at + typed.length];
    }
    return [match("tagLike", this.text, at) ? "\\<" : "<", at + 1];
  }

  /** `&nbsp;` comes out of other programs; whoever types another means its signs. */
  entity(at) {
    const found = match("entity", this.text, at);
    return [found && found[0] !== "&nbsp;" ? "\\&" : "&", at + 1];
  }

  picture(at) {
    const found = match("image", this.text, at);
    if (!found) return [this.text[at + 1] === "[" ? "\\!" : "!", at + 1];
    const caption = found[3] ? ` "${title(found[3])}"` : "";
    return [`![${plain(found[1])}](${found[2]}${caption})`, at + found[0].length];
  }

  bracket(at) {
    const { text, known } = this;
    if (this.link) return ["\\[", at + 1];
    const note = match("noteMark", text, at);
    if (note && known.notes.has(note[1]) && text[at - 1] !== "!") {
      const starts = at === 0 || text[at - 1] === "\n";
      if (!(starts && text[at + note[0].length] === ":")) {
        known.used.add(`^${note[1]}`);
        return [note[0], at + note[0].length];
      }
    }
    return this.linkAt(at) ?? [match("plainBrackets", text, at) ? "[" : "\\[", at + 1];
  }

  /** A link with its target beside it or in a definition. */
  linkAt(at) {
    const { text, known } = this;
    const close = this.closing.get(at);
    if (close === undefined) return null;
    const target = match("target", text, close + 1);
    const linked = target && this.linked(at, close, target[1] || target[2], target[3] || "");
    if (linked) return [linked, close + 1 + target[0].length];
    const label = match("label", text, close + 1);
    const name = (label && label[1]) || text.slice(at + 1, close);
    if (!known.targets.has(name)) return null;
    const defined = this.linked(at, close, ...known.targets.get(name));
    if (defined) known.used.add(name);
    return defined ? [defined, close + 1 + (label ? label[0].length : 0)] : null;
  }

  linked(at, close, target, said) {
    const label = this.text.slice(at + 1, close);
    if (!search("word", label) && !label.includes("![")) return "";
    const caption = said ? ` "${title(said)}"` : "";
    const shown = words(label, NOTHING_KNOWN, { begins: false, cell: this.cell, link: true });
    return `[${shown}](${target.includes(" ") ? `<${target}>` : target}${caption})`;
  }

  /** A bar parts the cells of a table: there a reading stands between tags. */
  furigana(at) {
    const found = match("furigana", this.text, at);
    if (!found) return ["{", at + 1];
    const [typed, base, reading] = found;
    const ruby = `<ruby>${plain(base)}<rt>${reading}</rt></ruby>`;
    return [this.cell ? ruby : `{${plain(base)}|${reading}}`, at + typed.length];
  }
}

/** A sign may take two places. */
const signAt = (text, at) => (at < text.length ? String.fromCodePoint(text.codePointAt(at)) : " ");

function signBefore(text, at) {
  const low = at > 1 && text[at - 1] >= "\udc00" && text[at - 1] <= "\udfff";
  return at > 0 ? signAt(text, at - (low ? 2 : 1)) : "\n";
}

/** The address that begins there, without the signs of its sentence. */
function addressAt(text, at) {
  const found = text.startsWith("http", at) ? match("address", text, Math.max(at - 1, 0)) : null;
  const begins = found && found.index + found[0].length - found[2].length === at;
  const address = begins ? addressIn(found[2]) : "";
  return address.split("/").length > 2 && !address.endsWith("//") ? address : "";
}

/** An address without the full stop or bracket of its sentence; a bracket that it opens itself stays. */
export function addressIn(found) {
  const count = (sign) => found.split(sign).length;
  while (SENTENCE.includes(found.at(-1)) || (found.endsWith(")") && count(")") > count("("))) {
    found = found.slice(0, -1);
    if (!found) break;
  }
  return found;
}

/**
 * For every run of backticks: where the code ends that it begins, 0 where it begins none, and how many it has.
 * Code stays on its line. Behind a backslash a run begins one sign later.
 */
function closingTicks(text) {
  const runs = [...text.matchAll(/`+/g)].map((found) => [found.index, found[0].length]);
  const ticks = new Map();
  let later = new Map();
  let lineEnd = text.length;
  for (const [start, count] of runs.reverse()) {
    if (text.slice(start, lineEnd).includes("\n")) [later, lineEnd] = [new Map(), text.indexOf("\n", start)];
    for (const skipped of [0, 1]) {
      const begun = later.get(count - skipped) ?? -1;
      ticks.set(start + skipped, [begun >= 0 ? begun + count - skipped : 0, count - skipped]);
    }
    later.set(count, start);
  }
  return ticks;
}

/** Where each bracket ends, on its line and outside code. */
function closingBrackets(text, ticks) {
  const closing = new Map();
  let waiting = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at];
    if (sign === "\n") waiting = [];
    else if (sign === "[") waiting.push(at);
    else if (sign === "]" && waiting.length) closing.set(waiting.pop(), at);
    if (sign === "`") {
      const [end, count] = ticks.get(at);
      at = end || at + count;
    } else at += match("escape", text, at) ? 2 : 1;
  }
  return closing;
}
