// The short name in the address of a report: offered until the writer chooses another, and never twice the same.

import { site } from "./words.js";

const LONG_ENOUGH = 40; // of what is offered; a writer may choose a longer one
const letters = new Map(site.letters.split(" ").map((pair) => pair.split("=")));
const ENDING = /^[a-z0-9]{4}$/;
const SIGNS = "bcdfghjkmnpqrstvwxz23456789"; // without vowels they make no words, without 0 and 1 nobody mistakes them

/** Latin letters of the title, or what its letters sound like; else the hosts or the program; else a plain word. */
export function suggestSlug({ title, partners, program }) {
  const sounds = [...title.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join("");
  const words = sounds.normalize("NFD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
  const named = words.some((word) => /[a-z]{2}/.test(word)) ? words : [program, ...partners].filter(Boolean);
  return shorten(named.length ? named : ["report"]);
}

/** As many whole words as fit. */
function shorten(words) {
  let slug = words[0].slice(0, LONG_ENOUGH);
  for (const word of words.slice(1)) {
    if (`${slug}-${word}`.length > LONG_ENOUGH) break;
    slug = `${slug}-${word}`;
  }
  return slug;
}

/** What a draft has at the end of its name from its first day: two students of one group choose the same words. */
export function endingOf(known) {
  if (ENDING.test(known)) return known;
  return [...crypto.getRandomValues(new Uint32Array(4))].map((number) => SIGNS[number % SIGNS.length]).join("");
}
