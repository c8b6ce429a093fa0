// The form of a task: the record that it is about, what often changes with it, and the records that are made beside it.

import { focusOn } from "../forms/marks.js";
import { MAIN, nameOf, newToken } from "./edits.js";
import { controlsOf } from "./fields.js";
import { oldName } from "./former.js";
import { suggestedId } from "./ids.js";
import { button, element, elementAt, folded, languageName, piece } from "./pieces.js";
import { say } from "./site.js";
import { asked, askedBeside, canBeMade } from "./tasks.js";
import { at, fieldsAt, isRecord, isSame, located, setField } from "./values.js";

export class TaskForm {
  /** `definition` is what is asked, `task` what is answered so far, `changed` is called after every change. */
  constructor(root, desk, definition, task, changed) {
    Object.assign(this, { root, desk, definition, task, changed, shown: new Set(), remarks: new Map(), fills: [], names: "" });
    const { first, more } = asked(desk, definition, task.edit);
    const context = this.contextOf(MAIN, task.edit);
    const controls = (fields) => controlsOf(fields, task.edit.value, [MAIN], () => this.told(MAIN), context);
    this.part("fields").replaceChildren(...controls(first));
    this.part("more-fields").replaceChildren(...controls(more));
    this.part("more").hidden = more.length === 0;
    this.part("more").open = false;
    this.part("beside").replaceChildren(...task.beside.map((edit, number) => this.besideOf(edit, `beside${number}`)));
    this.offerOldName();
  }

  part(id) {
    return this.root.querySelector(`#desk-${id}`);
  }

  /** A field of another file that the same event often changes. */
  besideOf(edit, holder) {
    const way = edit.place.slice(0, -1);
    const name = edit.place[edit.place.length - 1];
    const field = fieldsAt(this.desk.files[edit.file].fields, way).find((each) => each.name === name);
    const owner = { [name]: edit.value ?? undefined };
    const told = () => {
      edit.value = owner[name] ?? null;
      this.changed();
    };
    const context = this.contextOf(holder, { ...edit, place: way });
    const make = () => controlsOf([field], owner, [holder], told, context);
    return folded(say("beside", { name: field.label }), [holder], make, { open: !isSame(edit.value, edit.base) });
  }

  /** A record was changed: as long as nobody types its id, that follows its name. */
  told(holder) {
    const { file, value, isNew, own } = this.holderOf(holder);
    const known = this.desk.files[file].fields.find(({ name }) => name === "id");
    if (isNew && known && !own.ownId && !(own.edit && own.edit.place.length)) this.suggest(holder, file, value);
    if (holder === MAIN) this.offerOldName();
    this.changed();
  }

  /** A button below a name that was changed: the list of former names takes the old one, and asks until when it was the name. */
  offerOldName() {
    const item = oldName(this.task, this.desk);
    const list = item && elementAt(this.root, [MAIN, "formerly"]);
    if (!this.oldName && !list?.take) return;
    this.oldName ??= this.buttonForOldName(list);
    this.oldName.hidden = !item;
  }

  buttonForOldName(list) {
    const keep = () => {
      const [, ...place] = list.take(oldName(this.task, this.desk));
      focusOn(this.controlAt(MAIN, [...place, "until"]));
    };
    const made = button(say("keep_old_name", { name: nameOf(this.task.edit.base, this.desk) }), keep);
    elementAt(this.root, [MAIN, "name"]).append(element("div", { className: "maker-buttons" }, made));
    return made;
  }

  suggest(holder, file, value) {
    const others = this.task.added.filter((each) => each.file === file && each.value !== value).map((each) => each.value.id);
    const named = nameOf(value, this.desk) !== "";
    const id = named ? suggestedId(this.desk, file, value, [...Object.keys(this.desk.files[file].names ?? {}), ...others]) : "";
    setField(value, "id", id || undefined, this.desk.files[file].fields.map((each) => each.name));
    elementAt(this.root, [holder, "id"])?.offer?.(id);
  }

  holderOf(holder) {
    if (holder === MAIN) return { ...this.task.edit, own: this.task };
    const added = this.task.added.find(({ token }) => token === holder);
    return { ...added, isNew: true, own: added };
  }

  /** What the controls of one record ask of the form they are in. */
  contextOf(holder, { file, place, isNew }) {
    const { desk, task } = this;
    const names = (inner) => [...place, ...inner.slice(1)].filter((part) => typeof part === "string");
    return {
      desk,
      task,
      fieldsOf: (inner) => fieldsAt(desk.files[file].fields, names(inner)),
      isLacking: (inner) => !isNew && isLacking(desk.files[file], [...place, ...inner.slice(1)]),
      codes: (field, inner, value) => codesOf(desk, field, Object.keys(value ?? {}), valuesAt(desk.files[file].records, names(inner))),
      suggestions: (field) => suggestionsOf(desk, field, valuesAt(desk.files[file].records, [...names([holder]), field.name])),
      idTyped: (inner, own) => {
        if (inner.length === 2) this.holderOf(inner[0]).own.ownId = own;
      },
      offerNew: (field, hooks) => this.offerNew(field, hooks),
    };
  }

  // ---- Records made beside ------------------------------------------------------------------------------------------

  /** A button that makes a new record to be named here, and the forms of those that are. */
  offerNew(field, { take, chosen, fill, made }) {
    const file = field.of;
    this.fills.push(fill);
    if (!this.desk.files[file] || !canBeMade(this.desk.files[file])) return;
    const show = (added) => {
      this.shown.add(added.token);
      made.append(this.formOf(added, () => take(added.token, false)));
    };
    for (const each of this.task.added) {
      if (each.file === file && chosen().includes(each.token) && !this.shown.has(each.token)) show(each);
    }
    const begin = () => {
      const added = { token: newToken(this.task), file, value: {}, ownId: false };
      this.task.added.push(added);
      take(added.token, true);
      show(added);
      fill();
      made.lastElementChild.querySelector("input, textarea, select").focus();
    };
    made.after(button(say("new_of", { kind: this.desk.files[file].label }), begin));
  }

  formOf(added, drop) {
    const { token, file, value } = added;
    const box = element("fieldset", { className: "maker-field desk-inside" });
    box.dataset.place = JSON.stringify([token]);
    box.append(element("legend", { textContent: say("new_of", { kind: this.desk.files[file].label }) }));
    const context = this.contextOf(token, { file, place: [], isNew: true });
    const controls = (fields) => controlsOf(fields, value, [token], () => this.told(token), context);
    const { first, more } = askedBeside(this.desk, file);
    box.append(...controls(first));
    if (more.length) box.append(folded(this.part("more").querySelector("summary").textContent, [token], () => controls(more)));
    const remove = () => {
      this.task.added.splice(this.task.added.indexOf(added), 1);
      drop();
      const next = box.parentElement.nextElementSibling;
      box.remove();
      this.refill();
      next.focus();
    };
    box.append(button(say("remove_new"), remove));
    return box;
  }

  /** Lists of names follow what is made beside, as it gets its name. */
  refill() {
    const names = JSON.stringify(this.task.added.map(({ token, value }) => [token, nameOf(value, this.desk)]));
    if (names === this.names) return;
    this.names = names;
    for (const fill of this.fills) fill();
  }

  /** Says mild remarks below their texts, where nobody has said them before, and unsays those that are gone. */
  remark(remarks) {
    const said = new Map(remarks.map(({ field, text }) => [document.getElementById(field).closest("[data-field]"), text]));
    for (const [box, hint] of this.remarks) {
      if (said.has(box)) continue;
      hint.remove();
      this.remarks.delete(box);
    }
    for (const [box, text] of said) {
      if (!this.remarks.has(box)) this.remarks.set(box, element("p", { className: "hint" }));
      const hint = this.remarks.get(box);
      hint.textContent = text;
      if (hint.parentElement !== box) box.append(hint);
    }
  }

  /** The id of the control at a place. */
  controlAt(holder, place) {
    const beside = this.task.beside.find((_, number) => holder === `beside${number}`);
    const found = elementAt(this.root, [holder, ...(beside?.place.slice(-1) ?? []), ...place]);
    const error = found?.querySelector(".maker-error[id]");
    return error ? error.id.replace(/-error$/, "") : null;
  }
}

/** Whether something stands there that the desk was not told of. */
function isLacking(file, place) {
  const own = located(file.records, place);
  const inside = (other) => own.every((part, number) => part === other[number]);
  const list = Array.isArray(at(file.records, place));
  return (file.lacking ?? []).some((other) => inside(other) && (own.length === other.length || list));
}

/** What stands in a field in all records. */
function valuesAt(records, names) {
  return names.reduce((inner, name) => inner.flatMap((each) => each?.[name] ?? []), [records].flat());
}

/** The languages in which something is asked: those of the site, and others in which the same is said elsewhere. */
function codesOf(desk, { kind }, here, elsewhere) {
  const others = kind === "translated" ? [] : elsewhere.filter(isRecord).flatMap(Object.keys);
  return [...new Set([...desk.languages, ...desk.growing, ...here, ...others])];
}

/** What is often typed into a field, with what it means. */
function suggestionsOf(desk, { name, kind, many }, elsewhere) {
  if (name === "timezone") return desk.rules.zones.map((zone) => [zone, ""]);
  if (name === "language" || name === "languages") return [...desk.languages, "en"].map((code) => [code, languageName(code, desk)]);
  return kind === "id" && many ? [...new Set(elsewhere.filter((each) => typeof each === "string"))].map((each) => [each, ""]) : [];
}

