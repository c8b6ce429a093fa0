// Tasks as they are begun: which entries they can be about, and which of their fields are asked for first.

import { at, copy, fieldsAt, isRecord } from "./values.js";
import { keyOf } from "./changes.js";
import { nameOf } from "./edits.js";
import { dateIn } from "./said-values.js";

export const NEW_ENTRY = "+";

export const filesOf = (task) => task.files ?? [task.file];

/** Whether an entry must be chosen before there is a form. */
export const hasEntries = (task) => task.how === "change";

/** The entries of a file that a task can be about: what each is called, and its place. */
export function entriesOf(desk, task, file) {
  const way = task.place ?? [];
  const items = at(desk.files[file].records, way);
  const list = Array.isArray(items) ? items : [];
  const key = way.length ? keyOf(list) : desk.files[file].key;
  return list.map((item, number) => {
    const part = key ? Object.fromEntries(key.map((name) => [name, item[name]])) : number;
    return { place: [...way, part], label: labelOf(desk, file, item, key) };
  });
}

function labelOf(desk, file, item, key) {
  const own = (key ?? []).map((name) => String(item[name])).join(" ");
  const known = desk.files[file].names?.[own];
  const said = (key ?? []).map((name) => dateIn({ name }, String(item[name]), desk.words.difference) || String(item[name])).join(" ");
  return known ?? (nameOf(item, desk) || said || Object.values(item).filter((each) => !isRecord(each)).join(" "));
}

/** A task at its beginning. `entry` is the place of what it is about, or NEW_ENTRY. */
export function begun(desk, task, file, entry) {
  const isNew = task.how === "add" || entry === NEW_ENTRY;
  const place = isNew ? (task.place ?? []) : task.how === "set" ? [] : entry;
  const base = isNew ? null : (copy(at(desk.files[file].records, place)) ?? null);
  const beside = (task.beside ?? []).map((each) => {
    const there = copy(at(desk.files[each.file].records, each.place)) ?? null;
    return { file: each.file, place: each.place, base: there, value: copy(there), isNew: false };
  });
  return { task: task.id, edit: { file, place, base, value: copy(base) ?? {}, isNew }, beside, added: [], ownId: false };
}

/** The fields of a record that is edited: those to be asked for first, and all others. */
export function asked(desk, task, edit) {
  const fields = fieldsAt(desk.files[edit.file].fields, edit.place);
  const known = fields.filter(({ name, kind }) => kind !== "other" || edit.base?.[name] !== undefined);
  const shown = edit.isNew ? known : known.filter(({ name }) => !keysOf(desk, edit).includes(name));
  const there = (name) => shown.some((each) => each.name === name);
  const named = task.ask.filter((name) => name !== "id" && there(name));
  const answered = ({ name, required }) => required || name === "source" || edit.base?.[name] !== undefined;
  const others = shown.filter((each) => (named.length ? each.name === "source" || (edit.isNew && each.required) : answered(each)));
  const names = [...named, ...others.map(({ name }) => name).filter((name) => name !== "id" && !named.includes(name))];
  if (there("id")) names.push("id");
  const of = (name) => shown.find((each) => each.name === name);
  return { first: names.map(of), more: shown.filter(({ name }) => !names.includes(name)) };
}

/** What a record that is there is known by: that is changed by hand, as others name it. */
function keysOf(desk, { file, place }) {
  const last = place[place.length - 1];
  return isRecord(last) ? Object.keys(last) : (desk.files[file].key ?? []);
}

/** The fields of a record that is made beside another. */
export function askedBeside(desk, file) {
  const fields = desk.files[file].fields.filter(({ kind }) => kind !== "other");
  const own = desk.tasks.find((task) => task.how === "add" && task.file === file && !task.place);
  return asked(desk, own ?? { ask: [] }, { file, place: [], base: null, isNew: true, fields });
}

/** Whether a record of a file can be made at the desk: one that must say what no form can ask for cannot. */
export const canBeMade = (file) => Boolean(file.key) && !file.fields.some(({ kind, required }) => kind === "other" && required);
