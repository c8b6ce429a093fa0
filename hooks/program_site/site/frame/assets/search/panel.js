// A field and what it finds: in the dialog, and on the search page.
import { excerpt } from "./excerpt.js";
import { openIndex } from "./index.js";
import { alike, find } from "./query.js";

const PER_STEP = 8;
const PAUSE = 150; // milliseconds between two letters

export function panel(root) {
  const { forms, languages, kinds, cyrillic, index: address, language, ...said } = JSON.parse(root.dataset.panel);
  const form = root.querySelector("form");
  const input = form.elements.q;
  const status = root.querySelector(".search-status");
  const list = root.querySelector(".search-results");
  const more = root.querySelector(".search-more");
  const home = new URL(address, location.href);
  const plural = new Intl.PluralRules(forms.language ?? document.documentElement.lang);
  list.lang = language; // a language without any page of its own is searched in another
  let opened;
  let result;
  let left = [];
  let turn = 0;

  const load = () => {
    if (!opened) opened = openIndex(home).catch((error) => { opened = undefined; throw error; });
    return opened;
  };

  const update = async () => {
    const typed = input.value.trim();
    const mine = ++turn;
    root.dispatchEvent(new CustomEvent("sought", { detail: typed }));
    delete root.dataset.shown;
    if (!typed) { clear(""); return; }
    status.textContent = said.searching;
    try {
      const index = await load();
      const found = await find(index, typed, cyrillic);
      if (mine !== turn) return;
      result = { ...found, others: alike(index, found.terms) };
      const wanted = form.elements.kind.value;
      left = wanted ? found.pages.filter(({ page }) => kindOf(index, page) === wanted) : found.pages;
      const items = await next(index);
      if (mine !== turn) return;
      clear(spoken(typed, left.length + items.length));
      add(items);
      root.dataset.exact = result.similar || result.instead ? "no" : "yes";
      root.dataset.shown = typed;
    } catch (error) {
      if (mine === turn) clear(reason(error));
    }
  };

  const reason = ({ noIndex }) => (noIndex ? said.noIndex : said.failed); // a site can be built without the index

  const clear = (text) => { list.replaceChildren(); more.hidden = true; status.textContent = text; };

  const spoken = (typed, n) => {
    if (!n) return said.none;
    if (result.similar) return said.similar;
    const count = (forms[plural.select(n)] ?? forms.other).replace("{n}", () => String(n));
    return result.instead ? said.instead.replace("{typed}", () => typed).replace("{words}", () => result.instead).replace("{count}", () => count) : count;
  };

  const next = async (index) => {
    const pages = left.splice(0, PER_STEP);
    const pieces = await Promise.all(pages.map(({ page, piece }) => index.piece(page, piece)));
    return pieces.map((each, number) => entry(index, each, kinds[kindOf(index, pages[number].page)]));
  };

  const kindOf = ({ start }, page) => Object.keys(start.kinds).find((kind) => page >= start.kinds[kind][0] && page < start.kinds[kind][1]);

  const add = (items) => { list.append(...items); more.hidden = !left.length; };

  const entry = (index, [path, title, spokenIn, picture, text, mark], kind) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const words = document.createElement("span");
    const marks = element("small", [mark && Object.assign(element("span", [mark]), { className: "tag tag-sample" }), kind].filter(Boolean), document.documentElement.lang);
    marks.className = "search-marks";
    link.href = new URL(`../../${path}`, home);
    words.append(marks, element("strong", [title], spokenIn), element("span", excerpt(index, text, result.terms, result.others), spokenIn));
    if (spokenIn) words.append(element("small", [languages[spokenIn] ?? spokenIn], document.documentElement.lang));
    link.append(words);
    if (picture) {
      const image = document.createElement("img");
      image.src = new URL(picture, link.href);
      image.alt = "";
      image.loading = "lazy";
      link.append(image);
    }
    item.append(link);
    return item;
  };

  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    if (input.value.trim()) status.textContent = said.searching;
    waiting = setTimeout(update, PAUSE);
  });
  form.addEventListener("change", (event) => { if (event.target.name === "kind") update(); });
  form.addEventListener("submit", () => { clearTimeout(waiting); update(); });
  more.addEventListener("click", async () => {
    const mine = turn;
    const place = list.children.length;
    try {
      const items = await next(await load());
      if (mine !== turn) return;
      add(items);
      list.children[place]?.querySelector("a").focus();
    } catch (error) { status.textContent = reason(error); }
  });

  if (input.value.trim()) update(); // typed before this script was there
  else load().catch((error) => { status.textContent = reason(error); });
}

function element(name, nodes, language) {
  const made = document.createElement(name);
  if (language) made.lang = language;
  made.append(...nodes);
  return made;
}
