// Texts that say the same in several languages, where only some of these were changed. The checker leaves it to the hashes of
// originals (`translated_from`), which are made long after the desk: here it is a remark, and no mistake.

import { inLanguages, textOf } from "./check-texts.js";
import { editsOf } from "./edits.js";
import { at, fieldsAt, isRecord } from "./values.js";

const SAME_IN_ALL = ["translated", "name"];

/**
 * Each text of a record that was there before, changed in some languages alone: `holder`, the `place` of the first language
 * in which it is not, and which languages are and are not.
 */
export function leftBehind(task, desk) {
  return editsOf(task, desk).filter(({ isNew, base, value }) => !isNew && isRecord(base) && isRecord(value)).flatMap(({ holder, file, place: way, base, value }) => {
    const texts = [...inLanguages(value, fieldsAt(desk.files[file].fields, way))].filter(({ field }) => SAME_IN_ALL.includes(field.kind));
    return texts.map(({ forms, place }) => ({ holder, place, ...compared(at(base, place), forms) })).filter(({ changed, others }) => changed.length && others.length);
  }).map(({ place, others, ...each }) => ({ ...each, place: [...place, others[0]], others }));
}

/** Of the languages in which it was said before, those in which something else is said now, and those in which the same is. */
function compared(before, forms) {
  const known = isRecord(before) ? Object.keys(before).filter((code) => code in forms) : [];
  const isAsBefore = (code) => textOf(before[code]) === textOf(forms[code]);
  return { changed: known.filter((code) => !isAsBefore(code)), others: known.filter(isAsBefore) };
}
