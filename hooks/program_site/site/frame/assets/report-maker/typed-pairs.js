// Marks of typed text that come in pairs: emphasis and tags. Without its pair a mark is text.
// intake/typed_pairs.py is the same, function by function.

import { match, search } from "./typed-rules.js";

const is = (sign, name) => match(name, sign) !== null;

/**
 * Signs of emphasis that stand together; `kept` once they are found to be marks. `around`: what stands before and behind
 * them; `beyond`: the same behind strokes, which do not part words to Markdown.
 */
export class Run {
  constructor(sign, start, end, around, beyond) {
    const count = end - start;
    Object.assign(this, { sign, start, end, around, beyond, count, kept: false, key: sign.repeat(count) });
  }

  /** Whether it can begin emphasis: words follow, and it stands in no sum or name. */
  opens() {
    const { sign, count, around } = this;
    if (sign === "~") return count === 2 && !is(around[1], "blank");
    if (count > 3 || !is(around[1], "opensBefore")) return false;
    const [before, after] = this.beyond;
    if (sign === "_") return !is(before, "word");
    if (count === 1) return !is(before, "ofPartedWord") && !(is(after, "digit") && is(before, "word"));
    return !(is(before, "digit") && is(after, "digit"));
  }

  /** Whether it can end emphasis. */
  closes() {
    const { sign, count, around } = this;
    if (sign === "~") return count === 2 && !is(around[0], "blank");
    if (count > 3 || !is(around[0], "closesAfter")) return false;
    const [before, after] = this.beyond;
    if (sign === "_") return !is(after, "word");
    if (count === 1) return !is(after, "ofPartedWord");
    return !(is(before, "digit") && is(after, "digit"));
  }

  written() {
    const { sign, key, kept, around } = this;
    const [before, after] = around;
    const alone = before !== "\n" && is(before, "blank") && is(after, "blank");
    const inWord = sign === "_" && is(before, "ofPartedWord") && is(after, "ofPartedWord");
    return kept || (sign !== "~" && alone) || inWord ? key : `\\${sign}`.repeat(this.count);
  }
}

/** A tag that is text as long as no other is its pair. */
export class Tag {
  constructor(typed, name) {
    Object.assign(this, { typed, name, kept: false });
  }

  written() {
    return this.kept ? this.typed : `\\${this.typed}`;
  }
}

/** Finds the beginning of each emphasis for its end. Emphasis by a single sign stays on its line. */
export function pairRuns(text, pieces) {
  let waiting = [];
  const counts = new Map();
  const depths = depthsOf(text);
  const count = (run, by) => counts.set(run.key, (counts.get(run.key) ?? 0) + by);
  for (const piece of pieces) {
    if (piece === "\n") {
      waiting = waiting.filter((run) => run.count > 1);
      for (const key of "*_~") counts.delete(key);
    }
    if (!(piece instanceof Run)) continue;
    if (piece.closes() && counts.get(piece.key)) {
      let run;
      do count((run = waiting.pop()), -1);
      while (run.key !== piece.key);
      run.kept = piece.kept = isEmphasis(text, depths, run, piece);
    } else if (piece.opens()) {
      waiting.push(piece);
      count(piece, 1);
    }
  }
}

/** For each place in a text, how many more brackets have begun before it than ended. */
function depthsOf(text) {
  const depths = [0];
  for (let at = 0; at < text.length; at += 1) {
    depths.push(depths[at] + Number(is(text[at], "bracketBegins")) - Number(is(text[at], "bracketEnds")));
  }
  return depths;
}

/** Words and no face: between brackets there are two letters of one script side by side, and no half of a bracket. */
function isEmphasis(text, depths, begin, end) {
  const content = text.slice(begin.end, end.start);
  const between = is(begin.around[0], "bracketBegins") && is(end.around[1], "bracketEnds");
  const bracketed = between || match("bracketed", content);
  const halves = begin.count === 1 && depths[begin.end] !== depths[end.start];
  return search("word", content) && !halves && (!bracketed || search("alike", content));
}

/** Tags that stand in one another as they should; a reading stands in a ruby. */
export function pairTags(tags) {
  const waiting = [];
  const names = new Map();
  const count = (name, by) => names.set(name, (names.get(name) ?? 0) + by);
  for (const tag of tags) {
    const name = tag.name.replace(/^\//, "");
    if (name === tag.name) {
      waiting.push(tag);
      count(name, 1);
    } else if (names.get(name)) {
      let begin;
      do count((begin = waiting.pop()).name, -1);
      while (begin.name !== name);
      begin.kept = tag.kept = true;
    }
  }
  let rubies = 0;
  for (const tag of tags) {
    if (tag.name === "ruby" && tag.kept) rubies += 1;
    else if (tag.name === "/ruby" && tag.kept) rubies -= 1;
    else if (/^\/?r[tp]$/.test(tag.name)) tag.kept = tag.kept && rubies > 0;
  }
}
