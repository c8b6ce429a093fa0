// What is wrong, in words at its field.

import { languageName } from "./pieces.js";
import { saidDate, saidNumber } from "./said-values.js";

const YEAR = /^\d{4}$/; // stands in sentences that say of what it is one

/** A problem as `check` finds it. The words of the desk have what is said of each code. */
export function problemWords(desk, { code, values }) {
  const { difference } = desk.words;
  const said = (name) => {
    const value = values[name];
    if (value === undefined) return "…";
    if (name === "language") return String(value).split(", ").map((each) => languageName(each, desk)).join(desk.words.comma);
    if (YEAR.test(String(value))) return String(value);
    if (typeof value === "string") return saidDate(value, difference) || value;
    return Number.isInteger(value) ? value.toLocaleString(desk.language) : saidNumber(value, difference);
  };
  return (desk.words.problems[code] ?? code).replace(/\{(\w+)\}/g, (_, name) => said(name));
}
