// What is wrong, in words at its field.

import { languageName } from "./pieces.js";

const DATE = /^(?:FY)?\d{4}(?:-\d{2}){0,2}(?: .*)?$/;

/** A problem as `check` finds it. The words of the desk have what is said of each code. */
export function problemWords(desk, { code, values }) {
  const said = (name) => {
    const value = values[name];
    if (value === undefined) return "…";
    if (name === "language") return String(value).split(", ").map((each) => languageName(each, desk)).join(desk.words.comma);
    return typeof value === "number" && !DATE.test(String(value)) ? value.toLocaleString(desk.language) : String(value);
  };
  return (desk.words.problems[code] ?? code).replace(/\{(\w+)\}/g, (_, name) => said(name));
}
