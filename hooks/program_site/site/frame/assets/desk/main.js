// The desk: where its parts meet. A task is chosen, an entry is filled in, and what differs becomes one change file.

import { listLinks, markFields, focusOn } from "../forms/marks.js";
import { OneTab } from "../forms/one-tab.js";
import { problemsIn } from "./checking.js";
import { Choosing } from "./choosing.js";
import { differenceOf } from "./difference.js";
import { NAME, openDraft } from "./draft.js";
import { TaskForm } from "./forms.js";
import { leftBehind } from "./other-languages.js";
import { button, element } from "./pieces.js";
import { languagesSaid, placeWords, problemWords } from "./problem-words.js";
import { Sending } from "./sending.js";
import { desk, say } from "./site.js";
import { State } from "./state.js";

const part = (id) => document.getElementById(`desk-${id}`);
const form = document.getElementById("desk");
const state = desk && new State(desk);
const store = openDraft();
const sending = new Sending(() => {
  state.handed = true;
  save();
});
let shown = null; // the form of the task that is worked on
let checked = false; // after the first try, problems go as soon as they are mended
let refreshing = 0;
let saving = 0;

const definitionOf = (id) => desk.tasks.find((task) => task.id === id);

// ---- What is seen ---------------------------------------------------------------------------------------------------

/** After every change: what was made is out of date at once; the rest waits for a pause in typing. */
function changed() {
  outdated();
  state.handed = false;
  clearTimeout(refreshing);
  refreshing = setTimeout(refresh, 150);
  later();
}

function outdated() {
  if (!sending.shown) return;
  sending.hide();
  part("changed").hidden = false;
  announce(part("changed").textContent);
}

/** Brings all that depends on the answers to their state. */
function refresh() {
  clearTimeout(refreshing);
  shown?.refill();
  showDone();
  const lines = linesOf();
  const items = lines.map((line) => element("li", { textContent: line.trim(), className: line.startsWith(" ") ? "desk-within" : "" }));
  part("difference").replaceChildren(part("difference").querySelector("template"), ...items);
  part("difference").hidden = lines.length === 0;
  part("unchanged").hidden = lines.length > 0;
  part("difference-step").hidden = state.task === null && lines.length === 0;
  const remarks = state.task ? leftBehind(state.task, state.known).map(remarked) : [];
  const found = state.task ? [...problemsIn(state.task, state.known).map(said), ...remarks].sort(inForm) : [];
  shown?.remark(remarks);
  listLinks(part("reminders"), found.filter(({ warning }) => warning).map(named));
  if (checked) showProblems(found.filter(({ warning }) => !warning));
  return found.filter(({ warning }) => !warning);
}

const linesOf = () => differenceOf(desk, state.changes(say("unnamed")));

/** A problem as it is told: at the field, or at the first where it is of no field alone. */
function said(problem) {
  const field = shown.controlAt(problem.holder, problem.place) ?? form.querySelector("#desk-record .maker-error[id]").id.replace(/-error$/, "");
  return { field, text: problemWords(desk, problem), label: placeWords(state.known, state.task, problem), warning: problem.warning };
}

function remarked({ holder, place, changed, others }) {
  const [now, before] = [changed, others].map((codes) => languagesSaid(codes, desk));
  const label = placeWords(state.known, state.task, { holder, place: place.slice(0, -1) });
  return { field: shown.controlAt(holder, place), text: say("others_unchanged", { changed: now, others: before }), label, warning: true };
}

/** In the order of the form: what is made beside a record is checked before that. */
function inForm({ field: one }, { field: other }) {
  if (one === other) return 0;
  const [first, second] = [one, other].map((id) => document.getElementById(id));
  return first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
}

function showProblems(problems) {
  markFields(form, problems);
  listLinks(part("problems"), problems.map(named));
}

const named = ({ field, text, label }) => ({ field, text: say("of_field", { field: label, text }) });

/** What was done before, each with a way to take it back. */
function showDone() {
  const rows = state.done.map((task, number) => {
    const undo = button(say("take_back"), () => {
      state.undo(number);
      reopen();
      part("tasks").focus();
    });
    return element("li", {}, element("span", { textContent: definitionOf(task.task).label }), " ", undo);
  });
  part("done").querySelector("ul").replaceChildren(...rows);
  part("done").hidden = rows.length === 0;
}

/** Said aloud, for what is seen on the page already. */
function announce(text) {
  part("status").textContent = text;
}

// ---- Tasks and entries ----------------------------------------------------------------------------------------------

const choosing = desk && new Choosing(desk, (file, entry) => {
  outdated();
  checked = false;
  markFields(form, []);
  listLinks(part("problems"), []);
  shown = null;
  if (entry === undefined) state.leave();
  else {
    const definition = definitionOf(form.elements.task.value);
    const task = state.begin(definition, file, entry);
    shown = new TaskForm(form, state.known, definition, task, changed);
  }
  part("record").hidden = shown === null;
  part("another-change").hidden = shown === null;
  refresh();
  later();
});

function chooseTask(id, file, entry) {
  const definition = definitionOf(id);
  part("task-name").textContent = definition.label;
  part("entry-step").hidden = false;
  choosing.begin(state.known, definition, file, entry);
}

/** Shows the task that is worked on, or the choice of one. */
function reopen() {
  const [id, file, entry] = state.now === null ? [] : JSON.parse(state.now);
  for (const input of form.querySelectorAll("[name=task]")) input.checked = input.value === id;
  if (id) return chooseTask(id, file, typeof entry === "string" ? entry : entry === null ? "" : JSON.stringify(entry));
  shown = null;
  checked = false;
  for (const each of ["entry-step", "record", "another-change"]) part(each).hidden = true;
  sending.hide();
  part("changed").hidden = true;
  return refresh();
}

/** Keeps what is filled in, and lets another task follow in the same file. */
function another() {
  const problems = tried();
  if (problems.length) return;
  state.finish();
  reopen();
  save();
  announce(say("next_task"));
  part("tasks").focus();
  part("tasks").scrollIntoView();
}

/** The problems, each shown at its field, with the first in view. */
function tried() {
  checked = true;
  part("changed").hidden = true;
  const problems = refresh();
  const [first] = problems;
  announce(first ? part("problems").querySelector("p").textContent : "");
  if (first) focusOn(first.field);
  return problems;
}

function finish() {
  if (state.task && tried().length) return;
  const lines = linesOf();
  if (!lines.length) {
    announce(part("unchanged").textContent);
    part("unchanged").scrollIntoView({ block: "center" });
    return;
  }
  const file = state.file;
  const now = new Date();
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((each) => String(each).padStart(2, "0")).join("-");
  sending.show(`${JSON.stringify(file, null, 1)}\n`, `change-${day}-${file.task}.json`, lines);
  save();
}

/** An empty desk. What nobody has handed in yet is asked about first. */
function anew() {
  if (state.handed || state.isEmpty) throwAway();
  else part("delete-dialog").showModal();
}

function throwAway() {
  state.clear();
  clearTimeout(saving);
  saving = 0;
  store.clear();
  reopen();
  tell(say("draft_deleted"));
  part("draft-state").focus({ preventScroll: true });
  part("draft-state").scrollIntoView({ block: "center" });
}

// ---- The draft ------------------------------------------------------------------------------------------------------

/** Saves after a pause in typing. */
function later() {
  clearTimeout(saving);
  saving = setTimeout(save, 500);
}

function save() {
  clearTimeout(saving);
  saving = 0;
  if (!store.kept) return;
  if (state.isEmpty && state.now === null) store.clear();
  else if (!store.save(state.kept)) tell(say("draft_failed"));
}

function restore() {
  const before = store.load(desk);
  const readable = before && before !== "unreadable";
  const moved = readable && state.restore(before);
  try {
    reopen();
  } catch {
    state.clear(); // it holds what no form can show
    reopen();
    return tell(say("draft_unreadable"));
  }
  if (!store.kept) tell(say("draft_not_kept"));
  else if (before === "unreadable") tell(say("draft_unreadable"));
  else if (readable && !state.isEmpty) tell([say("draft_restored"), moved ? say("draft_moved") : "", state.handed ? say("draft_handed") : ""].filter(Boolean).join(" "));
}

function tell(text) {
  part("draft-state").textContent = text;
  part("draft-state").hidden = false;
}

// ---- Begin ----------------------------------------------------------------------------------------------------------

/** Another tab writes: this one shows nothing that could be mistaken for what is kept. */
function leave() {
  form.hidden = true;
  part("elsewhere").hidden = false;
}

function listen() {
  for (const input of form.querySelectorAll("[name=task]")) input.addEventListener("change", () => chooseTask(input.value));
  form.addEventListener("submit", (event) => event.preventDefault()); // Enter in a line sends nothing
  part("finish").addEventListener("click", finish);
  part("another-change").addEventListener("click", another);
  part("another").addEventListener("click", anew);
  part("delete").addEventListener("click", () => part("delete-dialog").showModal());
  part("delete-dialog").addEventListener("close", ({ target }) => target.returnValue === "delete" && throwAway());
  document.addEventListener("visibilitychange", () => document.hidden && saving && save());
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload()); // another tab may have written meanwhile
}

async function begin() {
  const tab = new OneTab(NAME, async (wanted) => {
    if (wanted) save();
    clearTimeout(saving);
    store.close();
    leave();
  });
  part("take-over").addEventListener("click", async () => {
    await tab.take(true);
    location.reload(); // what the other tab wrote is read anew
  });
  listen();
  const alone = !store.kept || (await tab.take());
  if (alone) restore();
  part("needs-script").remove();
  if (alone) form.hidden = false;
  else leave();
}

if (desk) await begin();
else {
  part("needs-script").hidden = true;
  part("failed").hidden = false;
}
