// The short name in the address of a report: offered until the writer chooses another, and never twice the same.

import { latinLetters, latinWords, shortName } from "../forms/latin.js";
import { site } from "./words.js";

const letters = latinLetters(site.letters);
const ENDING = /^[a-z0-9]{4}$/;
const SIGNS = "bcdfghjkmnpqrstvwxz23456789"; // without vowels they make no words, without 0 and 1 nobody mistakes them

/** Latin letters of the title, or what its letters sound like; else the hosts or the program; else a plain word. */
export function suggestSlug({ title, partners, program }) {
  const words = latinWords(title, letters);
  const named = words.length ? words : [program, ...partners].filter(Boolean);
  return shortName(named.length ? named : ["report"]);
}

/** What a draft has at the end of its name from its first day: two students of one group choose the same words. */
export function endingOf(known) {
  if (ENDING.test(known)) return known;
  return [...crypto.getRandomValues(new Uint32Array(4))].map((number) => SIGNS[number % SIGNS.length]).join("");
}
