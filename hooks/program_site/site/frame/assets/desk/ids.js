// The short name of a new record, offered until somebody types another.

import { latinLetters, latinWords, shortName } from "../forms/latin.js";
import { isRecord } from "./values.js";

const CALLED = ["name", "title", "question", "label"];

/** Of what the record is called, in the first language that can be read in Latin letters; never one that is taken. */
export function suggestedId(desk, file, record, taken) {
  const letters = latinLetters(desk.letters);
  const texts = CALLED.map((field) => record[field]).find(isRecord) ?? {};
  const codes = ["en", ...Object.keys(texts)];
  const words = codes.map((code) => latinWords(String(texts[code]?.text ?? texts[code] ?? ""), letters)).find((found) => found.length);
  const name = shortName(words ?? [...file.replace(/_/g, "-").split("-"), "1"]);
  let number = 1;
  const numbered = () => (number === 1 ? name : `${name.replace(/-1$/, "")}-${number}`);
  while (taken.includes(numbered())) number += 1;
  return numbered();
}
