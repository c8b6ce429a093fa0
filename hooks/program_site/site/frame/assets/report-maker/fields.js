// The fields of the form: read as a report, filled from a draft.

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
