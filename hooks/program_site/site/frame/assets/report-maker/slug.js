// The short name in the address of a report, offered until the writer chooses another.

import { site } from "./words.js";

const LONGEST = 40;
const letters = new Map(site.letters.split(" ").map((pair) => pair.split("=")));

/** Latin letters of the title, or what its letters sound like; else the hosts or the program; else a plain word. */
export function suggestSlug({ title, partners, program }) {
  const sounds = [...title.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join("");
  const words = sounds.normalize("NFD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
  const named = words.some((word) => /[a-z]{2}/.test(word)) ? words : [program, ...partners].filter(Boolean);
  return shorten(named.length ? named : ["report"]);
}

/** As many whole words as fit. */
function shorten(words) {
  let slug = words[0].slice(0, LONGEST);
  for (const word of words.slice(1)) {
    if (`${slug}-${word}`.length > LONGEST) break;
    slug = `${slug}-${word}`;
  }
  return slug;
}
