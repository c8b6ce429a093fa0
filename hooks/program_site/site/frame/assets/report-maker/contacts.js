// What leads to a person in what someone wrote: the kinds that the checker looks for, too.

import { site } from "./words.js";

const MAIL = /[\w.+-]+@[\w-]+(?:\.[\w-]+)*\.[A-Za-z]{2,}/;
const PROFILE = /(?:t\.me|telegram\.me|vk\.com|vk\.ru|wa\.me|line\.me|instagram\.com|facebook\.com)\/[\w.@/~+-]+/i;
const NICKNAME = /(?:^|[^\w@./])(@[A-Za-z]\w{3,})/;
const MESSENGERS = site.messengers.map((name) => name.replace(/[^\p{L}\p{N} ]/gu, "\\$&")).join("|");
const NAMED = new RegExp(`(?:^|[^\\w.+-])((?:${MESSENGERS})(?: ?ID *[:=]?| *[:=]) *@?\\w[\\w.-]{3,})`, "i");
const PHONE = new RegExp(
  [
    /\(?0\d{1,4}\)?[- (]{1,2}\d{1,4}[-) ]{1,2}\d{3,4}/, // 090-1234-5678, (076) 264-5111
    /0[5789]0\d{8}/,
    /8[- ]?\(?\d{3}\)?[- ]?\d{3}[- ]?\d{2}[- ]?\d{2}/, // 8 (912) 345-67-89
    /\+\d[\d ()-]{7,18}\d/,
  ]
    .map((kind) => `(?:^|[^\\w.+-])(${kind.source})(?![\\w-])`)
    .join("|"),
  "g",
);

/** The first thing of that kind in a text, or nothing. Full-width letters count as the same. */
export function contactIn(written) {
  const text = written.normalize("NFKC");
  for (const kind of [MAIL, PROFILE, NAMED, NICKNAME]) {
    const found = kind.exec(text);
    if (found) return found[1] ?? found[0];
  }
  return [...text.matchAll(PHONE)].map((found) => found.slice(1).find(Boolean)).find(isNumberOfPhone);
}

function isNumberOfPhone(number) {
  const digits = number.replace(/\D/g, "").length;
  return digits >= 10 && digits <= 13;
}
