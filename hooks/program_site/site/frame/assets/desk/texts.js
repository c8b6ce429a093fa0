// Controls for what is typed: lines, texts in each language, lists of words, numbers.

import { element, fieldOf, languageName, part, piece, suggest, tick } from "./pieces.js";
import { saidNumber } from "./said-values.js";
import { numberOf } from "./shapes.js";
import { say } from "./site.js";
import { isRecord } from "./values.js";

const TYPES = { address: "url", mail: "email" };
const MODES = { whole: "numeric", number: "decimal", phone: "tel" };
const isNumber = ({ kind }) => kind === "whole" || kind === "number";
const typed = (field, text) => (isNumber(field) ? numberOf(text, field.kind === "whole") : text.trim());
const shown = (field, value, { desk }) => (isNumber(field) && typeof value === "number" ? saidNumber(value, desk.words.difference) : value);
const given = (value) => (value === "" ? undefined : value);

export function line(field, slot, place, context) {
  const { box, control } = fieldOf("line", field, place);
  control.type = TYPES[field.kind] ?? "text";
  if (MODES[field.kind]) control.inputMode = MODES[field.kind];
  control.value = shown(field, slot.get() ?? "", context);
  control.addEventListener("input", () => slot.set(given(typed(field, control.value))));
  const known = context.suggestions(field);
  if (known.length) suggest(control, known);
  return box;
}

/** The short name of a record: offered until another is typed, offered again when that is taken away. */
export function id(field, slot, place, context) {
  const { box, control } = fieldOf("line", field, place);
  Object.assign(control, { value: slot.get() ?? "", spellcheck: false, autocapitalize: "off", autocomplete: "off" });
  control.addEventListener("input", () => {
    context.idTyped(place, control.value !== "");
    slot.set(given(control.value.trim()));
  });
  box.offer = (value) => {
    control.value = value;
  };
  return box;
}

/** Several texts or numbers, one in a line. */
export function lines(field, slot, place, context) {
  const { box, control } = fieldOf("area", field, place);
  const hint = element("p", { className: "hint", textContent: say("line_each") });
  const known = context.suggestions(field);
  if (known.length) hint.textContent += ` ${say("known_words", { words: known.map(([value, label]) => (label ? `${value} (${label})` : value)).join(", ") })}`;
  control.before(hint);
  control.value = [slot.get() ?? []].flat().map((each) => shown(field, each, context)).join("\n");
  control.addEventListener("input", () => {
    const values = control.value.split("\n").map((each) => typed(field, each)).filter((each) => each !== "");
    slot.set(values.length ? values : undefined);
  });
  return box;
}

/** One number stands by itself, several in a list. */
export function phone(field, slot, place, context) {
  const wasList = Array.isArray(slot.get());
  const one = { get: slot.get, set: (value) => slot.set(value?.length === 1 && !wasList ? value[0] : value) };
  return lines(field, one, place, context);
}

// ---- In each language -----------------------------------------------------------------------------------------------

/** A control for each language, side by side where there is room. `make(code, value, tell)` makes it. */
function inLanguages(field, slot, place, context, make) {
  const { box, inside } = fieldOf("group", field, place);
  const grid = element("div", { className: "desk-languages" });
  for (const code of context.codes(field, place, slot.get())) {
    const tell = (value) => {
      const all = { ...(slot.get() ?? {}) };
      if (value === undefined) delete all[code];
      else all[code] = value;
      slot.set(Object.keys(all).length ? all : undefined);
    };
    const { input, others = [] } = make(code, slot.get()?.[code], tell);
    input.lang = code;
    const own = part(languageName(code, context.desk), input, [...place, code]);
    own.append(...others);
    grid.append(own);
  }
  inside.append(grid);
  return box;
}

export function translated(field, slot, place, context) {
  return inLanguages(field, slot, place, context, (_, value, tell) => {
    const input = element("textarea", { rows: 2, value: value ?? "" });
    input.addEventListener("input", () => tell(given(input.value.trim())));
    return { input };
  });
}

export function byLanguage(field, slot, place, context) {
  return inLanguages(field, slot, place, context, (_, value, tell) => {
    const input = element("input", { type: "text", value: value ?? "" });
    input.addEventListener("input", () => tell(given(input.value.trim())));
    return { input };
  });
}

export function name(field, slot, place, context) {
  return inLanguages(field, slot, place, context, (_, value, tell) => {
    const long = field.name === "text" || String(value?.text ?? value ?? "").length > 80; // words of a source
    const input = element(long ? "textarea" : "input", { value: value?.text ?? value ?? "" });
    const row = piece("unofficial");
    const box = row.querySelector("input");
    box.checked = isRecord(value) && value.official === false;
    const wasLong = isRecord(value) && value.official !== false;
    const say = () => {
      const text = input.value.trim();
      if (!text) return tell(undefined);
      return tell(box.checked ? { text, official: false } : wasLong ? { ...value, text } : text);
    };
    input.addEventListener("input", say);
    box.addEventListener("change", say);
    return { input, others: [row] };
  });
}

export function wordLists(field, slot, place, context) {
  return inLanguages(field, slot, place, context, (_, value, tell) => {
    const input = element("textarea", { rows: 2, value: (value ?? []).join("\n"), placeholder: say("line_each") });
    input.addEventListener("input", () => {
      const words = input.value.split("\n").map((each) => each.trim()).filter(Boolean);
      tell(words.length ? words : undefined);
    });
    return { input };
  });
}

// ---- Online: yes, no, or where --------------------------------------------------------------------------------------

export function online(field, slot, place) {
  const { box, inside, control } = fieldOf("group", field, place);
  const address = element("input", { type: "url", value: typeof slot.get() === "string" ? slot.get() : "" });
  const ways = { none: say("online_none"), yes: say("online_yes"), no: say("online_no"), at: say("online_at") };
  const begun = typeof slot.get() === "string" ? "at" : { true: "yes", false: "no" }[String(slot.get())] ?? "none";
  let way = begun;
  const tell = () => {
    where.hidden = way !== "at";
    slot.set({ none: undefined, yes: true, no: false, at: given(address.value.trim()) }[way]);
  };
  const where = part(say("online_address"), address, null);
  where.hidden = begun !== "at";
  for (const [each, label] of Object.entries(ways)) {
    const { input, row } = tick("radio", control.id, label, each === begun);
    input.addEventListener("change", () => {
      way = each;
      tell();
    });
    inside.append(row);
  }
  address.addEventListener("input", tell);
  inside.append(where);
  return box;
}
