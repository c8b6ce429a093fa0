// What is wrong, in words at its field.

import { calledAt } from "./difference.js";
import { MAIN } from "./edits.js";
import { capital, languageName } from "./pieces.js";
import { saidDate, saidNumber } from "./said-values.js";

const YEAR = /^\d{4}$/; // stands in sentences that say of what it is one

/** A problem as `check` finds it. The words of the desk have what is said of each code. */
export function problemWords(desk, { code, values }) {
  const { difference } = desk.words;
  const said = (name) => {
    const value = values[name];
    if (value === undefined) return "…";
    if (name === "language") return languagesSaid(String(value).split(", "), desk);
    if (YEAR.test(String(value))) return String(value);
    if (typeof value === "string") return saidDate(value, difference) || value;
    return Number.isInteger(value) ? value.toLocaleString(desk.language) : saidNumber(value, difference);
  };
  return (desk.words.problems[code] ?? code).replace(/\{(\w+)\}/g, (_, name) => said(name));
}

/** As in the middle of a line. */
export const languagesSaid = (codes, desk) => codes.map((each) => desk.words.difference.languages[each] ?? languageName(each, desk)).join(desk.words.comma);

/**
 * What a problem of a task is about: all that its field is inside of, and of which record where several are filled in. A
 * language is not named that the problem speaks of itself.
 */
export function placeWords(desk, task, { holder, place, values = {} }) {
  const inner = values.language === undefined ? place : place.slice(0, -1);
  const beside = task.beside.find((_, at) => holder === `beside${at}`);
  if (beside) return capital(calledAt(desk, { file: beside.file, place: [...beside.place, ...inner], whole: true }));
  if (holder === MAIN) {
    const { file, place: way } = task.edit;
    return capital(calledAt(desk, { file, way, place: inner, whole: task.added.length > 0 || !inner.length }));
  }
  const { file } = task.added.find(({ token }) => token === holder);
  const alike = task.added.filter((each) => each.file === file).map(({ token }) => token);
  return capital(calledAt(desk, { file, place: inner, whole: true, number: alike.length > 1 ? alike.indexOf(holder) : undefined }));
}
