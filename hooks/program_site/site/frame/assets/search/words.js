// What is the same in all ways to write a word: the twin of text/search_words.py, with the same rules and the same cases.
const TO_KATAKANA = 0x60;
const END = ".";

/** Letters that are read the same become the same. */
export function folder(rules) {
  const unseen = new RegExp(rules.unseen, "gu");
  const hiragana = new RegExp(rules.hiragana, "gu");
  const signs = new RegExp(`[${Object.keys(rules.signs).join("")}]`, "gu");
  return (text) => text.normalize("NFKC").toLowerCase()
    .replace(signs, (sign) => rules.signs[sign])
    .replace(unseen, "")
    .replace(hiragana, (sign) => String.fromCodePoint(sign.codePointAt(0) + TO_KATAKANA))
    .normalize("NFC");
}

export function reader(rules) {
  const fold = folder(rules);
  const pattern = new RegExp([rules.han, rules.cyrillic, rules.other].map((each) => `(${each})`).join("|"), "gu");
  const endings = rules.endings.map((each) => new RegExp(each, "u"));

  const stem = (word) => {
    for (;;) {
      const found = word.length > rules.longest || rules.whole.includes(word) ? undefined : endings.map((each) => each.exec(word)).find(Boolean);
      if (!found) return word;
      word = found.slice(1).join("");
    }
  };

  // The runs of a folded text: signs without blanks between words, or one word with its token.
  const runs = (folded) => [...folded.matchAll(pattern)].map((run) => (
    run[1] ? { signs: [...run[1]], text: run[1], index: run.index } : { token: (run[2] ? stem(run[2]) : run[3]) + END, text: run[0], index: run.index }
  ));

  const tokens = (text) => {
    const all = [];
    let place = 0;
    for (const run of runs(fold(text))) {
      if (run.signs) run.signs.forEach((sign, number) => all.push([sign + (run.signs[number + 1] ?? ""), place + number]));
      else all.push([run.token, place]);
      place += run.signs ? run.signs.length + 1 : 2;
    }
    return all;
  };

  return { fold, runs, tokens };
}
