// The rules of `python -m program_site check`, said before anything is sent, at the field they speak of.

import { contactIn } from "./contacts.js";
import { bodyOf, textFile } from "./folder.js";
import { lostIn } from "./losses.js";
import { linksIn, photoName, picturesIn } from "./markdown.js";
import { bytesOf } from "./text.js";
import { say } from "./words.js";
import { otherLanguageOf } from "./wrong-language.js";

const MOST_BYTES = 60000;
const FIRST_YEAR = 1990;
const LAST_YEAR = 2200;
const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** What keeps the report from being accepted: `field`, the id of an element, and `text`, what to do there. */
export function problemsOf(report) {
  return [...problems(report)];
}

function* problems(report) {
  if (!report.title) yield { field: "maker-title", text: say("title_missing") };
  yield* dayProblems("maker-date", report.date, say("date_missing"));
  if (!report.authors.length) yield { field: "maker-authors", text: say("authors_missing") };
  if (report.photos.length && !report.people) yield { field: "maker-people", text: say("people_missing") };
  if (report.photos.length && report.people === "not_yet") yield { field: "maker-people", text: say("people_not_yet") };
  const text = textProblem(report);
  if (text) yield { field: "maker-text", text };
  yield* periodProblems(report);
  if (!SLUG.test(report.slug)) yield { field: "maker-slug", text: say("slug_wrong") };
}

function* dayProblems(field, day, missing) {
  const year = Number(day.slice(0, 4));
  if (!day) yield { field, text: missing };
  else if (Number.isNaN(year)) yield { field, text: say("date_impossible") };
  else if (year < FIRST_YEAR || year > LAST_YEAR) yield { field, text: say("date_year", { year: String(year) }) };
}

function* periodProblems({ first, last }) {
  if (!first && !last) return;
  const wrong = [
    ...dayProblems("maker-first", first, say("period_half")),
    ...dayProblems("maker-last", last, say("period_half")),
  ];
  if (!wrong.length && last < first) wrong.push({ field: "maker-last", text: say("period_order") });
  yield* wrong;
}

function textProblem(report) {
  if (!report.text && !report.photos.length) return say("text_missing");
  const photos = report.photos.map((_, index) => photoName(index));
  const unknown = picturesIn(report.text).find((file) => !photos.includes(file));
  if (unknown !== undefined) return say("picture_unknown", { file: unknown });
  const over = bytesOf(textFile(report)) - MOST_BYTES;
  if (over > 0) return say("text_too_long", { n: Math.ceil((over * report.text.length) / bytesOf(report.text)) });
  return isCrowded(bodyOf(report)) ? say("text_crowded") : null;
}

/** So many marks that only a slip explains it: a reader of Markdown may take minutes over them. */
function isCrowded(markdown) {
  const tooMany = (text, most) => [..."[]<>()!*_`~^\\&{}"].some((sign) => text.split(sign).length - 1 > most);
  const headings = markdown.match(/^ {0,3}(?:#{1,6}|=+[ \t]*$|-+[ \t]*$)/gm) ?? [];
  return headings.length > 200 || tooMany(markdown, 1000) || markdown.split("\n\n").some((each) => tooMany(each, 300));
}

/** What does not stop a report but deserves a second look, in the same form. */
export function remindersOf(report) {
  return [...reminders(report)];
}

function* reminders(report) {
  const other = otherLanguageOf(report);
  if (other) yield { field: "maker-language", text: say("wrong_language", { value: other }) };
  const latest = new Date(Date.now() + 14 * 3600 * 1000).toISOString(); // of the days that anyone on earth has now
  if (report.date !== "?" && report.date > latest) yield { field: "maker-date", text: say("date_future") };
  const silent = report.photos.filter(({ alt }) => !alt);
  if (silent.length) yield { field: `maker-alt-${silent[0].id}`, text: say("alt_missing", { n: silent.length }) };
  const link = linksIn(report.text).find((target) => !/^(?:https?:\/\/|mailto:)/i.test(target));
  if (link) yield { field: "maker-text", text: say("link_dead", { value: link }) };
  for (const { line, words } of lostIn(report.text, document.getElementById("maker-paper-body"))) {
    yield { field: "maker-text", text: say("text_lost", { line, value: words }) };
  }
  for (const [field, written] of texts(report)) {
    const value = contactIn(written);
    if (value) yield { field, text: say("contact_detail", { value }) };
  }
}

function* texts({ title, authors, photos, text, affiliation, summary }) {
  yield ["maker-title", title];
  yield ["maker-authors", authors.join("\n")];
  for (const { id, alt, caption } of photos) yield [`maker-alt-${id}`, `${alt}\n${caption}`];
  yield ["maker-text", text];
  yield ["maker-affiliation", affiliation];
  yield ["maker-summary", summary];
}
