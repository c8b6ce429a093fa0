// All that somebody does at the desk: tasks that are done, those that are open, and the one that is worked on.

import { changeFile, changesToSay, editsOf, rebased, withEdits } from "./edits.js";
import { begun } from "./tasks.js";
import { isSame } from "./values.js";

export class State {
  constructor(desk) {
    Object.assign(this, { desk, done: [], open: {}, now: null, handed: false });
  }

  /** What a draft holds, brought to the data as they stand now; whether they had moved on. */
  restore({ done, open, now, handed }) {
    Object.assign(this, { done: [], open: {}, now: null, handed });
    const kept = (task) => rebasedTask(task, this.known);
    for (const task of done) this.done.push(...[kept(task)].filter(Boolean)); // each on top of those before it
    const found = Object.entries(open).map(([key, task]) => [key, kept(task)]).filter(([, task]) => task);
    this.open = Object.fromEntries(found);
    this.now = now in this.open ? now : null;
    return [...this.done, ...Object.values(this.open)].some(({ moved }) => moved);
  }

  get kept() {
    return { done: this.done, open: this.open, now: this.now, handed: this.handed };
  }

  get task() {
    return this.now === null ? null : this.open[this.now];
  }

  get isEmpty() {
    return !this.done.length && !Object.values(this.open).some((task) => isChanged(task, this.desk));
  }

  /** What the forms show: the data with all that was done before. */
  get known() {
    return withEdits(this.desk, this.doneEdits);
  }

  get doneEdits() {
    return this.done.flatMap((task) => editsOf(task, this.desk));
  }

  get edits() {
    return [...this.doneEdits, ...(this.task ? editsOf(this.task, this.known) : [])];
  }

  /** What is said of them. */
  changes(unnamed) {
    return changesToSay(this.desk, this.edits, unnamed);
  }

  get file() {
    const tasks = [...this.done, this.task].filter((task) => task && isChanged(task, this.desk)).map(({ task }) => task);
    return changeFile(this.desk, [...new Set(tasks)], this.edits);
  }

  /** Goes to a task: on from where it was left, where it was begun before. */
  begin(definition, file, entry) {
    this.forget();
    const key = JSON.stringify([definition.id, file, entry]);
    const known = this.known;
    const before = this.open[key] && rebasedTask(this.open[key], known);
    this.open[key] = before || begun(known, definition, file, entry);
    this.now = key;
    return this.task;
  }

  leave() {
    this.forget();
    this.now = null;
  }

  /** What is open and holds nothing needs not be kept. */
  forget() {
    for (const [key, task] of Object.entries(this.open)) {
      if (!isChanged(task, this.desk)) delete this.open[key];
    }
    if (!(this.now in this.open)) this.now = null;
  }

  /** The task is done: what it changes counts for those that follow. */
  finish() {
    if (this.task && isChanged(this.task, this.desk)) this.done.push(this.task);
    delete this.open[this.now];
    this.now = null;
  }

  /** Takes back what was done; what was done since is done without it. */
  undo(number) {
    const done = this.done.filter((_, at) => at !== number);
    this.restore({ ...this.kept, done });
  }

  clear() {
    Object.assign(this, { done: [], open: {}, now: null, handed: false });
  }
}

const isChanged = (task, desk) => editsOf(task, desk).length > 0;

/** Null where what it is about is gone. */
function rebasedTask(task, desk) {
  const edit = rebased(task.edit, desk);
  const beside = task.beside.map((each) => rebased(each, desk)).filter(Boolean);
  const moved = [edit, ...beside].some((each, number) => each?.moved && !isSame(each.base, [task.edit, ...task.beside][number].base));
  return edit && { ...task, edit, beside, moved };
}
