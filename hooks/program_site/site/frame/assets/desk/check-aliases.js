// Words by which readers look for a record and that find nothing new, as the search finds it by them already: what
// validation/aliases.py says, with the letters as the search reads them.

import { folder } from "../search/words.js";
import { textOf } from "./check-texts.js";

export function* foundAlready(file, record, { rules, languages: [first] }) {
  const fold = folder(rules.fold);
  const said = (forms, code) => textOf(forms[code] ?? forms[first] ?? Object.values(forms)[0]);
  const isTerm = file === "glossary";
  if (!isTerm && !rules.withAliases.includes(file)) return;
  const field = isTerm ? "synonyms" : "aliases";
  for (const [language, words] of Object.entries(record[field] ?? {})) {
    const names = isTerm ? [said(record.name, language)] : namesOf(record, language, said);
    for (const [number, found] of amongNames(words, names, fold)) yield [[field, language, number], { ...found, code: "D320", warning: true }];
  }
}

/** All that a record is called: first in the language, last in others, but for translations made for readers of these. */
function namesOf({ name, formerly = [], short_name: short, abbreviation = {} }, language, said) {
  const names = [name, ...formerly.map((each) => each.name)];
  const official = (forms) => Object.keys(forms).filter((code) => forms[code].official !== false).map((code) => said(forms, code));
  return [...[...names, ...(short ? [short] : [])].map((forms) => said(forms, language)), ...Object.values(abbreviation), ...names.flatMap(official)];
}

/** Which of the words the search takes for a name, or for a word before it. The same word letter by letter is told of any list. */
function* amongNames(words, names, fold) {
  const known = new Map([...names].reverse().map((name) => [fold(name.trim()), name]));
  for (const [number, word] of words.entries()) {
    if (words.slice(0, number).some((each) => each.trim() === word.trim())) continue;
    const same = known.get(fold(word.trim()));
    if (same === undefined) known.set(fold(word.trim()), word);
    else yield [number, { value: word, known: same }];
  }
}
