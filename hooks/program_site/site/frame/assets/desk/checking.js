// What is wrong with what is edited, by what was there before it and what is made beside it.

import { check } from "./check.js";
import { MAIN, editsOf, withEdits } from "./edits.js";
import { at, located } from "./values.js";

/**
 * Problems and warnings of a task: each with its `holder` ("main", "beside0", "+1"), and its `place` in what that holds.
 * `desk` knows all that was edited before. What was wrong already is not told again.
 */
export function problemsIn(task, desk) {
  const edits = editsOf(task, desk);
  const all = withMain(edits, task);
  return all.flatMap((edit) => {
    const added = addedBeside(edits, edit);
    const [prefix, record] = wholeOf(edit, withEdits(desk, [edit]));
    const known = edit.isNew && !prefix.length ? [] : check(desk, edit.file, wholeOf(edit, desk)[1], { early: true });
    const before = new Set(known.map(({ place, code }) => JSON.stringify([place, code])));
    return check(desk, edit.file, record, { isNew: edit.isNew && !prefix.length, added, early: true })
      .filter(({ place, code }) => !before.has(JSON.stringify([place, code])))
      .map((problem) => ({ ...problem, holder: edit.holder, place: within(prefix, problem.place) }));
  });
}

/** A new record that holds nothing yet lacks all that it must say. */
function withMain(edits, task) {
  const there = edits.some(({ holder }) => holder === MAIN);
  return there || !task.edit.isNew ? edits : [...edits, { ...task.edit, holder: MAIN, value: {} }];
}

function addedBeside(edits, own) {
  const added = {};
  for (const { file, value, isNew, place, holder } of edits) {
    if (isNew && !place.length && holder !== own.holder) added[file] = [...(added[file] ?? []), value];
  }
  return added;
}

/** The record that is checked, and the place in it of what is edited. */
function wholeOf({ file, place, value, isNew }, desk) {
  const known = desk.files[file];
  if (!known.one) return [[], isNew ? value : (at(known.records, place) ?? {})];
  const items = isNew ? (at(known.records, place) ?? []) : [];
  const prefix = located(known.records, isNew ? [...place, items.length - 1] : place);
  return [prefix, known.records];
}

/** Inside of what is edited; what is wrong elsewhere because of it is told of all of it. */
function within(prefix, place) {
  return prefix.every((part, number) => String(place[number]) === String(part)) ? place.slice(prefix.length) : [];
}
