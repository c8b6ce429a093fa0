// What is wrong, at its field and in a list of links to the fields.

/** Says each problem above its field, and unsays those that are gone. What is folded over a problem is opened. */
export function markFields(form, problems) {
  for (const place of form.querySelectorAll(".maker-error[id]")) {
    const field = document.getElementById(place.id.replace(/-error$/, ""));
    const problem = problems.find(({ field: id }) => id === field.id);
    if (problem && !place.textContent) unfold(field);
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

/** Puts the cursor into a field, or on the first choice of a group; where that holds nothing yet, on what adds to it. */
export function focusOn(id) {
  const field = document.getElementById(id);
  const choices = field.matches("fieldset") ? [...field.querySelectorAll("input, select, textarea")].filter(isShown) : [field];
  const input = choices.find((each) => each.checked) ?? choices[0] ?? field.querySelector("summary, button");
  unfold(field);
  input.focus({ preventScroll: true });
  (field.closest(".maker-field") ?? field).scrollIntoView({ block: "center" });
}

/** Opens all that is folded over an element. */
function unfold(element) {
  for (let folded = element.closest("details"); folded; folded = folded.parentElement.closest("details")) folded.open = true;
}

const isShown = (input) => !input.closest("[hidden]");
