// Single values in the words of the language: dates as pages say them, numbers with its decimal sign. What it goes by are the
// words of differences, `desk.words.difference` (intake/changes/words.py).

const DATE = /^(FY)?([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?(?:[T ](.+))?$/;
const DATES = ["when", "day", "moment"];

export const filled = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));

/** A date in the form of the language; a time stands behind its day as it was typed. Nothing where it is none. */
export function saidDate(text, { dates }) {
  const [, fiscal, year, month, day, time] = DATE.exec(text) ?? [];
  const number = Number(month ?? 1);
  if (!year || number < 1 || number > 12 || (fiscal && month)) return "";
  const pattern = day ? dates.days[number - 1] : fiscal ? dates.fiscal : month ? dates.months[number - 1] : dates.year;
  const next = String((Number(year) + 1) % 100).padStart(2, "0");
  const said = filled(pattern, { year: Number(year), day: Number(day ?? 0), next });
  return time ? filled(dates.moment, { day: said, time }) : said;
}

/** The date that a field holds; nothing where it holds none. A year is a fiscal one. */
export function dateIn({ name, kind }, text, words) {
  if (name === "year") return saidDate(`FY${text}`, words);
  return DATES.includes(kind) ? saidDate(text, words) : "";
}

export const saidNumber = (value, { decimal }) => String(value).replace(".", decimal);
