// The pieces that fields are made of, as the page has them: each with its label, its help and the place of its error.

import { say } from "./site.js";

let count = 0;

export function piece(name) {
  return document.getElementById(`desk-piece-${name}`).content.firstElementChild.cloneNode(true);
}

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** As at the beginning of a line. */
export const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

export const newId = () => `desk-${(count += 1)}`;

/** A field of a piece (`line`, `area`, `select`, `group`) at a place of what is edited. */
export function fieldOf(name, field, place) {
  const box = piece(name);
  const control = name === "group" ? box : box.querySelector("input, textarea, select");
  box.dataset.place = JSON.stringify(place);
  box.dataset.field = field.name;
  control.id = newId();
  if (name !== "group") box.querySelector("label").htmlFor = control.id;
  box.querySelector("[data-label]").textContent = capital(field.label);
  if (field.required) box.querySelector("[data-mark]").append(piece("required"));
  const help = box.querySelector("[data-help]");
  help.textContent = field.help ?? "";
  help.id = `${control.id}-help`;
  if (!field.help) help.remove();
  box.querySelector("[data-error]").id = `${control.id}-error`;
  control.setAttribute("aria-describedby", `${field.help ? `${help.id} ` : ""}${control.id}-error`);
  return { box, control, inside: box.querySelector("[data-inside]") };
}

/** One of several inputs of a field, with a label and an error of its own. */
export function part(label, input, place) {
  const box = element("div");
  input.id = newId();
  if (place) box.dataset.place = JSON.stringify(place);
  const error = element("p", { className: "maker-error", id: `${input.id}-error` });
  input.setAttribute("aria-describedby", error.id);
  box.append(element("label", { htmlFor: input.id, textContent: capital(label) }), error, input);
  return box;
}

export function option(label, value) {
  return element("option", { textContent: label, value });
}

/** A box or a radio button with what it stands for beside it. */
export function tick(type, name, label, checked) {
  const input = element("input", { type, name, checked });
  return { input, row: element("label", { className: "maker-option" }, input, " ", element("span", { textContent: label })) };
}

export function button(text, act) {
  const made = element("button", { type: "button", className: "maker-button maker-quiet", textContent: text });
  made.addEventListener("click", act);
  return made;
}

let names = null;

/** What a language is called inside a sentence. */
export function languageName(code, desk) {
  names ??= new Intl.DisplayNames([desk.language], { type: "language", fallback: "code" });
  return desk.words.difference.languages[code] ?? names.of(code);
}

/** Suggestions for a line of text; whatever else is typed is as good. */
export function suggest(input, values) {
  const list = element("datalist", { id: newId() }, ...values.map(([value, label]) => element("option", { value, label })));
  input.setAttribute("list", list.id);
  input.after(list);
}

/** A part that is folded, and made when it is opened first. */
export function folded(title, place, make, { open = false } = {}) {
  const box = element("details", { className: "maker-details desk-folded" }, element("summary", { textContent: capital(title) }));
  box.dataset.place = JSON.stringify(place);
  box.make = () => {
    box.make = null;
    box.append(...make());
  };
  box.addEventListener("toggle", () => box.open && box.make?.());
  if (open) {
    box.make();
    box.open = true;
  }
  return box;
}

/** What stands at a place, or around it; what is folded there is made for it. */
export function elementAt(root, place) {
  const starts = (other) => other.length <= place.length && other.every((each, at) => each === place[at]);
  const around = [...root.querySelectorAll("[data-place]")]
    .reverse() // the innermost first
    .map((box) => ({ box, own: JSON.parse(box.dataset.place) }))
    .filter(({ own }) => starts(own))
    .sort((one, other) => other.own.length - one.own.length);
  if (!around.length) return null;
  const [{ box }] = around;
  if (!box.make) return box;
  box.make();
  return elementAt(root, place);
}

/** The id of the control of a field, to which its error and links belong. */
export function controlIn(box) {
  const error = box.querySelector(".maker-error[id]");
  return error ? error.id.replace(/-error$/, "") : box.id;
}

export const onlyFile = () => piece("only-file");
