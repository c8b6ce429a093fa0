// Whether a value is of the shape that a field's control shows. What is not is shown as it stands, so that nothing is lost.

import { isRecord } from "./values.js";

const isText = (value) => typeof value === "string";
const isPlain = (value) => isText(value) || typeof value === "number";
const texts = (value) => isRecord(value) && Object.values(value).every(isText);
const inList = (value, fits) => Array.isArray(value) && value.every(fits);
export const WHEN = /^(?:(FY)(\d{4})|(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?)$/;
export const DAY = /^\d{4}-\d{2}-\d{2}$/;
export const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(?: (\S+))?)?$/;

function isWording(value) {
  if (isText(value)) return true;
  const { text, official = true, ...others } = isRecord(value) ? value : { unknown: true };
  return isText(text) && typeof official === "boolean" && !Object.keys(others).length;
}

const FITS = {
  text: isText,
  translated: texts,
  name: (value) => isRecord(value) && Object.values(value).every(isWording),
  word_lists: (value) => isRecord(value) && Object.values(value).every((words) => inList(words, isText)),
  by_language: texts,
  id: isText,
  reference: isText,
  citation: isText,
  when: (value) => isPlain(value) && WHEN.test(String(value)),
  day: (value) => isText(value) && DAY.test(value),
  moment: (value) => isText(value) && MOMENT.test(value),
  whole: isPlain,
  number: isPlain,
  yes_no: (value) => typeof value === "boolean",
  address: isText,
  mail: isText,
  phone: (value) => isText(value) || inList(value, isText),
  online: (value) => isText(value) || typeof value === "boolean",
  record: isRecord,
};

export function fits(field, value) {
  if (value === undefined || value === null) return true;
  const one = field.kind === "choice" ? (each) => field.choices.some((choice) => choice.value === each) : FITS[field.kind];
  return Boolean(one) && (field.many ? inList(value, one) : one(value));
}

/** A number as it is typed, full-width digits and a decimal comma too; any other text stays as it is, to be told of.
 * In whole numbers commas and blanks stand between thousands. */
export function numberOf(typed, isWhole = false) {
  const narrow = typed.normalize("NFKC").trim();
  const plain = isWhole && /^[-+]?\d{1,3}([ ,]\d{3})+$/.test(narrow) ? narrow.replace(/[ ,]/g, "") : narrow;
  if (/^[-+]?\d{1,15}$/.test(plain)) return Number(plain);
  return /^[-+]?\d{1,15}[.,]\d{1,15}$/.test(plain) ? Number(plain.replace(",", ".")) : typed.trim();
}
