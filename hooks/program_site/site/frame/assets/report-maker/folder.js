// A report as the repository keeps it: a folder with a text, its header in YAML above it, and the photos beside it.

import { zipSync } from "./fflate/browser.js";
import { photoName, toMarkdown } from "./markdown.js";

/*
A report is a plain value: { language, title, date, authors: [], affiliation, program, partners: [], direction,
first, last, stage, summary, text, people, slug, photos: [{ blob, alt, caption }] }; what is not known is "".
*/

export const folderName = (report) => `${report.date}-${report.slug}`;

export function bodyOf(report) {
  return toMarkdown(report.text, new Map(report.photos.map(({ alt }, index) => [photoName(index), alt])));
}

/** The whole text file. */
export function textFile(report) {
  const body = bodyOf(report);
  return `---\n${headerLines(report).join("\n")}\n---\n${body && `\n${body}\n`}`;
}

function* fields(report) {
  yield ["title", quoted(report.title)];
  yield ["date", report.date];
  yield ["published", today()];
  yield ["author", oneOrSeveral(report.authors)];
  if (report.affiliation) yield ["affiliation", quoted(report.affiliation)];
  if (report.program) yield ["program", quoted(report.program)];
  if (report.partners.length) yield ["partner", oneOrSeveral(report.partners)];
  if (report.direction) yield ["direction", report.direction];
  if (report.first) yield ["period", `{first: ${report.first}, last: ${report.last}}`];
  if (report.stage) yield ["stage", report.stage];
  if (report.summary) yield ["summary", quoted(report.summary)];
}

function headerLines(report) {
  const lines = [...fields(report)].map(([key, value]) => `${key}: ${value}`);
  if (report.photos.length) lines.push(`people_in_photos: ${report.people}`, "photos:");
  report.photos.forEach(({ alt, caption }, index) => {
    lines.push(`  - file: ${photoName(index)}`);
    if (alt) lines.push(`    alt: ${quoted(alt)}`);
    if (caption) lines.push(`    caption: ${quoted(caption)}`);
  });
  return lines;
}

/** The day on which the file is made, where its writer is. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** Between double quotes YAML knows no signs but these two; control signs are gone before. */
function quoted(text) {
  return `"${text.replace(/[\\"]/g, "\\$&")}"`;
}

function oneOrSeveral(texts) {
  return texts.length === 1 ? quoted(texts[0]) : `[${texts.map(quoted).join(", ")}]`;
}

/** The folder as one ZIP file. Photos are compressed already. */
export async function zipFile(report) {
  const folder = folderName(report);
  const files = { [`${folder}/${report.language}.md`]: new TextEncoder().encode(textFile(report)) };
  for (const [index, { blob }] of report.photos.entries()) {
    files[`${folder}/${photoName(index)}`] = [new Uint8Array(await blob.arrayBuffer()), { level: 0 }];
  }
  return new File([zipSync(files)], `${folder}.zip`, { type: "application/zip" });
}

/** The same as files side by side, where a telephone shares no ZIP. The text's name tells the folder and the language. */
export function looseFiles(report) {
  const name = `${folderName(report)}.${report.language}.txt`;
  const photos = report.photos.map(({ blob }, index) => new File([blob], photoName(index), { type: "image/jpeg" }));
  return [new File([textFile(report)], name, { type: "text/plain" }), ...photos];
}
