// The name that a record had before, offered as one of its former names as soon as it has another.

import { textOf } from "./check-texts.js";
import { copy, fieldsAt, isRecord } from "./values.js";

const HELD_IN = "formerly";

/** The former name to be kept; null where the name is as it was, such names are not kept, or this one is kept already. */
export function oldName({ edit: { file, place, base, value, isNew } }, desk) {
  const keeps = fieldsAt(desk.files[file].fields, place).some(({ name }) => name === HELD_IN);
  const [before, now] = [base?.name, value.name];
  if (isNew || !keeps || !isRecord(before) || !isRecord(now)) return null;
  const changed = Object.keys(before).filter((code) => code in now && textOf(before[code]) !== textOf(now[code]));
  const isOld = ({ name }) => isRecord(name) && changed.every((code) => textOf(name[code]) === textOf(before[code]));
  return changed.length && !(value[HELD_IN] ?? []).some(isOld) ? { name: copy(before) } : null;
}
