// The fields of the form: read as a report, filled from a draft, marked where something is wrong.

import { cleanLine, cleanText } from "./text.js";

/** What is typed and chosen, as the value that folder.js describes. The short name ends in what no other report has. */
export function readReport(form, photos) {
  const data = new FormData(form);
  const line = (name) => cleanLine(data.get(name) ?? "");
  return {
    language: data.get("language"),
    title: line("title"),
    date: day(form.elements.date),
    authors: cleanText(data.get("authors")).split("\n").map(cleanLine).filter(Boolean),
    affiliation: line("affiliation"),
    program: data.get("program") ?? "",
    partners: data.getAll("partners"),
    direction: data.get("direction"),
    first: day(form.elements.first),
    last: day(form.elements.last),
    stage: data.get("stage"),
    summary: line("summary"),
    text: cleanText(data.get("text")),
    people: data.get("people") ?? "",
    slug: line("slug") && `${line("slug")}-${data.get("ending")}`,
    photos: photos.map((photo) => ({ ...photo, alt: cleanLine(photo.alt), caption: cleanLine(photo.caption) })),
  };
}

/** A half-typed day, or one the calendar does not have, has no value: it is told from an empty field by "?". */
function day(input) {
  return input.validity.badInput ? "?" : input.value;
}

/** The words beside the chosen radio buttons and boxes of a name. */
export function chosenLabels(form, name) {
  const chosen = form.querySelectorAll(`[name="${name}"]:checked:not([value=""])`);
  return [...chosen].map((input) => input.labels[0].textContent.trim());
}

/** Names and values of all fields but the files, for the draft. */
export function valuesOf(form) {
  return [...new FormData(form)].filter(([, value]) => typeof value === "string");
}

export function fill(form, values) {
  const inputs = [...form.elements];
  for (const input of inputs) {
    const mine = values.filter(([name]) => name && name === input.name).map(([, value]) => value);
    if (input.type === "radio" || input.type === "checkbox") input.checked = mine.includes(input.value);
    else if (mine.length && input.type !== "file") input.value = mine[0];
  }
  for (const input of inputs) {
    const unanswered = input.defaultChecked && !form.querySelector(`[name="${input.name}"]:checked`);
    if (unanswered) input.checked = true; // what a draft chose may be gone since
  }
  for (const folded of form.querySelectorAll("details[data-optional]")) folded.open ||= holdsAnswers(folded);
}

/** Whether anything in a part is not as it is in an empty form. What the form fills in by itself is told by name. */
export function holdsAnswers(part, filledIn = []) {
  const inputs = [...part.querySelectorAll("input, textarea")].filter(({ name }) => name && !filledIn.includes(name));
  return inputs.some(({ type, checked, defaultChecked, value, defaultValue }) =>
    type === "radio" || type === "checkbox" ? checked !== defaultChecked : value !== defaultValue,
  );
}

/** Says each problem above its field, and unsays those that are gone. What is folded over a problem is opened. */
export function markFields(form, problems) {
  for (const place of form.querySelectorAll(".maker-error[id]")) {
    const field = document.getElementById(place.id.replace(/-error$/, ""));
    const problem = problems.find(({ field: id }) => id === field.id);
    if (problem && !place.textContent) field.closest("details")?.setAttribute("open", "");
    place.textContent = problem?.text ?? "";
    if (problem) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
}

/** A list of links to fields in `box`, which is hidden while there are none. */
export function listLinks(box, items) {
  const known = JSON.stringify(items);
  if (box.dataset.items === known) return; // whoever reads the list is not disturbed
  box.dataset.items = known;
  const list = box.querySelector("ul");
  const template = list.querySelector("template");
  const rows = items.map(({ field, text }) => {
    const row = template.content.cloneNode(true);
    const link = row.querySelector("a");
    link.textContent = text;
    link.href = `#${field}`;
    link.addEventListener("click", (event) => {
      event.preventDefault();
      focusOn(field);
    });
    return row;
  });
  list.replaceChildren(template, ...rows);
  box.hidden = items.length === 0;
}

/** Puts the cursor into a field, or on the first choice of a group. */
export function focusOn(id) {
  const field = document.getElementById(id);
  const choices = field.matches("fieldset") ? [...field.querySelectorAll("input")] : [field];
  const input = choices.find((each) => each.checked) ?? choices[0];
  field.closest("details")?.setAttribute("open", "");
  input.focus({ preventScroll: true });
  (field.closest(".maker-field") ?? field).scrollIntoView({ block: "center" });
}
