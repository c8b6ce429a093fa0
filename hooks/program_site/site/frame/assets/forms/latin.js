// Short names in Latin letters, for addresses.

const LONG_ENOUGH = 40; // of what is offered; a writer may choose a longer one

/** `letters`: what other letters sound like, "а=a б=b …". */
export function latinLetters(letters) {
  return new Map(letters.split(" ").map((pair) => pair.split("=")));
}

/** The words of a text in Latin letters, or what its letters sound like; none where no word of it can be read. */
export function latinWords(text, letters) {
  const sounds = [...text.toLowerCase()].map((letter) => letters.get(letter) ?? letter).join("");
  const words = sounds.normalize("NFD").replace(/\p{M}/gu, "").match(/[a-z0-9]+/g) ?? [];
  return words.some((word) => /[a-z]{2}/.test(word)) ? words : [];
}

/** As many whole words as fit. */
export function shortName(words) {
  let name = words[0].slice(0, LONG_ENOUGH);
  for (const word of words.slice(1)) {
    if (`${name}-${word}`.length > LONG_ENOUGH) break;
    name = `${name}-${word}`;
  }
  return name;
}
