// What a record says of time, beside the main source and today: validation/later_facts.py, plausible.py, calls.py, news.py
// and waiting.py. Asked of records only whose every value can be read.

import { foundAlready } from "./check-aliases.js";
import { daysBetween, daysLater, dayOf, fiscalYear, fiscalYearOf, momentOf, whenOf } from "./spans.js";
import { isRecord } from "./values.js";

const itemsOf = (value) => (Array.isArray(value) ? value : []);
const warned = (code, values) => ({ ...values, code, warning: true });

/** All that is asked of a record, each by itself. */
export function remarksOn(file, context) {
  const { rules, fields, isEntry } = context;
  const { ofTheSite, withOwnRules } = rules.facts;
  return [
    !ofTheSite.includes(file) && !withOwnRules.includes(file) && ((record) => statedTooEarly(record, context)),
    rules.lasting[file] && ((record) => withoutBeginning(file, record, context)),
    file === "sources" && ((record) => toCome(record, context)),
    file === "project" && ((record) => ofProject(record, context)),
    (record) => impossible(file, record, context),
    (record) => nowhere(record, fields, rules.facts),
    (record) => unreachable(record, rules),
    (record) => foundAlready(file, record, context),
    file === "calls" && ((record) => ofCall(record, context)),
    file === "news" && ((record) => ofNews(record, context)),
    isEntry && ((record) => updatedLater(record, context)),
  ].filter(Boolean);
}

function* updatedLater(record, { today }) {
  if (record.updated > releaseOf(record, today)) yield [["updated"], warned("D254", { value: record.updated })];
}

/** The first day on which it is published, or today if that is over. */
function releaseOf({ draft, publish_from: from }, today) {
  const release = draft ? "9999-12-31" : (from ?? "");
  return release > today ? release : today;
}

// ---- Facts later than their sources ----------------------------------------------------------------------------------

/** Every record that dates something and can name sources: its shape, its place, its dates and sources. */
function* factsIn(record, context, { fields = context.fields, shape = context.shape, place = [], sources = null } = {}) {
  const dated = fields.filter((field) => isDate(field, context.rules) && record[field.name] !== undefined);
  const dates = dated.map(({ name, kind }) => [name, dateOf(kind, record[name], context.rules)]);
  const own = fields.find(({ name, many }) => name === "source" && many) ? itemsOf(record.source) : sources;
  if (dates.length && own) yield { record, shape, place, sources: own, dates };
  for (const { name, kind, many, of, fields: inner } of fields) {
    if (kind !== "record" || record[name] === undefined) continue;
    const items = many ? itemsOf(record[name]).map((item, number) => [item, [...place, name, number]]) : [[record[name], [...place, name]]];
    for (const [item, at] of items) yield* factsIn(item, context, { fields: inner, shape: of, place: at, sources: own });
  }
}

/** No other field is looked at, so that others may still be wrong. */
function isDate({ name, kind, many }, { facts }) {
  return !many && !facts.ofEntries.includes(name) && (kind === "when" || kind === "day" || (kind === "whole" && name === "year"));
}

function dateOf(kind, value, rules) {
  if (kind === "when") return whenOf(value, rules);
  return kind === "day" ? dayOf(value, rules) : { ...fiscalYear(value, rules), text: `FY${value}` };
}

function* statedTooEarly(record, context) {
  for (const fact of factsIn(record, context)) {
    if (fact.shape === "Period" && fact.record.ended !== true) continue; // every project plans its end
    for (const [field, when] of fact.dates) {
      const found = tooEarly(fact, when, context);
      if (!found) continue;
      yield [[...fact.place, field], { ...found, value: when.text, day: context.mainDay }];
      break; // one source states all of a record
    }
  }
}

function tooEarly({ record, sources }, when, { main, mainDay, sourceOf, period, rules }) {
  const named = sources.map((each) => each.split("#")[0]);
  const planned = record.planned === true;
  if (when.first <= mainDay || named.some((each) => each !== main)) {
    const own = named.filter((each) => each !== main).map(sourceOf);
    const published = own.map((each) => each && each.published !== undefined && whenOf(each.published, rules).last);
    const older = own.length && published.every((each) => each && each < when.first);
    return older && !planned ? warned("D207") : null;
  }
  if (!planned || (period && when.first > period.last)) return { code: "D200" };
  const soon = fiscalYear(fiscalYearOf(mainDay, rules) + 1, rules).last;
  return when.first > soon ? warned("D201") : null;
}

function* withoutBeginning(file, record, { main, mainDay, sourceOf, rules }) {
  if (record[rules.lasting[file][0]] !== undefined) return;
  const named = itemsOf(record.source).map((each) => sourceOf(each.split("#")[0])).filter(Boolean);
  const later = ({ published }) => published !== undefined && whenOf(published, rules).first > mainDay;
  if (!itemsOf(record.source).length) yield [["id"], { code: "D202", value: record.id }];
  else if (file !== "offices" && record.planned !== true && named.every(later)) yield [["id"], { code: "D203", value: record.id, day: mainDay, main }];
}

function* toCome({ published }, { today, rules }) {
  if (published === undefined) return;
  const when = whenOf(published, rules);
  if (when.first > today) yield [["published"], warned("D204", { value: when.text })];
}

// ---- What cannot be --------------------------------------------------------------------------------------------------

function* impossible(file, record, context) {
  const { today, rules, shownDay } = context;
  if (shownDay > today) return; // the clock was stopped long ago
  if (file === "partners" && record.founded > Number(today.slice(0, 4))) yield [["founded"], { code: "D281", value: record.founded }];
  if (file === "milestones" && record.planned !== true && !context.isExample) {
    const when = whenOf(record.date, rules);
    if (when.first > today) yield [["date"], { code: "D283", value: when.text }];
  }
  for (const { shape, dates, place } of factsIn(record, context)) {
    const date = rules.facts.statements.includes(shape) && !place.includes("phases") && dates.find(([field]) => field === "date");
    if (date && date[1].first > today) yield [[...place, "date"], warned("D284", { value: date[1].text })];
  }
}

function* ofProject({ as_of: shown, period }, { today, rules }) {
  if (shown > today) yield [["as_of"], warned("D280", { value: shown })];
  const [start, end] = [whenOf(period.start, rules), whenOf(period.end, rules)];
  const years = Math.floor(daysBetween(start.first, end.last) / 365);
  if (years > rules.facts.longestPeriod) yield [["period"], warned("D282", { start: start.text, end: end.text, n: years })];
}

function* nowhere(value, fields, { atZero }, place = []) {
  const isZero = (each) => typeof each === "number" && Math.abs(each) < atZero;
  if (isZero(value.latitude) && isZero(value.longitude)) yield [[...place, "latitude"], warned("D285")];
  for (const { name, kind, many, fields: inner } of fields) {
    if (kind === "record" && !many && isRecord(value[name])) yield* nowhere(value[name], inner, { atZero }, [...place, name]);
  }
}

/** Addresses of one computer or one house: by their names, and by the numbers that everybody's houses have. */
function* unreachable(value, rules, place = []) {
  const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  for (const [part, each] of inner) yield* unreachable(each, rules, [...place, part]);
  if (typeof value !== "string" || !/^https?:\/\/[^\s@[\]]+$/.test(value)) return;
  const host = value.replace(/^https?:\/\//, "").split(/[/?#]/)[0].replace(/:\d*$/, "").toLowerCase();
  const isAtHome = /^(?:10|127|192\.168|169\.254|172\.(?:1[6-9]|2\d|3[01]))\./.test(host) && /^\d+(?:\.\d+){3}$/.test(host);
  const isNumbers = /^\d+(?:\.\d+){3}$/.test(host);
  if (isNumbers ? isAtHome : new RegExp(rules.patterns.onlyHere).test(host)) yield [place, warned("D286", { value })];
}

// ---- Calls, news -----------------------------------------------------------------------------------------------------

function* ofCall({ opens, closes }, { today, rules }) {
  const { longAgo, farAhead } = rules.calls;
  const [first, last] = [momentOf(opens, rules), momentOf(closes, rules)];
  if (last.day < daysLater(today, -longAgo)) yield [["closes"], warned("D234", { value: last.text })];
  else if (first.day > daysLater(today, farAhead)) yield [["opens"], warned("D235", { value: first.text })];
}

function* ofNews(item, context) {
  const { today, rules, period } = context;
  const { furthest, ofEvents } = rules.news;
  const { published } = item;
  const release = item.draft ? "9999-12-31" : (item.publish_from ?? "");
  const first = period && daysLater(period.first, -furthest);
  if (period && !(first <= published && published <= daysLater(today, furthest))) yield [["published"], warned("D248", { value: published })];
  else if (published > today && today >= release) yield [["published"], warned("D249", { value: published })];
  if (item.starts === undefined) {
    const given = ofEvents.filter((field) => item[field] !== undefined && item[field] !== false);
    yield* given.map((field) => [[field], { code: "D245" }]);
  } else {
    const [starts, ends] = [item.starts, item.ends].map((each) => each !== undefined && momentOf(each, rules));
    yield* ofDays(item, starts, ends, furthest);
    yield* ofEvent(item, starts, ends, context);
  }
}

function* ofDays({ published }, starts, ends, furthest) {
  const far = furthest * 24 * 3600 * 1000;
  const order = { start: starts.text, end: ends && ends.text };
  if (ends && (ends.ends < starts.begins || (ends.ends === starts.begins && !ends.hasTime))) yield [["ends"], { code: "D128", ...order }];
  else if (ends && ends.ends - starts.begins > far) yield [["ends"], warned("D248", { value: ends.text })];
  if (published > starts.day) yield [["published"], warned("D240", { value: published, start: starts.text })];
  else if (daysBetween(published, starts.day) > furthest) yield [["starts"], warned("D248", { value: starts.text })];
}

function* ofEvent({ starts: begins, after, registration, website, online }, starts, ends, { today, rules }) {
  const over = ends ? ends.ends : wholeDay(begins, rules);
  if (after && over > momentOf(daysLater(today, 1), rules).begins) yield [["after"], warned("D241", { end: ends ? ends.text : starts.text })];
  const closes = registration && registration.closes !== undefined && momentOf(registration.closes, rules);
  if (closes && closes.begins > starts.begins) yield [["registration", "closes"], warned("D242", { value: closes.text, start: starts.text })];
  if (online === true && !website && !(registration && registration.website)) yield [["online"], warned("D243")];
}

/** The end of the day on which something begins, where it begins. */
function wholeDay(begins, rules) {
  const [day, , zone] = String(begins).trim().split(/[T ]/);
  return momentOf(day, zone ? { ...rules, timezone: zone } : rules).ends;
}
