// The patterns of typed text, which intake/typed_rules.py hands to the page.

import { site } from "./words.js";

const [FITS, FOUND, EVERY] = ["uy", "u", "gu"].map((flags) => {
  const made = new Map(); // a pattern is compiled when it is first asked for
  return (name) => made.get(name) ?? made.set(name, new RegExp(site.rules[name], flags)).get(name);
});

/** Whether a pattern fits from that place on. */
export function match(name, text, at = 0) {
  const pattern = FITS(name);
  pattern.lastIndex = at;
  return pattern.exec(text);
}

export const search = (name, text) => FOUND(name).test(text);

/** The text with other words in each place that fits. */
export const sub = (name, text, by) => text.replace(EVERY(name), (found) => by(found));
