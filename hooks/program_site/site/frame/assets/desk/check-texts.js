// What texts show without being read: whether one stands in the place of another language (validation/slots.py), whether it
// is an example that nobody has filled in (validation/examples.py), and whether it is there already (validation/doubles.py).

import { isRecord } from "./values.js";

export const textOf = (form) => (isRecord(form) ? form.text : form);
const isText = (value) => typeof value === "string";

/** Every value in languages inside a record: its field, its place, and its forms. */
export function* inLanguages(value, fields, place = []) {
  for (const field of isRecord(value) ? fields : []) {
    const inner = value[field.name];
    const own = [...place, field.name];
    if (["translated", "name", "by_language", "word_lists"].includes(field.kind) && isRecord(inner)) yield { field, forms: inner, place: own };
    if (field.kind !== "record") continue;
    if (field.many && Array.isArray(inner)) yield* inner.flatMap((item, number) => [...inLanguages(item, field.fields, [...own, number])]);
    else yield* inLanguages(inner, field.fields, own);
  }
}

// ---- In the place of another language --------------------------------------------------------------------------------

export function* misplaced(record, fields, { rules, codes }) {
  for (const { forms, place } of inLanguages(record, fields)) {
    const texts = {};
    for (const code of Object.keys(forms)) {
      const words = Array.isArray(forms[code]) ? forms[code].filter(isText) : [];
      for (const word of words) yield* inSlots({ [code]: word }, place, codes, rules);
      const text = textOf(forms[code]);
      if (isText(text)) texts[code] = text;
    }
    yield* inSlots(texts, place, codes, rules);
  }
}

function* inSlots(texts, place, codes, rules) {
  const written = new Map();
  for (const code of Object.keys(texts)) {
    const others = writtenIn(code, texts[code], [...new Set([...codes, ...Object.keys(texts)])], rules);
    if (others.length) written.set(code, others);
  }
  const wrong = [...written.keys()];
  const fits = (one, other) => one !== other && written.get(one).includes(other) && written.get(other).includes(one);
  const first = wrong.find((one) => wrong.some((other) => fits(one, other)));
  const second = wrong.find((other) => first && fits(first, other));
  for (const code of wrong) {
    if (code === first) yield [[...place, code], { code: "D270", other: second, value: texts[code] }];
    else if (code !== second) yield [[...place, code], { code: "D271", value: texts[code], warning: true }];
  }
}

/** The other languages in whose letters a text is written that has none of its own. Names may be left in Latin letters. */
function writtenIn(code, text, codes, { scripts, letters, latin }) {
  const own = scripts[code];
  const count = (all) => (all.length ? (text.match(new RegExp(`[${all.map((each) => letters[each]).join("")}]`, "gu")) ?? []).length : 0);
  if (!own || !/[^\x00-\x7f]/.test(text) || count(own)) return []; // eslint-disable-line no-control-regex
  const inLatin = count([latin]);
  return codes.filter((other) => count((scripts[other] ?? []).filter((each) => each !== latin && !own.includes(each))) > inLatin);
}

// ---- Examples --------------------------------------------------------------------------------------------------------

/** Each record that is an example, by its first mark; what is inside such a record is part of it. */
export function* examples(value, fields, rules, place = []) {
  if (Array.isArray(value)) {
    for (const [number, item] of value.entries()) yield* examples(item, fields, rules, [...place, number]);
  }
  if (!isRecord(value)) return;
  const mark = markOf(value, fields, rules);
  if (mark) return yield [[...place, ...mark], { code: "D278" }];
  for (const { name, fields: inner = [], kind } of fields) {
    if (kind === "record") yield* examples(value[name], inner, rules, [...place, name]);
  }
}

/** Whether a record by itself says so: then nothing else need be said of it. */
export const isExample = (record, fields, rules) => isRecord(record) && Boolean(markOf(record, fields, rules));

function markOf(value, fields, rules) {
  const { exampleId, exampleAddress } = rules.patterns;
  if (isText(value.id) && new RegExp(exampleId).test(value.id)) return ["id"];
  const address = Object.keys(value).find((name) => isText(value[name]) && new RegExp(exampleAddress, "u").test(value[name]));
  return address ? [address] : markOfTexts(value, fields, rules);
}

export function markOfTexts(value, fields, { examples: { before, after, names } }) {
  const isMarked = (text, name) => before.some((each) => text.startsWith(each)) || (names.includes(name) && after.some((each) => text.trimEnd().endsWith(each)));
  for (const name of isRecord(value) ? Object.keys(value) : []) {
    const field = fields.find((each) => each.name === name);
    if (!field || !["translated", "name", "by_language"].includes(field.kind) || !isRecord(value[name])) continue;
    const code = Object.keys(value[name]).find((each) => isText(textOf(value[name][each])) && isMarked(textOf(value[name][each]), name));
    if (code) return [name, code];
  }
  return null;
}

// ---- What is there already -------------------------------------------------------------------------------------------

/** Lists in which the same stands twice. */
export function* doubled(value, place = []) {
  if (Array.isArray(value) && value.length > 1 && value.every(isText)) {
    for (const [number, item] of value.entries()) {
      if (value.indexOf(item) < number) yield [[...place, number], { code: "D272", value: item }];
    }
  }
  const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  for (const [part, each] of inner) yield* doubled(each, [...place, part]);
}

/** Statements of one list that say the same of one day. */
export function* toldTwice(value, place = []) {
  if (Array.isArray(value)) yield* inList(value, place);
  const inner = Array.isArray(value) ? [...value.entries()] : isRecord(value) ? Object.entries(value) : [];
  for (const [part, each] of inner) yield* toldTwice(each, [...place, part]);
}

function* inList(items, place) {
  const first = new Map();
  for (const [number, item] of items.entries()) {
    if (!isRecord(item) || "id" in item) continue;
    let known = false;
    for (const [code, text] of formsOf(item, "text")) {
      const sign = JSON.stringify([code, folded(text), String(item.date ?? item.year)]);
      if (first.has(sign) && first.get(sign) !== number && !known) {
        known = true;
        yield [[...place, number, "text", code], { code: "D277", value: text, warning: true }];
      }
      if (!first.has(sign)) first.set(sign, number);
    }
  }
}

/** Another record that is called the same, or has the same website, or lies at the same place. */
export function* sameAsOthers(file, record, others, { doubles, patterns }) {
  const signs = [];
  if (file === "milestones") signs.push(["D276", titlesAndDays]);
  else if (!doubles.severalOfAName.includes(file)) signs.push(["D273", namesOf]);
  if (doubles.oneWebsite.includes(file)) signs.push(["D274", websiteOf]);
  if (file === "cities") signs.push(["D275", placeOf]);
  for (const [code, read] of signs) {
    const known = new Set(others.flatMap((each) => read(each).map(([sign]) => sign)));
    const same = read(record).find(([sign]) => known.has(sign));
    if (same) yield [same[1], { code, value: same[2], warning: true }];
  }
}

function formsOf(record, field) {
  const forms = isRecord(record) && isRecord(record[field]) ? record[field] : {};
  return Object.keys(forms).map((code) => [code, textOf(forms[code])]).filter(([code, text]) => code !== "id" && isText(text) && folded(text));
}

const namesOf = (record) =>
  ["name", "title"].flatMap((field) => formsOf(record, field).map(([code, text]) => [JSON.stringify([code, folded(text)]), [field, code], text]));

const titlesAndDays = (record) =>
  formsOf(record, "title").map(([code, text]) => [JSON.stringify([code, folded(text), String(record.date)]), ["title", code], text]);

function websiteOf({ website }) {
  if (!isText(website)) return [];
  return [[website.trim().toLowerCase().replace(/^https?:\/\/(?:www\.)?/, "").replace(/\/+$/, ""), ["website"], website]];
}

function placeOf({ latitude, longitude }) {
  const sign = `${latitude}, ${longitude}`;
  return typeof latitude === "number" && typeof longitude === "number" ? [[sign, ["latitude"], sign]] : [];
}

/** Without what does not tell two names apart: capitals, width, blanks, quotes and other signs. */
const folded = (text) => text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
