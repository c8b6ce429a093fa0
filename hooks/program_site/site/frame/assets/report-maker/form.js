// The report maker: where its parts meet. A report is typed, kept as a draft, shown, checked, and made into one file.

import { focusOn, listLinks, markFields } from "../forms/marks.js";
import { OneTab } from "../forms/one-tab.js";
import { problemsOf, remindersOf } from "./check.js";
import { NAME, openDraft } from "./draft.js";
import { Drafting } from "./drafting.js";
import { fill, readReport } from "./fields.js";
import { offerFurigana } from "./furigana.js";
import { folderName, zipFile } from "./folder.js";
import { renamePhotos } from "./markdown.js";
import { Paper } from "./paper.js";
import { PhotoInput } from "./photo-input.js";
import { PhotoList } from "./photo-list.js";
import { PhotoPlacing } from "./photo-placing.js";
import { Sending } from "./send.js";
import { endingOf, suggestSlug } from "./slug.js";
import { lettersIn } from "./text.js";
import { say } from "./words.js";

const part = (id) => document.getElementById(`maker-${id}`);
const form = document.getElementById("report-maker");
const sending = new Sending();
const paper = new Paper(form);
let checked = false; // after the first try, problems go as soon as they are mended
let refreshing = 0;
let byKeys = true; // the last thing done was done on the keyboard

const store = await openDraft();

const photos = new PhotoList(part("photo-list"), {
  change: changed,
  rename: (names) => (part("text").value = renamePhotos(part("text").value, names)),
  remove: (id) => drafting.removePhoto(id),
  say: announce,
});
const drafting = new Drafting(form, photos, store, { open, name: () => folderName(report()) });
const placing = new PhotoPlacing(part("text"), part("place"), photos, { change: changed, say: announce });
const arriving = new PhotoInput(part("files"), part("files-state"), part("refused"), photos, async (photo) => {
  changed();
  await drafting.addPhoto(photo);
});

function report() {
  return readReport(form, photos.photos);
}

/** After every change: what was made is out of date at once; the rest waits for a pause in typing. */
function changed() {
  if (sending.shown) {
    sending.hide();
    part("changed").hidden = false;
    announce(say("changed"));
  }
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, 120);
  drafting.later();
}

/** Brings all that depends on the fields to their state, and returns the report. */
function refresh() {
  clearTimeout(refreshing);
  if (!drafting.ownSlug) part("slug").value = suggestSlug(report());
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

/** Said aloud, for what is seen on the page already. */
function announce(text) {
  part("status").textContent = text;
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
  part("changed").hidden = true;
  const now = refresh();
  const [first] = showProblems(now);
  announce(part("problems").querySelector("p").textContent);
  if (!first) return sending.show(await zipFile(now), now);
  focusOn(first.field);
}

/** Puts a draft into the form, or empties it. */
function open(draft) {
  form.reset();
  photos.clear();
  arriving.clear();
  fill(form, draft?.values ?? []);
  for (const photo of draft?.photos ?? []) photos.add(photo);
  form.elements.ending.value = endingOf(draft ? form.elements.ending.value : "");
  drafting.ownSlug = draft?.ownSlug ?? false;
  checked = false;
  markFields(form, []);
  listLinks(part("problems"), []);
  part("changed").hidden = true;
  sending.hide();
  refresh();
}

/** Another tab writes: this one shows nothing that could be mistaken for what is kept. */
function leave() {
  form.hidden = true;
  part("elsewhere").hidden = false;
}

offerFurigana(part("furigana"), part("text"), changed);
form.addEventListener("input", (event) => {
  if (event.target.name === "slug") drafting.ownSlug = true;
  if (event.target.name) changed();
});
part("slug").addEventListener("change", ({ target }) => {
  drafting.ownSlug = target.value !== ""; // left empty, it is filled in again
  changed();
});
addEventListener("keydown", () => (byKeys = true), { capture: true });
addEventListener("pointerdown", () => (byKeys = false), { capture: true });
form.addEventListener("focusin", ({ target }) => {
  if (byKeys) target.scrollIntoView({ block: "nearest" }); // browsers show but the line with the cursor; nothing moves under a pointer
});
form.addEventListener("submit", (event) => event.preventDefault()); // Enter in a line sends nothing
part("finish").addEventListener("click", finish);

const tab = new OneTab(NAME, async (save) => {
  if (save) await drafting.save();
  drafting.stop();
  store.close();
  leave();
});
part("take-over").addEventListener("click", async () => {
  await tab.take(true);
  location.reload(); // what the other tab wrote is read anew
});
addEventListener("pageshow", ({ persisted }) => persisted && location.reload()); // it may have been taken over meanwhile

form.elements.ending.value = endingOf("");
const alone = !store.kept || (await tab.take());
if (alone) {
  await drafting.restore();
  refresh();
}
part("needs-script").remove();
if (alone) form.hidden = false;
else leave();
