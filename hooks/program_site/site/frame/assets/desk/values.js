// Values as data files hold them: compared, copied, found by their place, and put there.

export const isRecord = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

export const copy = (value) => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

/** As data, in which the order of fields says nothing. */
export function isSame(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((each, number) => isSame(each, other[number]));
  }
  if (!isRecord(one) || !isRecord(other)) return one === other;
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => name in other && isSame(one[name], other[name]));
}

/** Without what is empty: a text of nothing, a list of nothing, a record without an answer. A list keeps its items. */
export function tidy(value) {
  if (Array.isArray(value)) {
    const items = value.map((each) => tidy(each) ?? (isRecord(each) ? {} : undefined)).filter((each) => each !== undefined);
    return items.length ? items : undefined;
  }
  if (isRecord(value)) {
    const answered = Object.entries(value).map(([name, each]) => [name, tidy(each)]).filter(([, each]) => each !== undefined);
    return answered.length ? Object.fromEntries(answered) : undefined;
  }
  if (typeof value !== "string") return value;
  const text = value.trim();
  return text === "" ? undefined : text;
}

/** The place of one part of a way: the number of the item that a selector fits, else the name or number itself. */
function step(data, part) {
  if (!isRecord(part)) return part;
  const fits = (item) => Object.keys(part).every((name) => String(item?.[name]) === String(part[name]));
  return Array.isArray(data) ? data.findIndex(fits) : -1;
}

/** What stands at a place; undefined where nothing does. */
export function at(data, place) {
  return place.reduce((inner, part) => (inner === undefined || inner === null ? undefined : inner[step(inner, part)]), data);
}

/** A place in names and numbers alone. */
export function located(data, place) {
  return place.reduce((way, part) => [...way, step(at(data, way), part)], []);
}

/** Puts a value at a place, undefined to take it away. Whether there was a way to it. */
export function put(data, place, value) {
  const holder = at(data, place.slice(0, -1));
  const last = step(holder, place[place.length - 1]);
  if (holder === null || typeof holder !== "object" || last === -1) return false;
  if (value !== undefined) holder[last] = value;
  else if (Array.isArray(holder)) holder.splice(last, 1);
  else delete holder[last];
  return true;
}

/** Sets a field of a record; a new one stands where the form asks for it. */
export function setField(record, name, value, names) {
  if (name in record || value === undefined) {
    if (value === undefined) delete record[name];
    else record[name] = value;
    return;
  }
  const later = names.slice(names.indexOf(name) + 1);
  const entries = Object.entries(record);
  const before = entries.findIndex(([each]) => later.includes(each));
  entries.splice(before < 0 ? entries.length : before, 0, [name, value]);
  for (const each of Object.keys(record)) delete record[each];
  Object.assign(record, Object.fromEntries(entries));
}

/** The fields at the end of a way of names and numbers. */
export function fieldsAt(fields, place) {
  return place
    .filter((part) => typeof part === "string")
    .reduce((inner, name) => inner.find((each) => each.name === name)?.fields ?? [], fields);
}

/** What a record is called, by the first of these fields that it has: in the first of the languages that says it, or else in any. */
export function nameIn(record, languages, fields) {
  const isGiven = (value) => Boolean(value) && !(typeof value === "object" && !Object.keys(value).length);
  const forms = fields.map((field) => record[field]).find(isGiven);
  if (!isRecord(forms)) return typeof forms === "string" ? forms : "";
  const texts = [...languages, ...Object.keys(forms)].map((code) => (isRecord(forms[code]) ? forms[code].text : forms[code]));
  return texts.find((text) => typeof text === "string" && text.trim()) ?? "";
}
