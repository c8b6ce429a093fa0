// The rules of `python -m program_site check`, said before anything is sent, at the field they speak of. Every number
// and every pattern comes from the checker itself, with the page.

import { contactIn } from "./contacts.js";
import { bodyOf, textFile } from "./folder.js";
import { lostIn } from "./losses.js";
import { linksIn, photoName, picturesIn } from "./markdown.js";
import { bytesOf } from "./text.js";
import { say, site } from "./words.js";
import { otherLanguageOf } from "./wrong-language.js";

const { limits } = site;
const SLUG = new RegExp(limits.slug.pattern);
const ENDLESS = new RegExp(limits.endless, "u");
const HEADING = new RegExp(limits.crowded.heading, "gm");
const DIVIDERS = new RegExp(limits.crowded.dividers, "m");
const BLANK = new RegExp(limits.blank, "gu");

/** What keeps the report from being accepted: `field`, the id of an element, and `text`, what to do there. */
export function problemsOf(report) {
  return [...problems(report)];
}

function* problems(report) {
  if (isSeen(report.title)) yield* lineProblems("maker-title", report.title, "title");
  else yield { field: "maker-title", text: say("title_missing") };
  yield* dayProblems("maker-date", report.date, say("date_missing"), limits.day);
  yield* authorProblems(report.authors);
  yield* photoProblems(report);
  const text = textProblem(report);
  if (text) yield { field: "maker-text", text };
  yield* lineProblems("maker-affiliation", report.affiliation, "affiliation");
  const tooMany = report.partners.length > limits.partners;
  if (tooMany) yield { field: "maker-partners", text: say("partners_too_many", { most: limits.partners }) };
  yield* periodProblems(report);
  yield* lineProblems("maker-summary", report.summary, "summary");
  if (!SLUG.test(report.slug)) yield { field: "maker-slug", text: say("slug_wrong") };
  else yield* tooLong("maker-slug", report.slug, limits.slug.letters);
}

/** Whether there is anything to see: a letter, a digit, a mark that stands by itself. */
function isSeen(text) {
  return /[\p{L}\p{N}\p{P}\p{S}]/u.test(text.replace(BLANK, ""));
}

/** A text that may be left out, but not be a blank; `kind` names its limit. */
function* lineProblems(field, text, kind) {
  if (text && !isSeen(text)) yield { field, text: say("nothing_seen") };
  else yield* tooLong(field, text, limits.letters[kind]);
}

function* tooLong(field, text, most) {
  const over = [...text].length - most;
  if (over > 0) yield { field, text: say("line_too_long", { most, n: over }) };
}

function* authorProblems(authors) {
  const field = "maker-authors";
  const wrong = authors.flatMap((name) => [...lineProblems(field, name, "author")]);
  if (!authors.length) yield { field, text: say("authors_missing") };
  else if (authors.length > limits.authors) yield { field, text: say("authors_too_many", { most: limits.authors }) };
  else yield* wrong.slice(0, 1);
}

function* photoProblems({ photos, people }) {
  for (const { id, alt, caption } of photos) {
    yield* lineProblems(`maker-alt-${id}`, alt, "alt");
    yield* lineProblems(`maker-caption-${id}`, caption, "caption");
  }
  if (photos.length && !people) yield { field: "maker-people", text: say("people_missing") };
  if (photos.length && people === "not_yet") yield { field: "maker-people", text: say("people_not_yet") };
}

function* dayProblems(field, day, missing, { first, last }) {
  const year = Number(day.slice(0, 4));
  if (!day) yield { field, text: missing };
  else if (Number.isNaN(year)) yield { field, text: say("date_impossible") };
  else if (year < first || year > last) yield { field, text: say("date_year", { year: String(year) }) };
}

function* periodProblems({ first, last }) {
  if (!first && !last) return;
  const wrong = [
    ...dayProblems("maker-first", first, say("period_half"), limits.stay),
    ...dayProblems("maker-last", last, say("period_half"), limits.stay),
  ];
  if (!wrong.length && last < first) wrong.push({ field: "maker-last", text: say("period_order") });
  yield* wrong;
}

function textProblem(report) {
  if (!report.text && !report.photos.length) return say("text_missing");
  const photos = report.photos.map((_, index) => photoName(index));
  const unknown = picturesIn(report.text).find((file) => !photos.includes(file));
  if (unknown !== undefined) return say("picture_unknown", { file: unknown });
  const over = bytesOf(textFile(report)) - limits.bytes;
  if (over > 0) return say("text_too_long", { n: lettersOver(report, over) });
  const body = bodyOf(report);
  if (ENDLESS.test(body)) return say("word_too_long", { most: limits.word });
  return isCrowded(body) ? say("text_crowded") : null;
}

/** How many letters less would do. A text can be too long without its body: everything else counts too. */
function lettersOver({ text }, over) {
  return text ? Math.max(1, Math.ceil((over * text.length) / bytesOf(text))) : over;
}

/** So many marks that only a slip explains it: a reader of Markdown may take minutes over them. */
function isCrowded(markdown) {
  const { signs, paragraph, text: whole, headings, cells } = limits.crowded;
  const tooMany = (text, most) => [...signs].some((sign) => text.split(sign).length - 1 > most);
  const found = markdown.match(HEADING) ?? [];
  const paragraphs = markdown.split(/\n\s*\n/);
  return (
    found.length > headings ||
    tooMany(markdown, whole) ||
    paragraphs.some((each) => tooMany(each, paragraph)) ||
    paragraphs.reduce((sum, each) => sum + cellsIn(each), 0) > cells
  );
}

/** Of a table, the widest row of which is as many columns. */
function cellsIn(paragraph) {
  const lines = DIVIDERS.test(paragraph) ? `${paragraph}\n`.split("\n") : [];
  return lines.length * lines.reduce((most, line) => Math.max(most, line.split("|").length - 1), 0);
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
