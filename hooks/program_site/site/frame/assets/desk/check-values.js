// Whether single values are what their fields ask for: the readers of content/data/fields.py, as far as a browser can tell.
//
// Each answers with nothing where a value is good, else with `{ code, …values }`. UNTOLD is wrong in a way that only the
// checker puts into words: such a value is no longer what its field can hold.

import { dayOf, isZone, momentOf, whenOf } from "./spans.js";
import { isRecord } from "./values.js";

export const UNTOLD = { code: "" };

const pattern = (name, { patterns }) => new RegExp(patterns[name], "u");
const unlike = (name, code) => (text, { rules }) => (pattern(name, rules).test(text) ? null : { code });

/** Text with something to see in it. `required` is of the field: there nothing is a gap. */
function words(value, { rules, required }) {
  if (typeof value !== "string") return UNTOLD;
  if (!value.trim()) return { code: required ? "D151" : "D104" };
  const unseen = pattern("invisible", rules).exec(value);
  if (unseen) return { code: "D144", sign: `U+${unseen[0].codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}` };
  const isSeen = /[\p{L}\p{N}\p{P}\p{S}]/u.test(value.replace(new RegExp(rules.patterns.blank, "gu"), ""));
  return isSeen ? null : { code: "D104" };
}

/** Words that must look like something besides. */
const of = (more) => (value, context) => words(value, context) ?? more(value.trim(), context);

function isAddress(text) {
  if (/[\s<>"]/.test(text)) return false;
  try {
    const { protocol, hostname } = new URL(text);
    return ["http:", "https:"].includes(protocol) && hostname !== "";
  } catch {
    return false;
  }
}

const address = (text) => (isAddress(text) ? null : { code: "D114" });

function online(value, { rules, required }) {
  if (typeof value === "boolean") return null;
  if (typeof value !== "string") return { code: "D114" };
  if (!value.trim()) return { code: required ? "D151" : "D104" };
  return rules.yesNo.includes(value.trim().toLowerCase()) ? { code: "D139" } : address(value.trim());
}

function number(value, { field: { name, least, most }, isWhole }) {
  if (typeof value !== "number" || (isWhole && !Number.isInteger(value))) return { code: "D113" };
  if (least !== undefined && value < least) return { code: "D123", limit: least };
  if (most === undefined || value <= most) return null;
  return name === "latitude" && value <= 180 ? { code: "D188" } : { code: "D124", limit: most };
}

/** A number that begins without the code of its country certainly is none. */
const phone = (value, context) => blank(value, context) ?? (String(value).normalize("NFKC").trim().startsWith("+") ? null : { code: "D290" });

const blank = (value, { required }) => (typeof value === "string" && !value.trim() ? { code: required ? "D151" : "D104" } : null);

/** Of dates: what is read, or why it is none. */
const dated = (read) => (value, context) => {
  const found = blank(value, context) ?? read(value, context.rules);
  return found.code ? found : null;
};

function reference(value, context) {
  if (typeof value !== "string") return UNTOLD;
  return blank(value, context) ?? (context.ids(context.field.of).has(value) ? null : { code: "D121" });
}

function citation(value, context) {
  if (typeof value !== "string") return UNTOLD;
  const source = value.split("#")[0];
  if (!value.trim()) return blank(value, context);
  if (!context.ids("sources").has(source)) return { code: "D121", value: source };
  return !value.includes("#") || context.ids("quotations").has(value) ? null : { code: "D301", value: value.slice(source.length + 1) };
}

function choice(value, context) {
  const known = context.field.choices.some((each) => each.value === value);
  return known ? null : (blank(value, context) ?? { code: "D140" });
}

const yesNo = (value, context) => (typeof value === "boolean" ? null : (blank(value, context) ?? { code: "D139" }));

function language(code, { languages }) {
  if (!code.trim()) return { code: "D104" };
  return /^[a-z]+(?:-[A-Za-z0-9]+)*$/.test(code) && languages.includes(code.split("-")[0]) ? null : { code: "D136" };
}

/** Texts that must be more than any words, by what `rules.texts` calls them. */
const TEXTS = {
  zone: of((text, { rules }) => (isZone(text, rules) ? null : { code: "D141" })),
  report: of(unlike("report", "Z120")),
  language: (value, { rules }) => (typeof value === "string" ? language(value, rules) : UNTOLD),
  page: of((text, { rules, codes }) => (pattern("page", rules).test(text) && !codes.includes(text.split("/")[0]) ? null : { code: "D145" })),
};

const READERS = {
  text: (value, context) => (TEXTS[context.rules.texts[context.shape]?.[context.field.name]] ?? words)(value, context),
  id: (value, context) => (typeof value === "string" ? (blank(value, context) ?? unlike("id", "D110")(value, context)) : UNTOLD),
  reference,
  citation,
  when: dated(whenOf),
  day: dated(dayOf),
  moment: dated(momentOf),
  whole: (value, context) => blank(value, context) ?? number(value, { ...context, isWhole: true }),
  number: (value, context) => blank(value, context) ?? number(value, context),
  yes_no: yesNo,
  choice,
  address: of(address),
  mail: of(unlike("mail", "D152")),
  phone,
  online,
};

// ---- What is said in languages ---------------------------------------------------------------------------------------

/** A text in every language that is asked for; problems stand at languages. */
function* translated(value, place, context, one = wording) {
  if (!isRecord(value)) return yield [place, UNTOLD];
  const wrong = Object.keys(value).flatMap((code) => [...one(value[code], [...place, code], code, context)]);
  if (wrong.length) return yield* wrong;
  for (const language of context.languages) {
    if (!(language in value)) yield [[...place, language], { code: "D107", language }];
  }
}

function* wording(value, place, code, context) {
  const found = words(value, { ...context, required: context.languages.includes(code) });
  if (found) yield [place, found];
}

/** A name may say that it is no official one. */
function* nameForm(value, place, code, context) {
  if (!isRecord(value)) return yield* wording(value, place, code, context);
  const { text, official, ...others } = value;
  if (Object.keys(others).length) yield [place, UNTOLD];
  if (text === undefined) yield [[...place, "text"], { code: "D102", key: "text" }];
  else yield* inField("text", text, { ...context, required: true });
  if (official !== undefined) yield* inField("official", official, { ...context, required: false });

  function* inField(name, inner, of) {
    const found = name === "text" ? words(inner, of) : yesNo(inner, of);
    if (found) yield [[...place, name], found];
  }
}

function* byLanguage(value, place, context) {
  if (!isRecord(value)) return yield [place, UNTOLD];
  for (const code of Object.keys(value)) {
    const found = words(value[code], { ...context, required: false });
    if (found) yield [[...place, code], found];
  }
}

function* wordLists(value, place, context) {
  if (!isRecord(value)) return yield [place, UNTOLD];
  for (const code of Object.keys(value)) {
    if (!Array.isArray(value[code])) yield [[...place, code], UNTOLD];
    else yield* listed(value[code], [...place, code], (word) => words(word, { ...context, required: false }));
  }
}

function* listed(values, place, read) {
  for (const [number, value] of values.entries()) {
    const found = read(value);
    if (found) yield [[...place, number], found];
  }
}

const IN_LANGUAGES = {
  translated,
  name: (value, place, context) => translated(value, place, context, nameForm),
  word_lists: wordLists,
  by_language: byLanguage,
};

/** What is wrong with the value of a field that is no record: pairs of a place and what is wrong there. */
export function* wrongValues(value, place, context) {
  const { field } = context;
  if (IN_LANGUAGES[field.kind]) return yield* IN_LANGUAGES[field.kind](value, place, context);
  const read = READERS[field.kind];
  if (!read) return; // only the file itself can hold it
  if (field.kind === "phone") return yield* phones(value, place, context);
  if (field.many && !Array.isArray(value)) return yield [place, blank(value, context) ?? UNTOLD];
  if (field.many) return yield* listed(value, place, (each) => read(each, { ...context, required: false }));
  const found = read(value, context);
  if (found) yield [place, found];
}

function* phones(value, place, context) {
  if (isRecord(value)) yield [place, UNTOLD];
  else if (Array.isArray(value)) yield* listed(value, place, (each) => phone(each, { ...context, required: false }));
  else if (phone(value, context)) yield [place, phone(value, context)];
}
