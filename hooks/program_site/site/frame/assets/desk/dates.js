// Controls for dates: a day, a day with a time, and a date that is known as a year or a month only.

import { element, fieldOf, option, part, suggest, tick } from "./pieces.js";
import { MOMENT, WHEN, numberOf } from "./shapes.js";
import { desk, say } from "./site.js";

/** A half-typed day has no value: it is told from an empty field by "?". */
const dayOf = (input) => (input.validity.badInput ? "?" : input.value);

export function day(field, slot, place) {
  const { box, control } = fieldOf("line", field, place);
  control.type = "date";
  control.value = slot.get() ?? "";
  control.addEventListener("input", () => slot.set(dayOf(control) || undefined));
  return box;
}

export function moment(field, slot, place, context) {
  const { box, inside } = fieldOf("group", field, place);
  const [, onDay = "", atTime = "", inZone = ""] = MOMENT.exec(slot.get() ?? "") ?? [];
  const date = element("input", { type: "date", value: onDay });
  const time = element("input", { type: "time", value: atTime });
  const zone = element("input", { type: "text", value: inZone, placeholder: context.desk.rules.timezone, spellcheck: false });
  const tell = () => {
    const clock = time.validity.badInput ? "?" : time.value;
    const said = [dayOf(date) || (clock || zone.value.trim() ? "?" : ""), clock, zone.value.trim()];
    slot.set(said.filter(Boolean).join(" ") || undefined);
  };
  const row = element("div", { className: "desk-row" });
  row.append(part(say("date"), date, place), part(say("time"), time, [...place, "time"]), part(say("zone"), zone, [...place, "zone"]));
  for (const input of [date, time, zone]) input.addEventListener("input", tell);
  suggest(zone, context.desk.rules.zones.map((each) => [each, ""]));
  inside.append(row, element("p", { className: "hint", textContent: say("zone_hint") }));
  return box;
}

/** A year, with a month and a day as far as they are known, or a fiscal year. */
export function when(field, slot, place) {
  const { box, inside } = fieldOf("group", field, place);
  const [, fiscal, ofFiscal, inYear = "", inMonth = "", onDay = ""] = WHEN.exec(String(slot.get() ?? "")) ?? [];
  const year = element("input", { type: "text", inputMode: "numeric", size: 6, maxLength: 20, value: ofFiscal ?? inYear });
  const month = element("select", {}, option(say("unknown"), ""), ...months());
  const dayOfMonth = element("select", {}, option(say("unknown"), ""), ...days());
  [month.value, dayOfMonth.value] = [inMonth, onDay];
  const { input: fiscally, row } = tick("checkbox", "", say("fiscal"), Boolean(fiscal));
  const parts = [part(say("year"), year, place), part(say("month"), month, [...place, "month"]), part(say("day"), dayOfMonth, [...place, "day"])];
  const tell = () => {
    const isFiscal = fiscally.checked;
    parts[1].hidden = parts[2].hidden = isFiscal;
    const typed = String(numberOf(year.value));
    const said = isFiscal ? (typed ? `FY${typed}` : "") : joined(typed, month.value, dayOfMonth.value);
    slot.set(said === "" ? undefined : /^\d{4}$/.test(said) ? Number(said) : said);
  };
  parts[1].hidden = parts[2].hidden = Boolean(fiscal);
  for (const input of [year, month, dayOfMonth, fiscally]) input.addEventListener("input", tell);
  inside.append(element("div", { className: "desk-row" }, ...parts), row);
  return box;
}

/** A part that is missing before one that is given leaves a gap, which is told of. */
function joined(year, month, onDay) {
  const parts = [year, month, onDay];
  while (parts.length && !parts[parts.length - 1]) parts.pop();
  return parts.map((each) => each || "?").join("-");
}

function months() {
  const name = new Intl.DateTimeFormat(desk.language, { month: "long", timeZone: "UTC" });
  return Array.from({ length: 12 }, (_, number) => option(name.format(Date.UTC(2020, number)), twoDigits(number + 1)));
}

const days = () => Array.from({ length: 31 }, (_, number) => option(String(number + 1), twoDigits(number + 1)));
const twoDigits = (number) => String(number).padStart(2, "0");
