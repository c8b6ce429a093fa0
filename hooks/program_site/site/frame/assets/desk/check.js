// What the checker would say of a record, said at the field before anything is sent. Every pattern, limit and list comes from
// the checker itself, with the data of the desk (site/desk/rules.py); what it alone can tell is told of the change file.

import { doubled, examples, isExample, markOfTexts, misplaced, sameAsOthers, toldTwice } from "./check-texts.js";
import { ofMobility } from "./check-mobility.js";
import { remarksOn } from "./check-facts.js";
import { ruleOf } from "./check-records.js";
import { wrongValues } from "./check-values.js";
import { dayOf, today as dayNow, whenOf } from "./spans.js";
import { isRecord } from "./values.js";

const ALL = 60; // letters of a value that a message shows

/**
 * Problems and warnings of a record, or of all that a file of one record holds: `{ place, code, values, warning }`.
 * `desk` does not hold the record where that is new, and holds its former state where it is not. `added` are the records of
 * each file that are made beside it. The checker compares the values of a record only when it can read all of them; `early`
 * says what can be said of those that are there, while others are still to be filled in.
 */
export function check(desk, file, record, { isNew = false, added = {}, today, early = false } = {}) {
  const context = { ...contextOf(desk, file, record, isNew, added, today ?? dayNow(desk.rules)), early };
  const unreadable = [...unreadableIn(record, context.fields, [], context), ...taken(record, context)];
  const beyond = [...beyondShapes(file, record, context)];
  const asked = [...remarksOn(file, context), ...(file === "mobility" ? [(known) => ofMobility(known, context)] : [])];
  const read = asked.flatMap((ask) => [...asFarAsRead(record, unreadable, [], context, ask)]);
  const later = [...read, ...beyond].map(([place, found]) => [place, record.draft === true ? { ...found, warning: true } : found]);
  return [...unreadable, ...later].filter(([, { code }]) => code).map(said);
}

function said([place, { code, warning = false, ...values }]) {
  const short = Object.entries(values).map(([name, value]) => [name, typeof value === "string" && value.length > ALL ? `${value.slice(0, ALL - 1)}…` : value]);
  return { place, code, values: Object.fromEntries(short), warning };
}

/** What a record cannot know of itself. */
function contextOf(desk, file, record, isNew, added, today) {
  const { rules, languages, growing } = desk;
  const known = desk.files[file];
  const others = known.one ? [] : known.records.filter((each) => isNew || !isSameEntry(each, record, known.key));
  const recordsOf = (name) => (name === file ? [...others, record] : [...desk.files[name].records, ...(added[name] ?? [])]);
  const project = file === "project" ? record : desk.files.project.records;
  const sourceOf = (id) => recordsOf("sources").find((each) => each.id === id);
  return {
    rules,
    languages,
    codes: [...languages, ...growing],
    today,
    fields: known.fields,
    shape: file,
    isEntry: !known.one && known.fields.some(({ name }) => name === "draft"),
    others: [...others, ...(added[file] ?? [])],
    ids: idsFrom(recordsOf),
    sourceOf,
    main: project.source,
    ...timesOf(project, sourceOf, rules),
    isExample: isExample(record, known.fields, rules),
    hasExamples: Boolean(markOfTexts(project, desk.files.project.fields, rules)),
  };
}

const isSameEntry = (one, other, key) => key.every((name) => String(one[name]) === String(other[name]));

function idsFrom(recordsOf) {
  const known = new Map();
  const idOf = ({ id }) => id;
  const quoted = (source) => (Array.isArray(source.quotations) ? source.quotations : []).filter(isRecord).map(({ id }) => `${source.id}#${id}`);
  return (kind) => {
    const found = () => (kind === "quotations" ? recordsOf("sources").flatMap(quoted) : recordsOf(kind).map(idOf));
    if (!known.has(kind)) known.set(kind, new Set(found()));
    return known.get(kind);
  };
}

/** The period of the project, the day whose state the site shows, and that up to which the main source can tell. */
function timesOf({ period, as_of: shown, source }, sourceOf, rules) {
  const read = (date) => (date === undefined ? {} : whenOf(date, rules));
  const [start, end] = isRecord(period) ? [read(period.start), read(period.end)] : [{}, {}];
  const { as_of: state, published } = sourceOf(source) ?? {};
  const shownDay = shown !== undefined && !dayOf(shown, rules).code ? shown : "";
  const mainDay = state ?? read(published).last ?? shownDay;
  return { period: start.first && end.last ? { first: start.first, last: end.last } : null, shownDay, mainDay };
}

// ---- Its shape -------------------------------------------------------------------------------------------------------

/** What cannot be read; of a record of which all can, what its own rule says. */
function* unreadableIn(record, fields, place, context) {
  const wrong = [...inFields(record, fields, place, context)];
  yield* wrong;
  const found = asFarAsRead(record, wrong, place, context, (known) => ruleOf(context.shape, known, context));
  for (const [inner, each] of found) yield [[...place, ...inner], each];
}

const UNREAD = Symbol("unread");

/**
 * What `ask` says of the record at a place. Where something is `wrong` with it that is nothing, or early on all that it says
 * before it looks at a field with something wrong: no answer given there can change that.
 */
function* asFarAsRead(record, wrong, place, { early }, ask) {
  if (!wrong.length) return yield* ask(record);
  const unread = new Set(wrong.map(([at]) => at[place.length]));
  if (!early || unread.has(undefined)) return;
  const get = (held, name) => {
    if (unread.has(name)) throw UNREAD;
    return held[name];
  };
  try {
    yield* ask(new Proxy(record, { get }));
  } catch (reason) {
    if (reason !== UNREAD) throw reason;
  }
}

function* inFields(record, fields, place, context) {
  if (!isRecord(record)) return yield [place, { code: "" }];
  if (Object.keys(record).some((name) => !fields.some((field) => field.name === name))) yield [place, { code: "" }];
  for (const field of fields) {
    const value = record[field.name];
    const own = [...place, field.name];
    if (value === undefined || value === null) {
      if (field.required) yield [own, { code: "D102", key: field.name }];
    } else if (field.kind === "record") yield* inRecords(value, field, own, context);
    else yield* [...wrongValues(value, own, { ...context, field, required: Boolean(field.required) })].map(([at, found]) => [at, withValue(found, value, at)]);
  }
}

function* inRecords(value, field, place, context) {
  const inner = { ...context, shape: field.of };
  if (!field.many) return yield* unreadableIn(value, field.fields, place, inner);
  if (!Array.isArray(value)) return yield [place, { code: "" }];
  for (const [number, item] of value.entries()) yield* unreadableIn(item, field.fields, [...place, number], inner);
}

/** The value of which something is said. */
function withValue(found, value, at) {
  const last = at[at.length - 1];
  const own = Array.isArray(value) ? value[last] : isRecord(value) ? value[last] : value;
  return own === undefined || isRecord(own) || Array.isArray(own) ? found : { value: own, ...found };
}

/** Ids that are there already: in the file, or beside it among the quotations of a source. */
function* taken({ id, quotations }, { others }) {
  if (typeof id === "string" && others.some((each) => each.id === id)) yield [["id"], { code: "D111", value: id }];
  const ids = (Array.isArray(quotations) ? quotations : []).map((each) => (isRecord(each) ? each.id : undefined));
  for (const [number, each] of ids.entries()) {
    if (typeof each === "string" && ids.indexOf(each) < number) yield [["quotations", number, "id"], { code: "D111", value: each }];
  }
}

// ---- Beyond it -------------------------------------------------------------------------------------------------------

function* beyondShapes(file, record, context) {
  const { fields, rules, others, hasExamples } = context;
  if (!hasExamples && !rules.examples.notIn.includes(file)) yield* examples(record, fields, rules);
  yield* doubled(record);
  yield* toldTwice(record);
  if (context.isEntry) yield* sameAsOthers(file, record, others, rules);
  if (!rules.noTexts.includes(file)) yield* misplaced(record, fields, context);
}
