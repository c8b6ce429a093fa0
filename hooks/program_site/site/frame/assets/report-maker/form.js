// The report maker: where its parts meet. A report is typed, kept as a draft, shown, checked, and made into one file.

import { problemsOf, remindersOf } from "./check.js";
import { openDraft } from "./draft.js";
import { fill, focusOn, listLinks, markFields, readReport, valuesOf } from "./fields.js";
import { offerFurigana } from "./furigana.js";
import { folderName, zipFile } from "./folder.js";
import { renamePhotos } from "./markdown.js";
import { Paper } from "./paper.js";
import { PhotoInput } from "./photo-input.js";
import { PhotoList } from "./photo-list.js";
import { PhotoPlacing } from "./photo-placing.js";
import { Sending } from "./send.js";
import { suggestSlug } from "./slug.js";
import { lettersIn } from "./text.js";
import { say } from "./words.js";

const part = (id) => document.getElementById(`maker-${id}`);
const form = document.getElementById("report-maker");
const sending = new Sending(announce);
const paper = new Paper(form);
let checked = false; // after the first try, problems go as soon as they are mended
let ownSlug = false; // the writer has chosen the short name
let refreshing = 0;
let saving = 0;
let silence = 0;
let byKeys = true; // the last thing done was done on the keyboard

const draft = await openDraft();

const photos = new PhotoList(part("photo-list"), {
  change: changed,
  rename: (names) => (part("text").value = renamePhotos(part("text").value, names)),
  remove: (id) => attempt(Promise.all([draft.removePhoto(id), save()])),
  say: announce,
});
const placing = new PhotoPlacing(part("text"), part("place"), photos, { change: changed, say: announce });
const arriving = new PhotoInput(part("files"), part("files-state"), part("refused"), photos, async ({ id, blob }) => {
  await attempt(draft.addPhoto(id, blob));
  changed();
  await save(); // a photo that no draft names would lie about unseen
});

function report() {
  return readReport(form, photos.photos);
}

/** After every change: what was made is out of date at once; the rest waits for a pause in typing. */
function changed() {
  if (sending.shown) {
    sending.hide();
    announce(say("changed"));
  }
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, 120);
  clearTimeout(saving);
  saving = setTimeout(save, 500);
}

/** Brings all that depends on the fields to their state, and returns the report. */
function refresh() {
  clearTimeout(refreshing);
  if (!ownSlug) part("slug").value = suggestSlug(report());
  const now = report();
  const inAnother = `[data-in-language]:not([lang="${now.language}"])`;
  for (const element of form.querySelectorAll(inAnother)) element.lang = now.language;
  for (const list of form.querySelectorAll("[data-stage]")) list.hidden = now.stage && list.dataset.stage !== now.stage;
  part("questions").toggleAttribute("data-mixed", !now.stage); // then the first question of each
  part("consent").hidden = now.photos.length === 0;
  part("count").textContent = say("letters", { n: lettersIn(now.text.replace(/\s/g, "")) });
  part("folder").textContent = folderName({ ...now, date: now.date || "…" });
  paper.show(now, photos.photos);
  placing.show(now.text);
  listLinks(part("reminders"), remindersOf(now));
  if (checked) showProblems(now);
  return now;
}

function save() {
  clearTimeout(saving);
  saving = 0;
  const described = photos.photos.map(({ id, alt, caption }) => ({ id, alt, caption }));
  return attempt(draft.saveForm({ values: valuesOf(form), photos: described, ownSlug }));
}

/** Storing may fail at any time, for want of space; the form goes on. */
async function attempt(stored) {
  try {
    await stored;
  } catch {
    showState(say("draft_failed"));
  }
}

function showState(text) {
  part("draft-state").textContent = text;
  part("draft-state").hidden = false;
}

/** Said aloud, and shown at the lower edge for a while: for what changes out of sight. */
function announce(text) {
  part("status").textContent = text;
  clearTimeout(silence);
  silence = setTimeout(() => (part("status").textContent = ""), 8000);
}

/** Every problem at its field and in a list; returns them. */
function showProblems(now) {
  const problems = problemsOf(now);
  markFields(form, problems);
  listLinks(part("problems"), problems);
  part("problems").querySelector("p").textContent = problems.length ? say("problems", { n: problems.length }) : "";
  return problems;
}

async function finish() {
  await arriving.done;
  checked = true;
  const now = refresh();
  const [first] = showProblems(now);
  if (!first) return sending.show(await zipFile(now), now);
  focusOn(first.field);
  announce(part("problems").querySelector("p").textContent);
}

async function startAgain() {
  clearTimeout(saving);
  saving = 0;
  await attempt(draft.clear());
  form.reset();
  photos.clear();
  arriving.clear();
  checked = ownSlug = false;
  markFields(form, []);
  listLinks(part("problems"), []);
  part("draft-state").hidden = draft.kept;
  sending.hide();
  refresh();
  announce(say("draft_deleted"));
}

offerFurigana(part("furigana"), part("text"), changed);
form.addEventListener("input", (event) => {
  if (event.target.name === "slug") ownSlug = true;
  if (event.target.name) changed();
});
part("slug").addEventListener("change", ({ target }) => {
  ownSlug = target.value !== ""; // left empty, it is filled in again
  changed();
});
addEventListener("keydown", () => (byKeys = true), { capture: true });
addEventListener("pointerdown", () => (byKeys = false), { capture: true });
form.addEventListener("focusin", ({ target }) => {
  if (byKeys) target.scrollIntoView({ block: "nearest" }); // browsers show but the line with the cursor; nothing moves under a pointer
});
form.addEventListener("submit", (event) => event.preventDefault()); // Enter in a line sends nothing
part("finish").addEventListener("click", finish);
part("delete").addEventListener("click", () => part("delete-dialog").showModal());
part("delete-dialog").addEventListener("close", ({ target }) => target.returnValue === "delete" && startAgain());
document.addEventListener("visibilitychange", () => document.hidden && saving && save());

const before = await draft.load().catch(() => null);
if (before) {
  fill(form, before.values);
  for (const photo of before.photos) photos.add(photo);
  ownSlug = before.ownSlug;
}
if (!draft.kept) showState(say("draft_not_kept"));
else if (before) showState(say("draft_restored"));
refresh();
part("needs-script").remove();
form.hidden = false;
