// A text in another language than the one that is chosen, told by its letters, line by line: as `check` does it.
// tests/wrong_language.yml holds the two together.

import { site } from "./words.js";

const FEWEST = 40;
const FEWEST_LATIN = 200; // in them any language writes names
const NO_WORDS = /```[^]*?(?:```|(?![^]))|~~~[^]*?(?:~~~|(?![^]))|`[^`\n]*`|https?:\/\/\S+|\]\([^)\n]*\)/g;

/** The name of the language in which all of a report is written, if it is not the one chosen. */
export function otherLanguageOf({ language, title, summary, text }) {
  const code = languageOfText([title, summary, text].join("\n"), language, site.scripts);
  return code && site.languageNames[code];
}

/** The same of a text, by its code. `scripts` are those in which each language of the site is written. */
export function languageOfText(text, language, scripts) {
  const lines = text.replace(NO_WORDS, " ").split("\n");
  const own = counted(lines, scripts[language]);
  const others = Object.keys(scripts).filter((code) => !scripts[code].some((each) => scripts[language].includes(each)));
  const found = others.filter((code) => {
    const theirs = counted(lines, scripts[code]);
    const fewest = scripts[code].includes("Latn") ? FEWEST_LATIN : FEWEST;
    return theirs.reduce((sum, n) => sum + n, 0) >= fewest && !own.some((n, row) => n && n >= theirs[row]);
  });
  return found.length === 1 ? found[0] : null;
}

function counted(lines, scripts) {
  const letters = new RegExp(`(?=[\\p{L}\\p{M}\\p{Nl}])(?:${scripts.map((each) => `\\p{scx=${each}}`).join("|")})`, "gu");
  return lines.map((line) => line.match(letters)?.length ?? 0);
}
