// Changes in words, as a pull request tells them: in the browser what intake/changes/words.py does, with the same cases
// (tests/difference_cases.yml). All that a language says is in `desk.words.difference`.

import { dateIn, filled, saidNumber } from "./said-values.js";
import { isRecord, isSame, nameIn } from "./values.js";

const BY_LANGUAGE = ["translated", "name", "word_lists", "by_language"];
const STEP = "  ";

const has = (table, key) => Boolean(table) && Object.prototype.hasOwnProperty.call(table, key);
const other = (name, more = {}) => ({ name, kind: "other", label: name, ...more });

/** A line for each value that differs. What belongs to one record stands below its name, further in. */
export function differenceOf(desk, changes) {
  const sayerOf = new Difference(desk, withNew(desk, changes));
  const records = new Map();
  for (const change of changes) {
    const key = JSON.stringify([change.file, isOne(desk, change.file) ? null : sorted(change.place[0])]);
    records.set(key, [...(records.get(key) ?? []), change]);
  }
  return [...records.values()].flatMap((each) => [...sayerOf.record(each)]);
}

/**
 * What a place in a record is called, with all that it is inside of. `way` leads to the record in its file; that is said too
 * where `whole` is, with a number (from 0) if it has one.
 */
export function calledAt(desk, { file, way = [], place, whole = !place.length, number }) {
  const sayer = new Difference(desk, {});
  const called = (begin, parts) => parts.reduce(([field, label], part) => sayer.step(field, label, part), begin);
  const form = desk.files[file];
  const names = way.filter((part) => typeof part === "string");
  const [record, listed] = called([{ name: "", kind: "record", label: "", fields: form.fields }, ""], names);
  const label = listed || form.label;
  const own = number === undefined ? label : sayer.within(label, sayer.item([], number));
  return called([{ ...record, many: false }, whole ? own : ""], place)[1];
}

/** A single value as a difference says it. */
export function valueSaid(desk, field, value) {
  return new Difference(desk, withNew(desk, [])).value(field, value);
}

const isOne = (desk, file) => has(desk.files, file) && Boolean(desk.files[file].one);
const sorted = (part) => (isRecord(part) ? Object.keys(part).sort().map((name) => [name, part[name]]) : part);

/** With what records are called that only come with the changes: others of them may name these. */
function withNew(desk, changes) {
  const names = {};
  for (const file of Object.keys(desk.files)) names[file] = { ...desk.files[file].names };
  for (const { file, place, new: now } of changes) {
    if (place.length !== 1 || !has(place[0], "id") || !isRecord(now)) continue;
    const name = nameIn(now, [desk.language], desk.words.difference.named_by);
    if (name) names[file] = { ...names[file], [String(place[0].id)]: name };
  }
  return names;
}

const without = (value, names) => (isRecord(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name))) : value);

const notIn = (others, items) => items.filter((each) => !others.some((other) => isSame(each, other)));

/** Whether both lists hold something, and not the same in another order. */
const differInItems = (old, now) => Boolean(old && now && (notIn(old, now).length || notIn(now, old).length));

class Difference {
  constructor(desk, names) {
    this.desk = desk;
    this.words = desk.words.difference;
    this.names = names;
  }

  // ---- Records -------------------------------------------------------------------------------------------------------

  /** All changes of one record: in one line where there is one, or else below its name. */
  *record(changes) {
    const [{ file, place, old, new: now }] = changes;
    const form = has(this.desk.files, file) ? this.desk.files[file] : { label: file, fields: [] };
    const whole = { name: "", kind: "record", label: "", fields: form.fields };
    const one = isOne(this.desk, file);
    const before = old ?? null;
    const after = now ?? null;
    if (!one && place.length === 1 && (before === null || after === null)) {
      const name = this.nameAt(file, form, place[0], before === null ? after : before);
      yield this.say(after === null ? "removed" : "added", { kind: form.label, name });
      for (const each of after === null ? changes.slice(1) : changes) {
        for (const line of this.lines(each, whole, 1)) yield STEP + line;
      }
      return;
    }
    const lines = changes.flatMap((each) => [...this.lines(each, whole, one ? 0 : 1)]);
    const name = one ? form.label : this.nameAt(file, form, place[0], null);
    if (lines.length === 1) yield this.say("record", { record: name, said: lines[0] });
    else if (lines.length) yield* [name, ...lines.map((line) => STEP + line)];
  }

  nameAt(file, form, part, record) {
    const named = isRecord(record) ? nameIn(record, [this.desk.language], this.words.named_by) : "";
    const known = isRecord(part) && has(this.names[file], String(part.id)) ? this.names[file][String(part.id)] : "";
    return this.short(plain(known || named || this.item(form.fields, part)));
  }

  /** An item of a list by what tells it apart: its year, its name, its number. */
  item(fields, part) {
    if (!isRecord(part)) return typeof part === "number" ? this.say("nth", { n: part + 1 }) : part;
    const field = (name) => fields.find((each) => each.name === name) ?? { name, kind: "text", label: name };
    return Object.keys(part).map((name) => this.value(field(name), part[name])).join(this.words.comma);
  }

  // ---- What differs --------------------------------------------------------------------------------------------------

  *lines({ place, old, new: now }, whole, begins) {
    const [field, label] = place.slice(begins).reduce(([inner, said], part) => this.step(inner, said, part), [whole, ""]);
    const last = place[place.length - 1];
    const named = isRecord(last) ? Object.keys(last).filter((name) => name !== "id") : [];
    yield* this.compared(field, label, without(old, named), without(now, named));
  }

  /** A field of a record, an item of a list, one of the languages of a text; and how it is called with all round it. */
  step(field, label, part) {
    if (field.many && typeof part !== "string") return [{ ...field, many: false }, this.within(label, this.item(field.fields ?? [], part))];
    const name = typeof part === "string" ? part : this.item([], part);
    if (field.kind === "record") {
      const inner = (field.fields ?? []).find((each) => each.name === part) ?? other(name);
      return [inner, this.within(label, inner.label || name)];
    }
    if (BY_LANGUAGE.includes(field.kind)) {
      const language = has(this.words.languages, name) ? this.words.languages[name] : name;
      return [other(name, { many: field.kind === "word_lists" }), label ? this.say("in_language", { field: label, language }) : language];
    }
    const inner = other(name, { kind: name === "official" ? "yes_no" : "other" });
    return [inner, name === "text" ? label : this.within(label, name === "official" ? this.say("official") : name)];
  }

  within(label, inner) {
    return label ? this.say("within", { field: label, inner }) : inner;
  }

  *compared(field, label, before, after) {
    const [old, now] = [before, after].map(given);
    if (isSame(old, now)) return;
    const all = (fits) => [old, now].every((each) => each === null || fits(each));
    const isOfItems = field.many && all(Array.isArray) && (field.kind === "record" || differInItems(old, now));
    if (isOfItems) yield* this.items(field, label, old ?? [], now ?? []);
    else if (!field.many && (field.kind === "record" || BY_LANGUAGE.includes(field.kind)) && all(isRecord)) {
      const names = new Set([...(field.fields ?? []).map(({ name }) => name), ...Object.keys(old ?? {}), ...Object.keys(now ?? {})]);
      const inner = (value, name) => (has(value, name) ? value[name] : null);
      for (const name of names) yield* this.compared(...this.step(field, label, name), inner(old, name), inner(now, name));
    } else if (old === null) {
      yield this.say("given", { field: label, after: this.short(this.value(field, now)) });
    } else {
      const [was, is] = this.both(this.value(field, old), this.value(field, now));
      yield this.say("change", { field: label, before: was, after: is });
    }
  }

  /** Records that nothing tells apart: place by place where there are as many. Or else what came and what went. */
  *items(field, label, old, now) {
    if (field.kind === "record" && old.length === now.length) {
      for (const [number, each] of old.entries()) yield* this.compared(...this.step(field, label, number), each, now[number]);
      return;
    }
    for (const each of notIn(now, old)) yield this.say("item_removed", { field: label, item: this.short(this.whole(field, each)) });
    for (const each of notIn(old, now)) yield this.say("item_added", { field: label, item: this.whole(field, each) });
  }

  /** An item in one line. */
  whole(field, item) {
    if (field.kind !== "record") return this.value(field, item);
    return [...this.compared({ ...field, many: false }, "", null, item)].join(this.say("between"));
  }

  // ---- Values --------------------------------------------------------------------------------------------------------

  value(field, value) {
    if (value === null || value === undefined) return this.words.nothing;
    if (Array.isArray(value)) return value.map((each) => this.value(field, each)).join(this.words.comma);
    const choice = (field.choices ?? []).find((each) => isSame(each.value, value));
    if (choice) return choice.label;
    if (typeof value === "boolean") return this.say(value ? "yes" : "no");
    if (isRecord(value) && typeof value.text === "string" && Object.keys(value).every((name) => name === "text" || name === "official")) {
      const text = plain(value.text);
      return value.official === false ? this.say("unofficial", { text }) : text;
    }
    if (typeof value === "number" && field.kind === "number") return saidNumber(value, this.words);
    return isRecord(value) ? JSON.stringify(value) : this.text(field, String(value));
  }

  text(field, text) {
    const date = dateIn(field, text, this.words);
    if (date) return date;
    const named = (id) => plain(has(this.names[field.of], id) ? this.names[field.of][id] : id);
    if (field.kind === "reference") return named(text);
    if (field.kind !== "citation") return plain(text);
    const [source, ...rest] = text.split("#");
    const part = plain(rest.join("#"));
    return rest.join("#") ? this.say("cited", { source: named(source), part }) : named(source);
  }

  // ---- Long texts ----------------------------------------------------------------------------------------------------

  short(text) {
    const signs = [...text];
    return signs.length <= this.words.longest ? text : `${signs.slice(0, this.words.longest).join("")}…`;
  }

  /** Two long texts from shortly before the place where they part. */
  both(before, after) {
    const [one, two] = [[...before], [...after]];
    if (Math.max(one.length, two.length) <= this.words.longest) return [before, after];
    const parts = one.findIndex((sign, number) => sign !== two[number]);
    const begin = Math.max(0, (parts < 0 ? one.length : parts) - this.words.before);
    return [one, two].map((signs) => (begin ? "…" : "") + this.short(signs.slice(begin).join("")));
  }

  say(frame, values = {}) {
    return filled(this.words.frames[frame], values);
  }
}

/** Nothing is null, in whatever way it is written. */
function given(value) {
  const empty = value === undefined || value === "" || (value !== null && typeof value === "object" && !Object.keys(value).length);
  return empty ? null : value;
}

/** In one line. */
const plain = (text) => text.replace(/[ \t\r\n]+/g, " ").replace(/^ +| +$/g, "");
