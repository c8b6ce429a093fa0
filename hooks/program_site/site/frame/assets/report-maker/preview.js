// What the Markdown of markdown.js will look like, made of DOM nodes only: nothing typed ever becomes HTML.

const INLINE = new RegExp(
  [
    /\\(?<escaped>[\\`*_{}[\]()>#+.!-])/u,
    /(?<ticks>`+)(?<code>.+?)\k<ticks>/u,
    /!\[(?:\\.|[^\]\\])*\]\(\s*(?<file>[^()\s]*)[^()]*\)/u,
    /\[(?<label>(?:\\.|[^[\]\\])+)\]\(\s*(?<target>(?:[^()\s]|\([^()\s]*\))+)[^()]*\)/u,
    /<(?<address>https?:[^<>\s]+)>/u,
    /(?<lone>(?:^|\s)(?:\*{1,3}|_{1,3})(?=\s|$))/u,
    /\*\*(?<strong>.+?)\*\*(?!\*)/u,
    /\*(?<em>[^*]+)\*/u,
    /(?<bars>_{1,2})(?=[^_])(?<barred>.*?[^_])\k<bars>(?![\p{L}\p{N}_])/u,
    /(?<break> {2}\n)/u,
  ]
    .map((rule) => rule.source)
    .join("|"),
  "gsu",
);
const HEADING = /^(#{1,6}) (.*)$/;
const LINK = /^(?:https?:\/\/|mailto:)/i;

/** The nodes a text becomes. `photo` gives the figure of a photo by its file name, undefined where there is none. */
export function render(markdown, photo) {
  const whole = document.createDocumentFragment();
  const blocks = markdown.split("\n\n").filter(Boolean);
  const marks = blocks.map((block) => HEADING.exec(block)?.[1].length).filter(Boolean);
  const below = 2 - Math.min(...marks); // the title of the page is the first heading
  whole.append(...blocks.map((block) => renderBlock(block, below, photo)));
  return whole;
}

function renderBlock(block, below, photo) {
  const heading = HEADING.exec(block);
  if (heading) return filled(`h${Math.min(heading[1].length + below, 6)}`, heading[2], photo);
  if (block === "---") return document.createElement("hr");
  if (block.startsWith("> ")) {
    const quote = document.createElement("blockquote");
    quote.append(...block.split("\n>\n").map((part) => filled("p", part.replace(/^> /gm, ""), photo)));
    return quote;
  }
  if (/^(?:[-*+]|\d+\.) /.test(block)) return renderList(block.split("\n"), photo);
  const paragraph = filled("p", block, photo);
  const [only, more] = paragraph.childNodes;
  return only?.localName === "figure" && !more ? only : paragraph;
}

function renderList(lines, photo) {
  const first = /^(\d*)/.exec(lines[0])[1];
  const list = document.createElement(first ? "ol" : "ul");
  if (first && first !== "1") list.start = Number(first);
  while (lines.length) {
    const item = filled("li", lines.shift().replace(/^\S+ /, ""), photo);
    const inner = [];
    while (lines[0]?.startsWith("    ")) inner.push(lines.shift().slice(4));
    if (inner.length) item.append(renderList(inner, photo));
    list.append(item);
  }
  return list;
}

function filled(tag, text, photo) {
  const element = document.createElement(tag);
  fill(element, text, photo);
  return element;
}

/** Appends a run of text with its emphasis, links and photos. */
function fill(parent, text, photo) {
  let at = 0;
  for (const found of text.matchAll(INLINE)) {
    if (found.index < at) continue;
    if (found.index > at) parent.append(text.slice(at, found.index));
    at = found.index + found[0].length;
    const inWord = found.groups.bars && /[\p{L}\p{N}_]$/u.test(text.slice(0, found.index));
    if (inWord) at = found.index;
    else parent.append(inlineNode(found, photo));
  }
  if (at < text.length) parent.append(text.slice(at));
}

function inlineNode(found, photo) {
  const { escaped, code, file, label, target, address, lone, strong, em, bars, barred } = found.groups;
  if (escaped) return escaped;
  if (code !== undefined) return element("code", code.trim());
  if (file !== undefined) return photo(file) ?? found[0];
  if (label) return link(target, (a) => fill(a, label, photo));
  if (address) return link(address, (a) => a.append(address));
  if (lone) return lone;
  if (strong) return filled("strong", strong, photo);
  if (em) return filled("em", em, photo);
  if (bars) return filled(bars === "_" ? "em" : "strong", barred, photo);
  return document.createElement("br");
}

function element(tag, text) {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}

/** Only addresses a reader may be sent to; anything else stays the text it is. */
function link(target, name) {
  const made = document.createElement(LINK.test(target) ? "a" : "span");
  if (made.localName === "a") Object.assign(made, { href: target, rel: "nofollow noopener", target: "_blank" });
  name(made);
  return made;
}
