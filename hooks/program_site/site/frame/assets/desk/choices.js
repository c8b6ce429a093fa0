// Controls for what is chosen: yes or no, one of a few, records by their names, sources with their sentences.

import { isToken, nameOf } from "./edits.js";
import { button, element, fieldOf, newId, option, tick } from "./pieces.js";
import { say } from "./site.js";

const MANY = 12; // of more than so many only what is chosen is seen, until one is looked for or all are asked for

export function choices(field, slot, place) {
  if (field.many) return several(field, slot, place);
  const all = field.kind === "yes_no" ? [true, false].map((value) => ({ value, label: value ? say("is_so") : say("is_not") })) : field.choices;
  const { box, control } = fieldOf("select", field, place);
  control.append(...all.map(({ label }, number) => option(label, String(number))));
  const chosen = all.findIndex(({ value }) => value === slot.get());
  control.value = chosen < 0 ? "" : String(chosen);
  control.addEventListener("input", () => slot.set(all[control.value]?.value));
  return box;
}

function several(field, slot, place) {
  const { box, inside, control } = fieldOf("group", field, place);
  const rows = field.choices.map(({ value, label }) => {
    const { input, row } = tick("checkbox", control.id, label, (slot.get() ?? []).includes(value));
    input.addEventListener("change", () => toggle(slot, value, input.checked));
    return row;
  });
  inside.append(element("div", { className: "maker-options maker-short" }, ...rows));
  return box;
}

/** What is chosen keeps its order; what is chosen now comes last. */
function toggle(slot, value, chosen) {
  const others = (slot.get() ?? []).filter((each) => each !== value);
  const all = chosen ? [...others, value] : others;
  slot.set(all.length ? all : undefined);
}

// ---- Records by their names -----------------------------------------------------------------------------------------

export function references(field, slot, place, context) {
  const { box, inside, control } = fieldOf("group", field, place);
  const chosen = () => [slot.get() ?? []].flat();
  const pick = (id, on) => (field.many ? toggle(slot, id, on) : slot.set(on && id !== "" ? id : undefined));
  const show = () => {
    const known = recordsToChoose(field, chosen(), context);
    const rows = known.map(([id, label]) => {
      const { input, row } = tick(field.many ? "checkbox" : "radio", control.id, label, chosen().includes(id));
      input.addEventListener("change", () => pick(id, input.checked));
      return { row, label, stays: () => chosen().includes(id) };
    });
    if (!field.many && !field.required) rows.unshift(noneOf(control.id, chosen(), () => pick("", true)));
    return rows;
  };
  list(inside, show, field, pick, chosen, place, context);
  return box;
}

function noneOf(name, chosen, take) {
  const { input, row } = tick("radio", name, say("none_of"), chosen.length === 0);
  input.addEventListener("change", take);
  return { row, label: "", stays: () => true };
}

/** Ids and names: what is chosen first, what is made in this task, and all others. */
function recordsToChoose(field, chosen, context) {
  const made = context.task.added.filter(({ file }) => file === field.of);
  const names = context.desk.files[field.of]?.names ?? {};
  const all = [...made.map(({ token, value }) => [token, nameOf(value, context.desk) || say("unnamed")]), ...Object.entries(names)];
  const known = new Set(all.map(([id]) => id));
  const gone = chosen.filter((id) => !known.has(id) && !isToken(id)).map((id) => [id, id]);
  const first = [...all.filter(([id]) => chosen.includes(id)), ...gone];
  return [...first, ...all.filter(([id]) => !chosen.includes(id))];
}

/** The rows with a field to look for one, and the forms of the records that are made here.
 * Of many only those are seen that `stay`: what is chosen, and the sentences `inside` of a source that is. */
function list(inside, show, field, take, chosen, place, context) {
  const options = element("div", { className: "desk-options" });
  const made = element("div");
  const filter = element("input", { type: "search", placeholder: say("look_for"), id: newId() });
  filter.setAttribute("aria-label", `${field.label}: ${say("look_for")}`);
  let rows = [];
  let folded = true;
  let seen = new Set(); // what is no longer chosen does not vanish under the hand
  const all = button("", () => {
    folded = false;
    look();
    [...options.querySelectorAll("input")].find((input) => !input.checked && !input.closest("[hidden]"))?.focus();
  });
  const fill = () => {
    const at = options.scrollTop;
    rows = show();
    seen = new Set();
    const many = rows.filter(({ inside: isInside }) => !isInside).length;
    filter.hidden = many <= MANY;
    all.textContent = say("show_all", { n: many });
    options.replaceChildren(...rows.map(({ row }) => row));
    options.scrollTop = at;
    look();
  };
  const look = () => {
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    all.hidden = !folded || filter.hidden || words.length > 0;
    for (const { row, label, stays, inside: isInside } of rows) {
      if (stays()) seen.add(row);
      else if (isInside) seen.delete(row);
      const isSeen = seen.has(row) || (all.hidden && !isInside);
      row.hidden = !(words.length ? words.every((word) => plain(label).includes(word)) : isSeen);
    }
  };
  filter.addEventListener("input", (event) => {
    event.stopPropagation(); // nothing is changed by looking
    look();
  });
  options.addEventListener("change", look);
  inside.append(filter, options, all, made);
  fill();
  context.offerNew(field, { take, chosen, fill, made });
}

const plain = (text) => text.normalize("NFKC").toLowerCase().replace(/\u0451/g, "\u0435");

// ---- Sources, and the sentences in them -----------------------------------------------------------------------------

export function citations(field, slot, place, context) {
  const { box, inside, control } = fieldOf("group", field, place);
  const chosen = () => [slot.get() ?? []].flat();
  const show = () => {
    const sources = recordsToChoose({ of: "sources" }, sourcesIn(chosen()), context);
    return sources.flatMap(([id, label]) => [sourceRow(id, label), ...sentences(id)]);
  };
  const sourceRow = (id, label) => {
    const { input, row } = tick("checkbox", control.id, label, chosen().includes(id));
    row.dataset.source = id;
    input.addEventListener("change", () => toggle(slot, id, input.checked));
    return { row, label, stays: () => sourcesIn(chosen()).includes(id) };
  };
  const sentences = (id) =>
    quotationsOf(id, context).map(([citation, text]) => {
      const { input, row } = tick("checkbox", control.id, text, chosen().includes(citation));
      row.classList.add("desk-sentence");
      input.addEventListener("change", () => {
        toggle(slot, citation, input.checked);
        const source = box.querySelector(`[data-source="${id}"] input`);
        if (!input.checked || !source.checked) return;
        source.checked = false; // the sentence says it more exactly
        toggle(slot, id, false);
      });
      return { row, label: text, inside: true, stays: () => sourcesIn(chosen()).includes(id) };
    });
  list(inside, show, field, (id, on) => toggle(slot, id, on), chosen, place, context);
  return box;
}

const sourcesIn = (chosen) => [...new Set(chosen.map((each) => each.split("#")[0]))];

function quotationsOf(id, { desk }) {
  return Object.entries(desk.quotations).filter(([citation]) => citation.startsWith(`${id}#`));
}
