// The form of a record: a control for each field, by what is asked there.

import { citations, choices, references } from "./choices.js";
import { day, moment, when } from "./dates.js";
import { fieldOf, onlyFile } from "./pieces.js";
import { record, records } from "./records.js";
import { fits, numberOf } from "./shapes.js";
import { byLanguage, id, line, lines, name, online, phone, translated, wordLists } from "./texts.js";
import { setField } from "./values.js";

const CONTROLS = {
  text: (field, ...rest) => (field.many ? lines : line)(field, ...rest),
  translated,
  name,
  word_lists: wordLists,
  by_language: byLanguage,
  id: (field, ...rest) => (field.many ? lines : id)(field, ...rest),
  reference: references,
  citation: citations,
  when,
  day,
  moment,
  whole: (field, ...rest) => (field.many ? lines : line)(field, ...rest),
  number: (field, ...rest) => (field.many ? lines : line)(field, ...rest),
  yes_no: choices,
  choice: choices,
  address: line,
  mail: line,
  phone,
  online,
  record: (field, ...rest) => (field.many ? records : record)(field, ...rest),
};

/**
 * Fields of a record. `place` is that of the record, `told` is called after every change of it. `context` is what all of a
 * form share: see forms.js.
 */
export function controlsOf(fields, owner, place, told, context) {
  const names = (context.fieldsOf(place) ?? fields).map((each) => each.name);
  return fields.map((field) => {
    const slot = {
      get: () => owner[field.name] ?? undefined,
      set: (value) => {
        setField(owner, field.name, value, names);
        told(field.name);
      },
    };
    const own = [...place, field.name];
    if (context.isLacking(own)) return unchangeable(field, slot, own);
    const make = fits(field, slot.get()) ? CONTROLS[field.kind] : unusual;
    return (make ?? unchangeable)(field, slot, own, context);
  });
}

/** What stands there in another way than the control of the field can show. */
function unusual(field, slot, place) {
  const value = slot.get();
  if (value !== null && typeof value === "object") return unchangeable(field, slot, place);
  const { box, control } = fieldOf("line", field, place);
  control.value = String(value);
  const isNumber = field.kind === "when" || field.kind === "whole" || field.kind === "number";
  control.addEventListener("input", () => slot.set((isNumber ? numberOf(control.value, field.kind === "whole") : control.value.trim()) || undefined));
  return box;
}

function unchangeable(field, slot, place) {
  const { box, inside } = fieldOf("group", field, place);
  inside.append(onlyFile());
  return box;
}
