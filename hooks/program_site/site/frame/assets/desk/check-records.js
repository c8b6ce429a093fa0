// The rules of whole records, each asked when all values in it can be read: what content/data/*.py says by `model_validator`.

import { dayOf, isBefore, momentOf, offsetAt, whenOf } from "./spans.js";

const HOUR = 3600 * 1000;
const order = (start, end) => ({ code: "D128", start: start.text, end: end.text });

/** Problems by their places in the record; one at most. `shape` is a file, or the class of a record in one. */
export function ruleOf(shape, record, context) {
  const found = undated(record, context) ?? (RULES[shape] ?? lasting)(record, context, shape);
  return found ? [found] : [];
}

function undated({ change, updated, publish_from: from }) {
  return change !== undefined && updated === undefined && from === undefined ? [["change"], { code: "D256" }] : null;
}

/** What begins and ends, in the words of its kind. */
function lasting(record, { rules }, shape) {
  const [begins, ends] = rules.lasting[shape] ?? [];
  if (!begins || record[begins] === undefined || record[ends] === undefined) return null;
  const [begun, ended] = [whenOf(record[begins], rules), whenOf(record[ends], rules)];
  return ended.last < begun.first ? [[ends], order(begun, ended)] : null;
}

const between = (first, last) => (record, { rules }) => {
  if (record[last] === undefined) return null;
  const [start, end] = [whenOf(record[first], rules), whenOf(record[last], rules)];
  return isBefore(end, start) ? [[last], order(start, end)] : null;
};

function call({ opens, closes }, { rules }) {
  const [start, end] = [momentOf(opens, rules), momentOf(closes, rules)];
  return end.ends < start.begins ? [["closes"], order(start, end)] : null;
}

/** The clock of a place knows roughly how far east it lies. */
function city({ latitude, longitude, timezone }, { rules: { places } }) {
  const ahead = offsetAt(Date.UTC(2019, 0, 15), timezone) / HOUR;
  const off = (degrees) => {
    const hours = Math.abs(ahead - degrees / 15) % 24;
    return Math.min(hours, 24 - hours);
  };
  if (off(longitude) <= places.mostHours) return null;
  if (Math.abs(longitude) <= 90 && off(latitude) <= places.mostHours) return [["latitude"], { code: "D188", value: latitude }];
  return Math.abs(latitude) < places.polar ? [["timezone"], { code: "D154", value: timezone }] : null;
}

function contact({ mail, phone, website }) {
  const numbers = Array.isArray(phone) ? phone.length : phone !== undefined;
  return mail !== undefined || numbers || website !== undefined ? null : [[], { code: "D293" }];
}

function answer({ known, unknown, source }) {
  if (known === undefined && unknown === undefined) return [[], { code: "D310" }];
  return known !== undefined && !(source && source.length) ? [["known"], { code: "D311" }] : null;
}

/** The words of a source stand there in one language; all others are translations. */
function quotation({ text }) {
  const n = Object.values(text).filter((form) => form.official !== false).length;
  return n === 1 ? null : [["text"], { code: "D302", n }];
}

function mobility({ years = [], rows = [] }) {
  const second = years.findIndex(({ year }, number) => years.findIndex((each) => each.year === year) < number);
  if (second >= 0) return [["years", second, "year"], { code: "D190", value: years[second].year }];
  return years.length || rows.length ? null : [["years"], { code: "D102", key: "years" }];
}

const RULES = {
  Period: between("start", "end"),
  milestones: between("date", "end"),
  calls: call,
  cities: city,
  contacts: contact,
  answers: answer,
  Quotation: quotation,
  mobility,
};
