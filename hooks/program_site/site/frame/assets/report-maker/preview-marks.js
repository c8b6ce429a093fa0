// Markdown on its way to the preview: signs that nobody can type keep apart what is understood and what is only words,
// as content/reports/markup/ of the generator does it.

import { site } from "./words.js";
import { addressIn } from "./typed-words.js";

export const TAG = "\ufdd1"; // behind the `<` of a tag that is understood
export const READING = "\ufdd2"; // behind the `{` of furigana
const PLAIN = new Map([
  ["~", "\ufdd3"],
  ["*", "\ufdd4"],
  ["_", "\ufdd5"],
  ["&", "\ufdd6"],
]);
const MEANT = new Map([...PLAIN].map(([sign, standIn]) => [standIn, sign]));
const ALL = /[\ufdd0-\ufdef]/g;
const IN_ADDRESS = /%EF%B7%(?:9[0-9A-F]|A[0-9A-F])/g;

const ADDRESS = new RegExp(site.rules.address, "gu");
const FURIGANA = new RegExp(site.rules.furigana, "gu");
const TAGS = new RegExp(site.rules.tags, "giu");

/** Markdown in which nothing is taken for a mark that is none. */
export function asMeant(markdown) {
  let text = markdown.replace(ADDRESS, (_, before, found) => {
    const address = addressIn(found);
    return before + [...address].map((sign) => PLAIN.get(sign) ?? sign).join("") + found.slice(address.length);
  });
  text = text.replace(/~+/g, (run, at) => (run === "~" && text[at - 1] !== "\\" ? PLAIN.get("~") : run));
  text = text.replace(TAGS, (tag, at) => (text[at - 1] === "\\" ? tag : `<${TAG}${tag.slice(1)}`));
  return text.replace(FURIGANA, (found, _, __, at) => (text[at - 1] === "\\" ? found : `{${READING}${found.slice(1)}`));
}

/** The signs that were typed. */
export const restored = (text) => text.replace(ALL, (sign) => MEANT.get(sign) ?? "");

/** The same in an address, where they may have become %XX. */
export const restoredAddress = (address) => restored(address.replace(IN_ADDRESS, decodeURIComponent));
