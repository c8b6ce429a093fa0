// The list of reports, narrowed down by several things at once. Which list holds which reports is asked for when a
// filter is first used, and their cards, which look like those the page came with, in pieces as they are needed.
// Without script, and when nothing arrives, there are the links to the lists, each a page.
import { filters } from "./filters.js";
import { counted } from "./plurals.js";

const STEP = 20;
const form = document.querySelector(".finder");
const template = form.querySelector("template");
const list = document.querySelector("ul.reports");
const pager = document.querySelector(".pager");
const more = document.querySelector(".reports-more");
const first = [...list.children];
const arrived = new Map();
const real = Number(form.dataset.real); // as many are no samples, and these come first
let rest = [];
let found = real;

function load(path) {
  if (!arrived.has(path)) {
    const coming = fetch(new URL(path, new URL(form.dataset.lists, location.href))).then((answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return answer.json();
    });
    arrived.set(path, coming);
    coming.catch(() => arrived.delete(path)); // the next try asks again
  }
  return arrived.get(path);
}

/** The places, in the list of all reports, of those that are in every one of some lists. */
async function places(names) {
  const { lists } = await load("");
  const [one, ...others] = names.map((name) => lists[name] ?? []);
  const sets = others.map((each) => new Set(each));
  return one.filter((place) => sets.every((each) => each.has(place)));
}

async function cards(wanted) {
  const { pieces, size } = await load("");
  const read = await Promise.all(wanted.map((place) => load(pieces[Math.floor(place / size)])));
  return wanted.map((place, index) => card(read[index][place % size]));
}

// A report is a stranger's text: it gets into the page as text and attributes, never as HTML.
function card(report) {
  const item = template.content.firstElementChild.cloneNode(true);
  const fill = (selector, content, attributes = {}) => {
    const part = item.querySelector(selector);
    if (content === undefined) return part.remove();
    part.append(content);
    for (const [name, value] of Object.entries(attributes)) part.setAttribute(name, value);
  };
  const { href, language: lang, photo, summary, programs = [] } = report;
  fill(".report-photo", photo && picture(photo));
  fill(".report-title", "", { lang });
  fill(".report-title a", report.title, { href });
  fill(".report-summary", photo && summary, { lang });
  fill("time", report.day, { datetime: report.date });
  fill(".tag-sample", report.sample ? "" : undefined);
  fill(".tag-only", report.only);
  const swatch = item.querySelector(".swatch");
  swatch.replaceWith(...programs.map((program) => coloured(swatch.cloneNode(), program)));
  if (photo) fill(".cover");
  else cover(item, report, fill);
  return item;
}

function coloured(swatch, { colour, name }) {
  swatch.classList.add(`program-${colour}`);
  swatch.setAttribute("aria-label", name);
  swatch.title = name;
  return swatch;
}

// Without a photo the summary stands on the cover, or else the title, and is not said again below.
function cover(item, report, fill) {
  fill(".cover-author", report.author, { lang: report.language });
  fill(".cover-route", report.route);
  if (report.programs) item.querySelector(".cover").classList.add(`program-${report.programs[0].colour}`);
  if (report.summary) fill(".cover-quote", report.summary, { lang: report.language });
  else item.querySelector(".cover-quote").replaceWith(item.querySelector(".report-title"));
}

function picture(photo) {
  const image = document.createElement("img");
  Object.assign(image, { loading: "lazy", decoding: "async", alt: "", sizes: form.dataset.sizes, ...photo });
  return image;
}

filters(form, async (chosen, wanted) => {
  const names = Object.entries(chosen).map(([kind, value]) => `${kind}/${value}`);
  const all = names.length ? await places(names) : [];
  const shown = names.length ? await cards(all.slice(0, STEP)) : first;
  if (!wanted()) return 0;
  rest = all.slice(STEP);
  list.replaceChildren(...shown);
  list.hidden = !shown.length;
  more.hidden = !rest.length;
  if (pager) pager.hidden = names.length > 0;
  found = names.length ? all.filter((place) => place < real).length : real;
  return names.length ? all.length : Number(form.dataset.all);
}, (reports, n) => {
  const samples = n - found;
  const parts = [counted(reports, found), ...(samples ? [counted(JSON.parse(form.dataset.samples), samples)] : [])];
  return parts.join(form.dataset.comma);
});

more.addEventListener("click", async () => {
  const mine = rest;
  const next = await cards(mine.slice(0, STEP)).catch(() => []);
  if (mine !== rest || !next.length) return;
  rest = mine.slice(STEP);
  list.append(...next);
  more.hidden = !rest.length;
  next[0].querySelector(".report-title a").focus();
});
