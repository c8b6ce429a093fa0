// What is edited: records of data files, as they were and as they are to be. From them the data that the forms show, and
// the changes.
//
// An edit is { file, place, base, value, isNew }: `place` as in a change, of a new record the list to which it is added.

import { applied, changesBetween, keyOf } from "./changes.js";
import { at, copy, fieldsAt, isRecord, isSame, nameIn, put, tidy } from "./values.js";

export const VERSION = 1; // of change files
export const MAIN = "main";
const NEW = "+"; // begins the name of a record that has no id yet; no id has it

/** What the desk knows, with these edits made. */
export function withEdits(desk, edits) {
  const files = { ...desk.files };
  for (const edit of edits) {
    const known = files[edit.file];
    const fresh = known === desk.files[edit.file];
    const records = fresh ? copy(known.records) : known.records;
    const made = { ...known, records: edited(records, edit) };
    files[edit.file] = known.names ? { ...made, names: named(made, edit, desk) } : made;
  }
  return { ...desk, files };
}

function edited(records, { place, value, isNew }) {
  if (!isNew && !place.length) return copy(value);
  if (!isNew) {
    put(records, place, copy(value)); // what is gone meanwhile stays gone
    return records;
  }
  const list = at(records, place);
  if (Array.isArray(list)) list.push(copy(value));
  else put(records, place, [copy(value)]);
  return records;
}

function named(file, { value }, desk) {
  const id = isRecord(value) ? file.key.map((name) => String(value[name])).join(" ") : "";
  return id ? { ...file.names, [id]: nameOf(value, desk) || id } : file.names;
}

/** What a record is called: in the language of the desk, or in the first that has a name. */
export function nameOf(record, { language, languages, words }) {
  return nameIn(record, [language, ...languages], words.difference.named_by);
}

/** What of a task is to be changed: the records made beside it first, as it may name them. Without what stays as it is. */
export function editsOf(task, desk) {
  const ids = new Map(task.added.map(({ token, value }) => [token, value.id]));
  const said = (edit) => {
    const fields = fieldsAt(desk.files[edit.file].fields, edit.place);
    return { ...edit, value: tidy(withIds(edit.value, fields, ids)) };
  };
  const added = namedBeside(task).map(({ token, file, value }) => said({ holder: token, file, place: [], base: null, value, isNew: true }));
  const beside = task.beside.map((each, number) => said({ ...each, holder: `beside${number}` }));
  const own = [said({ ...task.edit, holder: MAIN }), ...beside].filter(({ value, base }) => !isSame(value, tidy(base)));
  return [...added, ...own].filter(({ isNew, value }) => !isNew || value !== undefined);
}

/** The records made beside a task that it names, also one by the other. */
export function namedBeside(task) {
  const texts = [task.edit, ...task.beside].map(({ value }) => JSON.stringify(value ?? null));
  const found = new Set();
  for (const text of texts) {
    for (const each of task.added) {
      if (found.has(each) || !text.includes(`"${each.token}"`)) continue;
      found.add(each);
      texts.push(JSON.stringify(each.value));
    }
  }
  return [...found].reverse(); // a city before the partner in it
}

export const isToken = (value) => typeof value === "string" && value.startsWith(NEW);

export function newToken(task) {
  const numbers = task.added.map(({ token }) => Number(token.slice(1)));
  return `${NEW}${Math.max(0, ...numbers) + 1}`;
}

/** The same, naming by its id what was made beside it. */
function withIds(value, fields, ids) {
  const idOf = (each) => (isToken(each) ? ids.get(each) : each);
  const resolved = (inner, field) => {
    if (Array.isArray(inner)) return inner.map((each) => resolved(each, field));
    if (field.kind === "record" && isRecord(inner)) return withIds(inner, field.fields, ids);
    return field.kind === "reference" || field.kind === "citation" ? idOf(inner) : inner;
  };
  if (Array.isArray(value)) return value.map((each) => withIds(each, fields, ids));
  if (!isRecord(value)) return value;
  const known = (name) => fields.find((each) => each.name === name);
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, known(name) ? resolved(each, known(name)) : each]));
}

/** From the data as they were published to the data with the edits. */
export function changesOf(desk, edits) {
  const after = withEdits(desk, edits).files;
  const files = Object.keys(after).filter((file) => after[file] !== desk.files[file]);
  return files.flatMap((file) => [...changesBetween(file, desk.files[file].records, after[file].records)]);
}

/** The same to be said while it is filled in: a new record that nothing tells from all others yet is a change by itself. */
export function changesToSay(desk, edits, unnamed) {
  const after = withEdits(desk, edits).files;
  const isTold = ({ file }) => keyOf(desk.files[file].records, after[file].records) !== undefined;
  const untold = edits.filter((edit) => edit.isNew && !edit.place.length && !isTold(edit));
  const known = changesOf(desk, edits.filter((edit) => !untold.includes(edit)));
  const apart = ({ file, value }) => ({ file, place: [{ [desk.files[file].key[0]]: nameOf(value, desk) || unnamed }], old: null, new: value });
  return [...known, ...untold.map(apart)];
}

/** What is handed in. */
export function changeFile(desk, tasks, edits) {
  const changes = changesOf(desk, edits);
  const files = [...new Set(changes.map(({ file }) => file))];
  const seen = Object.fromEntries(files.map((file) => [file, desk.files[file].hash]).filter(([, hash]) => hash));
  const plain = changes.map(({ file, place, old, new: now }) => ({ file, place, old: old ?? null, new: now ?? null }));
  return { version: VERSION, task: tasks.length === 1 ? tasks[0] : "several", language: desk.language, seen, changes: plain };
}

/**
 * An edit of what looks otherwise by now than when it was begun: what it changes is changed in what stands there now.
 * Null where that is gone.
 */
export function rebased(edit, desk) {
  if (edit.isNew) return edit;
  const now = at(desk.files[edit.file].records, edit.place);
  if (now === undefined && edit.base !== null) return null;
  const base = copy(now ?? null);
  if (isSame(tidy(base), tidy(edit.base))) return { ...edit, base };
  const value = applied(base, changesBetween(edit.file, edit.base ?? null, tidy(edit.value) ?? null));
  return { ...edit, base, value, moved: true };
}
