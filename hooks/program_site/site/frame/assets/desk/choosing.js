// The choice of what a task is about: the kind of entry where there are several, and the entry itself, by its name.

import { capital, option } from "./pieces.js";
import { NEW_ENTRY, entriesOf, filesOf, hasEntries } from "./tasks.js";

const MANY = 10; // of more than so many there is a field to look for one
const SHOWN = 8;
const part = (id) => document.getElementById(`desk-${id}`);

export class Choosing {
  /** `chosen(file, entry)` is called with what is to be edited: `entry` is a place, NEW_ENTRY, or null where there is none to choose. */
  constructor(desk, chosen) {
    Object.assign(this, { desk, chosen, entries: [], newEntry: part("entry").querySelector(`[value="${NEW_ENTRY}"]`) });
    part("kind").addEventListener("input", () => this.ask());
    part("entry").addEventListener("input", () => this.choose());
    part("entry-filter").addEventListener("input", () => this.show());
  }

  /** A task is begun; `file` and `entry` are given where they are known. */
  begin(desk, task, file, entry) {
    Object.assign(this, { desk, task });
    part("kind").replaceChildren(...filesOf(task).map((each) => option(capital(desk.files[each].label), each)));
    part("kind-field").hidden = filesOf(task).length < 2;
    part("kind").value = file ?? filesOf(task)[0];
    this.ask(entry);
  }

  get file() {
    return part("kind").value;
  }

  ask(entry = "") {
    part("entry-field").hidden = !hasEntries(this.task);
    if (!hasEntries(this.task)) return this.chosen(this.file, null);
    this.entries = entriesOf(this.desk, this.task, this.file);
    part("entry-filter").value = "";
    part("entry-filter").hidden = this.entries.length <= MANY;
    this.show();
    part("entry").value = entry;
    return this.choose();
  }

  /** The entries that have all words that are looked for; the one that is chosen stays. */
  show() {
    const was = part("entry").value;
    const words = part("entry-filter").value.normalize("NFKC").toLowerCase().split(/\s+/).filter(Boolean);
    const fits = ({ label, place }) => {
      const text = label.normalize("NFKC").toLowerCase();
      return JSON.stringify(place) === was || words.every((word) => text.includes(word));
    };
    this.newEntry.hidden = this.newEntry.disabled = !this.task.new;
    const [choose] = part("entry").options;
    const found = this.entries.filter(fits).map(({ label, place }) => option(label, JSON.stringify(place)));
    part("entry").replaceChildren(choose, this.newEntry, ...found);
    if (this.entries.length > MANY) part("entry").size = SHOWN;
    else part("entry").removeAttribute("size");
    part("entry").value = was;
  }

  choose() {
    const { value } = part("entry");
    if (value === "") return this.chosen(this.file, undefined);
    return this.chosen(this.file, value === NEW_ENTRY ? NEW_ENTRY : JSON.parse(value));
  }
}
