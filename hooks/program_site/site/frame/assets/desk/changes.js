// From two states of a data file to the changes that lead from one to the other, and back: in the browser what
// intake/changes/differing.py and putting.py do.

import { copy, isRecord, isSame } from "./values.js";

/** By which of their fields items of a list are known again, wherever in it they stand. */
const KEYS = [["id"], ["year", "direction"], ["year"], ["from"], ["report"]];

/** The changes of a file: values of records and of items with a key by themselves, other lists as a whole. */
export function changesBetween(file, old, now, place = []) {
  const [before, after] = [given(old), given(now)];
  if (isSame(before, after)) return [];
  if (isRecord(before) && isRecord(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => changesBetween(file, before[name], after[name], [...place, name]));
  }
  const key = isList(before) && isList(after) ? keyOf(before, after) : undefined;
  if (!key) return [{ file, place, old: before, new: after }];
  const [known, wanted] = [before, after].map((items) => byKey(items ?? [], key));
  const all = new Map([...known, ...wanted]);
  return [...all].flatMap(([name, item]) => changesBetween(file, known.get(name), wanted.get(name), [...place, selectorOf(item, key)]));
}

/** Nothing is null, in whatever way it is written: a file has no empty lists. */
function given(value) {
  const empty = value === undefined || (value !== null && typeof value === "object" && Object.keys(value).length === 0);
  return empty ? null : value;
}

const isList = (value) => value === null || Array.isArray(value);

/** The fields whose values tell all items apart, in both states; undefined where none do. */
export function keyOf(...states) {
  const lists = states.filter((items) => items && items.length);
  return KEYS.find((key) => lists.length && lists.every((items) => tellsApart(key, items)));
}

function tellsApart(key, items) {
  const named = items.every((item) => isRecord(item) && key.every((name) => name in item && isPlain(item[name])));
  return named && byKey(items, key).size === items.length;
}

const isPlain = (value) => typeof value === "string" || Number.isInteger(value);

function byKey(items, key) {
  return new Map(items.map((item) => [JSON.stringify(key.map((name) => item[name])), item]));
}

function selectorOf(item, key) {
  return Object.fromEntries(key.map((name) => [name, item[name]]));
}

// ---- And back --------------------------------------------------------------------------------------------------------

/** What a file holds after changes; what they speak of is looked for where it stands by then. */
export function applied(data, changes) {
  return changes.reduce((now, { place, new: value }) => withValue(now, place, value), copy(data ?? null));
}

/** The same data with a value at a place, null to take it away. A list or record on the way to it is made. */
function withValue(data, place, value) {
  if (!place.length) return copy(value ?? null);
  const [part, ...inner] = place;
  const isItem = typeof part !== "string";
  const holder = data === null || data === undefined || isEmpty(data) ? (isItem ? [] : {}) : data;
  if (isItem !== Array.isArray(holder) || typeof holder !== "object") return data; // there is no way to it
  const step = isRecord(part) ? numberOf(holder, part) : part;
  const made = withValue(holder[step], inner, value);
  if (made !== null) holder[step] = made;
  else if (Array.isArray(holder)) holder.splice(step, 1);
  else delete holder[step];
  return holder;
}

const isEmpty = (data) => typeof data === "object" && Object.keys(data).length === 0;

/** Where the item is that a selector fits; behind all others where none does. */
function numberOf(items, selector) {
  const fits = (item) => isRecord(item) && Object.keys(selector).every((name) => String(item[name]) === String(selector[name]));
  const found = items.findIndex(fits);
  return found < 0 ? items.length : found;
}
