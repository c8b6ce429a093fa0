// What every template needs: safe text, and days as people write them.
const SIGNS = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const safe = (text) => String(text).replace(/[&<>"']/g, (sign) => SIGNS[sign]);

const formats = Object.fromEntries(
  ["ja", "ru"].map((language) => [language, new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" })]),
);
export const day = (date, language) => formats[language].format(date);
export const plain = (date) => date.toISOString().slice(0, 10);
export const whole = (address) => `https://example.org${address}`;

/** The page in the other language: everything is there in both. */
export const other = (address) => (address.startsWith("/ru/") ? address.slice(3) : `/ru${address}`);

export function title(list, frame) {
  if (!list.kind) return frame.reports;
  return frame.titles[list.kind]?.[list.value] ?? list.value;
}
