// What the Markdown of markdown.js will look like. It is read as the generator reads it, by markdown-it, which makes no
// HTML of what is typed; then content/reports/markup/tree.py has its like here.

import markdownIt from "./markdown-it/browser.js";
import withNotes from "./markdown-it-footnote/index.js";
import { asMeant, restored, restoredAddress } from "./preview-marks.js";
import { finish, made } from "./preview-words.js";
import { match } from "./typed-rules.js";
import { site } from "./words.js";

const FULL_ADDRESS = /^(?:https?:\/\/[^/?#\s]|mailto:\S)/i;
const TASK = /^\[[ xX]\](?=[ \t])/;

const markdown = markdownIt({ html: false }).use(withNotes).use(withTasks).use(friendlyToCjk);
markdown.inline.ruler.disable("footnote_inline");
Object.assign(markdown.renderer.rules, {
  s_open: () => "<del>",
  s_close: () => "</del>",
  th_open: () => "<th>", // without the style that says on which side its words stand
  td_open: () => "<td>",
});

/** A box, ticked or not, in the place of `[ ]`. */
function withTasks(reader) {
  reader.core.ruler.after("inline", "tasks", ({ tokens }) => {
    for (const [index, { content, children }] of tokens.entries()) {
      const isItem = tokens[index - 1]?.type === "paragraph_open" && tokens[index - 2]?.type === "list_item_open";
      const box = isItem && tokens[index].type === "inline" && TASK.exec(content)?.[0];
      if (!box) continue;
      children[0].content = (box === "[ ]" ? "\u2610" : "\u2611") + children[0].content.slice(3);
      tokens[index - 2].attrSet("class", "task");
    }
  });
}

/** Beside Japanese signs emphasis begins and ends as between blanks: `**「雪」**が`. Its neighbours are those behind strokes. */
function friendlyToCjk({ inline, utils }) {
  const isBlank = (sign) => utils.isWhiteSpace(sign.codePointAt(0));
  const isPunctuation = (sign) => utils.isMdAsciiPunct(sign.codePointAt(0)) || utils.isPunctChar(sign);
  const isJoined = (sign) => match("joined", sign) !== null;
  inline.State = class extends inline.State {
    scanDelims(start, canSplitWord) {
      const { src, posMax } = this;
      let [end, first] = [start, start];
      while (end < posMax && src[end] === src[start]) end += 1;
      let last = end;
      while (first > 0 && src[first - 1] === "~") first -= 1;
      while (last < posMax && src[last] === "~") last += 1;
      const before = [...src.slice(Math.max(first - 2, 0), first)].at(-1) ?? " ";
      const [after = " "] = src.slice(last, posMax);
      const joined = canSplitWord && (isJoined(before) || isJoined(after));
      const opens = !isBlank(after) && (joined || !isPunctuation(after) || isBlank(before) || isPunctuation(before));
      const closes = !isBlank(before) && (joined || !isPunctuation(before) || isBlank(after) || isPunctuation(after));
      return {
        can_open: opens && (canSplitWord || !closes || isPunctuation(before)),
        can_close: closes && (canSplitWord || !opens || isPunctuation(after)),
        length: end - start,
      };
    }
  };
}

/**
 * The nodes a text becomes. `photo` gives the figure of a photo by its file name, with what the text says of it (`alt`
 * and `caption`, which may be ""); undefined where there is none.
 */
export function render(text, language, photo) {
  const html = markdown.render(asMeant(text));
  const { body } = new DOMParser().parseFromString(html, "text/html"); // a page of its own, that loads and runs nothing
  finish(body);
  const headings = putHeadings(body, language);
  putNotes(body, language);
  for (const link of body.querySelectorAll("a:not([id], [aria-label])")) lead(link, headings);
  for (const image of body.querySelectorAll("img")) putPhoto(image, photo);
  for (const paragraph of body.querySelectorAll("p")) partPhotos(paragraph);
  const whole = document.createDocumentFragment();
  whole.append(...body.childNodes);
  return whole;
}

/** Gives every heading its place below the page's and an id; the ids by what GitHub would call them. */
function putHeadings(body, language) {
  const headings = [...body.querySelectorAll("h1, h2, h3, h4, h5, h6")];
  const shift = 2 - Math.min(...headings.map(({ localName }) => Number(localName[1])));
  const ids = new Map();
  headings.forEach((old, index) => {
    const heading = made(`h${Math.min(Number(old.localName[1]) + shift, 6)}`, ...old.childNodes);
    heading.id = `h-${language}-${index + 1}`;
    old.replaceWith(heading);
    const name = nameOf(heading.textContent);
    const same = [...ids.keys()].filter((each) => each === name || each.startsWith(`${name}-`)).length;
    ids.set(ids.has(name) ? `${name}-${same}` : name, heading.id);
  });
  return ids;
}

const nameOf = (text) => text.trim().toLowerCase().replace(/[^\p{L}\p{N}_\- ]/gu, "").replaceAll(" ", "-");

/** Ids of notes are ours, and so are the words for those who do not see them. */
function putNotes(body, language) {
  body.querySelector("hr.footnotes-sep")?.remove();
  const section = body.querySelector("section.footnotes");
  if (!section) return;
  const notes = new Map();
  section.querySelectorAll(":scope > ol > li").forEach((item, index) => {
    notes.set(`#${item.id}`, `fn-${language}-${index + 1}`);
    item.id = `fn-${language}-${index + 1}`;
  });
  const used = new Map();
  for (const link of body.querySelectorAll("sup.footnote-ref > a")) {
    const note = notes.get(link.getAttribute("href"));
    used.set(note, (used.get(note) ?? 0) + 1);
    const again = used.get(note) > 1 ? `-${used.get(note)}` : "";
    link.textContent = note.split("-").at(-1);
    link.setAttribute("href", `#${note}`);
    link.id = `${note.replace("fn", "fnref")}${again}`;
  }
  section.className = "notes";
  section.setAttribute("aria-label", site.notes);
  for (const [note, number] of used) putWaysBack(section.querySelector(`#${CSS.escape(note)}`), note, number);
  const named = "[class^=footnote]"; // which the theme has styles for; pages have no such names
  for (const element of body.querySelectorAll(named)) element.removeAttribute("class");
}

/** Behind a note a way back to each place that names it. */
function putWaysBack(item, note, number) {
  const links = [...item.querySelectorAll("a.footnote-backref")];
  links.forEach((link, index) => {
    const again = index ? `-${index + 1}` : "";
    link.setAttribute("href", `#${note.replace("fn", "fnref")}${again}`);
    link.setAttribute("aria-label", site.noteBack);
    link.replaceChildren("\u21a9", ...(index ? [made("sup", String(index + 1))] : []));
    if (index >= number) link.remove();
  });
}

/** Only addresses a reader may be sent to, and headings; what leads elsewhere is words. A title is seen by everybody. */
function lead(link, headings) {
  const target = link.getAttribute("href");
  const title = restored(link.getAttribute("title") ?? "").trim();
  if (title) link.after(` (${title})`);
  link.removeAttribute("title");
  const heading = target.startsWith("#") && headings.get(decoded(target.slice(1)).toLowerCase());
  if (FULL_ADDRESS.test(target)) {
    link.href = restoredAddress(target);
    Object.assign(link, { rel: "nofollow noopener", target: "_blank" });
  } else if (heading) link.setAttribute("href", `#${heading}`);
  else link.replaceWith(...link.childNodes);
}

function decoded(address) {
  try {
    return decodeURIComponent(restoredAddress(address));
  } catch {
    return address;
  }
}

function putPhoto(image, photo) {
  const file = decoded(image.getAttribute("src") ?? "");
  const [alt, caption] = ["alt", "title"].map((name) => restored(image.getAttribute(name) ?? "").trim());
  image.replaceWith(photo(file, { alt, caption }) ?? `![${alt}](${file}${caption && ` "${caption}"`})`);
}

/** A photo that stands alone is no part of a paragraph; of a paragraph without words nothing is left. */
function partPhotos(paragraph) {
  const nodes = [...paragraph.childNodes].filter((node) => node.nodeType !== Node.TEXT_NODE || node.data.trim());
  if (!nodes.every(({ localName }) => localName === "figure" || localName === "br")) return;
  if (nodes.length && nodes[0].localName !== "figure" && !nodes.some((node) => node.localName === "figure")) return;
  paragraph.replaceWith(...nodes.filter((node) => node.localName === "figure"));
}
