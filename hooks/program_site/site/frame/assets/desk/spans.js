// Dates as data hold them: whether they are any, and from when to when each reaches. Days are texts, which sort as days do.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

const isoOf = (time) => new Date(time).toISOString().slice(0, 10);
const timeOf = (day) => Date.parse(`${day}T00:00Z`);
const written = (value) => (typeof value === "string" || typeof value === "number" ? String(value).trim() : "");

export const daysLater = (day, days) => isoOf(timeOf(day) + days * DAY);
export const daysBetween = (first, last) => Math.round((timeOf(last) - timeOf(first)) / DAY);

/** A day of the calendar; null where there is none such. */
function calendarDay(year, month, day, { years }) {
  const made = `${year}-${month}-${day}`;
  const time = timeOf(made);
  const exists = !Number.isNaN(time) && isoOf(time) === made;
  return exists && Number(year) >= years.first && Number(year) <= years.last ? made : null;
}

/** `{ code }` where it is no date, else `{ first, last, text }`. */
export function whenOf(value, rules) {
  const text = written(value);
  if (!new RegExp(rules.patterns.when).test(text) || /^FY.*-/.test(text)) return { code: "D127" };
  const [year, month, day] = text.replace("FY", "").split("-");
  const first = calendarDay(year, month ?? "01", day ?? "01", rules);
  if (!first) return { code: "D126" };
  if (text.startsWith("FY")) return { ...fiscalYear(Number(year), rules), text };
  const [next, after] = month ? [Number(month), Number(year)] : [12, Number(year)];
  return { first, last: day ? first : isoOf(Date.UTC(after, next, 0)), text };
}

export function fiscalYear(year, { fiscalStart }) {
  const [first, end] = [Date.UTC(year, fiscalStart - 1, 1), Date.UTC(year + 1, fiscalStart - 1, 0)];
  return { first: isoOf(first), last: isoOf(end), text: String(year) };
}

/** The fiscal year in which a day lies. */
export function fiscalYearOf(day, { fiscalStart }) {
  const year = Number(day.slice(0, 4));
  return Number(day.slice(5, 7)) >= fiscalStart ? year : year - 1;
}

export const isBefore = (one, other) => one.first < other.first || (one.first === other.first && one.last < other.last);

export function dayOf(value, rules) {
  const text = written(value);
  if (!new RegExp(rules.patterns.day).test(text)) return { code: "D112" };
  const first = calendarDay(...text.split("-"), rules);
  return first ? { first, last: first, text } : { code: "D126" };
}

// ---- Moments ---------------------------------------------------------------------------------------------------------

/** `{ code, zone }` where it is none, else `{ day, hasTime, begins, ends, text }`, the latter in milliseconds of UTC. */
export function momentOf(value, rules) {
  const text = written(value);
  const found = new RegExp(rules.patterns.moment).exec(text);
  if (!found || (found[4] && !(found[4] < "24" && found[5] < "60"))) return { code: "D230" };
  const [year, month, onDay, hour, minute, named] = found.slice(1);
  if (named && !isZone(named, rules)) return { code: "D141", value: named };
  const day = calendarDay(year, month, onDay, rules);
  if (!day) return { code: "D126" };
  const zone = named ?? rules.timezone;
  if (!hour) return { day, hasTime: false, begins: inUtc(day, 0, zone).time, ends: inUtc(daysLater(day, 1), 0, zone).time, text };
  const { time, code } = inUtc(day, (Number(hour) * 60 + Number(minute)) * MINUTE, zone);
  return code ? { code, zone } : { day, hasTime: true, begins: time, ends: time, text };
}

export const isZone = (name, { zones, otherZones }) => zones.includes(name) || otherZones.includes(name);

/** When it is so late on a day somewhere. In the night in which clocks are changed it may be so twice, or never. */
function inUtc(day, sinceMidnight, zone) {
  const local = timeOf(day) + sinceMidnight;
  const [before, after] = [offsetAt(local - DAY, zone), offsetAt(local + DAY, zone)];
  const fits = [before, after].map((offset) => offsetAt(local - offset, zone) === offset);
  if (before === after || (fits[0] && !fits[1])) return { time: local - before };
  if (fits[1] && !fits[0]) return { time: local - after };
  return { time: local - before, code: fits[0] ? "D232" : "D233" };
}

/** By how much the clocks of a zone are ahead of UTC; nothing where the browser does not know it. */
export function offsetAt(time, zone) {
  try {
    const parts = formatOf(zone).formatToParts(time).map(({ type, value }) => [type, Number(value)]);
    const { year, month, day, hour, minute, second } = Object.fromEntries(parts);
    return Date.UTC(year, month - 1, day, hour % 24, minute, second) - Math.floor(time / 1000) * 1000;
  } catch {
    return 0;
  }
}

const formats = new Map();

function formatOf(timeZone) {
  const [digits, parts] = ["numeric", ["year", "month", "day", "hour", "minute", "second"]];
  const options = { timeZone, hourCycle: "h23", calendar: "gregory", numberingSystem: "latn" };
  for (const part of parts) options[part] = digits;
  if (!formats.has(timeZone)) formats.set(timeZone, new Intl.DateTimeFormat("en", options));
  return formats.get(timeZone);
}

/** The day it is now at the university. */
export function today({ timezone }) {
  const now = Date.now();
  return isoOf(now + offsetAt(now, timezone));
}
