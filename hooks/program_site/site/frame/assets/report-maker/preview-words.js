// What stands in the words of the preview: tags that are understood, furigana and addresses become elements.
// content/reports/markup/words.py of the generator is the same, function by function.

import { READING, TAG, restored } from "./preview-marks.js";
import { addressIn } from "./typed-words.js";
import { site } from "./words.js";

const TOKEN = new RegExp(
  `<${TAG}(/?)([a-z]+)([^<>]*)>|\\{${READING}([^|]*)\\|([^}]*)\\}|${site.rules.address}`,
  "giu",
);
const PARTS_OF_RUBY = ["rt", "rp"];
const WRAPPERS = ["details"]; // only their content is shown

/** An element of the page; nothing typed becomes HTML. */
export function made(name, ...pieces) {
  const element = document.createElement(name);
  element.append(...pieces);
  return element;
}

/** Makes elements of what stands in the words of an element and of all below it. */
export function finish(element, inLink = false) {
  if (element.localName === "code") {
    element.textContent = restored(element.textContent);
    return;
  }
  const tokens = [];
  for (const child of [...element.childNodes]) {
    if (child.nodeType === Node.TEXT_NODE) tokens.push(...tokensOf(child.data, inLink));
    else {
      finish(child, inLink || child.localName === "a");
      tokens.push(child);
    }
  }
  element.replaceChildren(...nested(tokens));
  const last = element.lastElementChild;
  if (element.localName !== "p" || last?.localName !== "br") return;
  const behind = [...element.childNodes].slice([...element.childNodes].indexOf(last));
  if (!behind.some((node) => node.textContent.trim())) for (const node of behind) node.remove();
}

function* tokensOf(words, inLink) {
  let at = 0;
  for (const found of words.matchAll(TOKEN)) {
    const [whole, close, name, , base, reading, before, typed] = found;
    const start = found.index + (before?.length ?? 0);
    yield restored(words.slice(at, start));
    at = found.index + whole.length;
    if (name) yield tag(name.toLowerCase(), close, restored(whole));
    else if (base !== undefined) {
      yield made("ruby", restored(base), made("rp", "("), made("rt", restored(reading)), made("rp", ")"));
    } else {
      const address = addressIn(typed);
      yield inLink || address.split("://")[1] === "" ? restored(address) : linkTo(restored(address));
      at = start + address.length;
    }
  }
  yield restored(words.slice(at));
}

function linkTo(address) {
  const link = made("a", address);
  link.href = address;
  return link;
}

/** A tag as it stands in the words; an open one holds what follows it. */
const tag = (name, close, typed) => (name === "br" ? made("br") : { name, closes: close !== "", typed, pieces: [] });

const isTag = (token) => typeof token !== "string" && !(token instanceof Node);

/** Elements for the tags that are opened and closed among these; others are words again. */
function nested(tokens) {
  const rows = [{ name: "", pieces: [] }];
  for (const token of tokens) {
    if (!isTag(token)) rows.at(-1).pieces.push(token);
    else if (WRAPPERS.includes(token.name)) continue;
    else if (!token.closes) rows.push(token);
    else if (rows.some((row) => row.name === token.name)) {
      while (rows.at(-1).name !== token.name) {
        leave(rows, token.name === "ruby" && PARTS_OF_RUBY.includes(rows.at(-1).name));
      }
      leave(rows, true);
    } else rows.at(-1).pieces.push(token.typed);
  }
  while (rows.length > 1) leave(rows, false);
  return rows[0].pieces;
}

/** The last row goes into the one before it: as an element where its tag was closed. */
function leave(rows, closed) {
  const row = rows.pop();
  const above = rows.at(-1);
  const stray = PARTS_OF_RUBY.includes(row.name) && above.name !== "ruby";
  if (stray && closed) row.pieces.push(`</${row.name}>`);
  if (stray || !closed) above.pieces.push(row.typed, ...row.pieces);
  else if (row.name === "summary") above.pieces.push(made("strong", ...row.pieces), made("br"));
  else above.pieces.push(made(row.name, ...row.pieces));
}
