// Numbers of students beside each other, beside the period of the project and beside their sources: validation/mobility.py.

import { fiscalYear, whenOf } from "./spans.js";

const WAYS = ["outbound", "inbound"];
const warned = (code, values) => ({ ...values, code, warning: true });

export function* ofMobility({ years = [], rows = [], source = [] }, context) {
  const { details } = context.rules.mobility;
  yield* withoutSource(years, rows, source, context);
  yield* repeated(rows, details);
  yield* disagreeing(years, rows);
  yield* smallGroups(rows, context.rules.mobility);
  yield* outOfTime(years, rows, context);
  yield* farFromPlan(years, rows, context.rules.mobility);
}

/** The known numbers of a year: `[way, kind, number]`. */
const cellsOf = (year) => WAYS.flatMap((way) => ["planned", "actual"].map((kind) => [way, kind, year[way][kind]])).filter(([, , number]) => number !== undefined);

function sumsOf(rows) {
  const sums = new Map();
  for (const { year, direction, kind, number } of rows) {
    const cell = `${year} ${direction} ${kind}`;
    sums.set(cell, (sums.get(cell) ?? 0) + number);
  }
  return sums;
}

/** Every year in order, with its numbers: as they are stated, or else as the rows add up. */
function counted(years, rows) {
  const known = sumsOf(rows);
  for (const each of years) {
    for (const [way, kind, number] of cellsOf(each)) known.set(`${each.year} ${way} ${kind}`, number);
  }
  const all = [...new Set([...known.keys()].map((cell) => Number(cell.split(" ")[0])))];
  return all.sort((one, other) => one - other).map((year) => ({ year, of: (way, kind) => known.get(`${year} ${way} ${kind}`) }));
}

function placeOf(years, rows, year) {
  const own = years.findIndex((each) => each.year === year);
  return own >= 0 ? ["years", own] : ["rows", rows.findIndex((each) => each.year === year)];
}

/** A year that the main source cannot tell of to its end. Nothing is said of plans for the years of the project. */
function* withoutSource(years, rows, source, { main, mainDay, sourceOf, period, rules }) {
  const stated = new Map(years.map((each) => [each.year, each.source ?? []]));
  const happened = new Set(rows.filter(({ kind }) => kind === "actual").map(({ year }) => year));
  for (const each of years) if (WAYS.some((way) => each[way].actual !== undefined)) happened.add(each.year);
  const tells = (last) => {
    const own = [...new Set(source.map((each) => each.split("#")[0]))].filter((each) => each !== main).map(sourceOf).filter(Boolean);
    return last <= mainDay || own.some(({ published }) => published === undefined || whenOf(published, rules).last >= last);
  };
  const isLate = (year, own) => {
    const { first, last } = fiscalYear(year, rules);
    const told = !happened.has(year) && first <= period.last;
    return !told && own.every((each) => each === main) && !tells(last);
  };
  if (!period) return;
  for (const [number, each] of years.entries()) {
    if (isLate(each.year, each.source ?? [])) yield [["years", number, "year"], { code: "D215", value: each.year, day: mainDay }];
  }
  for (const [number, { year, source: own = [] }] of rows.entries()) {
    if (!stated.has(year) && isLate(year, own)) yield [["rows", number], { code: "D215", value: year, day: mainDay }];
  }
}

function* repeated(rows, details) {
  const seen = new Set();
  for (const [number, row] of rows.entries()) {
    const key = JSON.stringify(["year", "direction", "kind", ...details].map((name) => row[name] ?? null));
    if (seen.has(key)) yield [["rows", number], { code: "D216" }];
    seen.add(key);
  }
}

function* disagreeing(years, rows) {
  const sums = sumsOf(rows);
  for (const [number, each] of years.entries()) {
    for (const [way, kind, stated] of cellsOf(each)) {
      const sum = sums.get(`${each.year} ${way} ${kind}`) ?? stated;
      if (sum !== stated) yield [["years", number, way, kind], { code: "D217", sum, total: stated }];
    }
  }
}

function* smallGroups(rows, { fewest }) {
  const first = rows.findIndex(({ number }) => number > 0 && number < fewest);
  if (first >= 0) yield [["rows", first, "number"], warned("D218", { limit: fewest })];
}

/** Years of the future, outside the project's period, and the first year behind a gap. */
function* outOfTime(years, rows, { period, today, rules }) {
  let before = null;
  for (const { year, of } of period ? counted(years, rows) : []) {
    const { first, last } = fiscalYear(year, rules);
    const place = [...placeOf(years, rows, year), "year"];
    if (last < period.first || first > period.last) {
      yield [place, warned("D219", { value: year, start: period.first, end: period.last })];
      continue; // a mistyped year leaves no gap
    }
    if (first > today && WAYS.some((way) => of(way, "actual") !== undefined)) yield [place, warned("D220", { value: year })];
    if (before !== null && year > before + 1) yield [place, warned("D221", { value: year, missing: before + 1 === year - 1 ? before + 1 : `${before + 1}–${year - 1}` })];
    before = year;
  }
}

function* farFromPlan(years, rows, { farAbove, farBelow, many }) {
  for (const { year, of } of counted(years, rows)) {
    for (const way of WAYS) {
      const [planned, actual] = [of(way, "planned"), of(way, "actual")];
      if (planned === undefined || !actual || Math.abs(actual - planned) <= many) continue;
      if (actual > farAbove * planned || planned > farBelow * actual) {
        yield [[...placeOf(years, rows, year), way, "actual"], warned("D222", { planned, actual })];
      }
    }
  }
}
