// The preview: the report on a sheet that looks like a page of the site.

import { chosenLabels } from "./fields.js";
import { bodyOf } from "./folder.js";
import { photoName } from "./markdown.js";
import { render } from "./preview.js";
import { say, site } from "./words.js";

const part = (name) => document.getElementById(`maker-paper-${name}`);

export class Paper {
  constructor(form) {
    this.form = form;
    this.figures = new Map(); // by the photo's address: a picture that stays is not decoded at every letter typed
  }

  /** `photos` are those of the list, each with the address of its picture. */
  show(report, photos) {
    part("title").textContent = report.title || say("title_unknown");
    this.showFacts(report);
    const made = photos.map((photo, index) => [photo.url, this.figure(photo, report.photos[index])]);
    this.figures = new Map(made);
    const figures = new Map(made.map(([, figure], index) => [photoName(index), figure]));
    const used = new Set();
    const text = render(bodyOf(report), report.language, (file, said) => {
      const again = used.has(file); // a node stands in one place only
      used.add(file);
      const figure = again ? figures.get(file)?.cloneNode(true) : figures.get(file);
      return figure && described(figure, said);
    });
    const others = [...figures].filter(([file]) => !used.has(file)).map(([, figure]) => figure);
    part("body").replaceChildren(text, ...others);
  }

  showFacts(report) {
    const { first, last } = report;
    const facts = {
      date: longDay(report.date),
      authors: report.authors.join(site.comma),
      affiliation: report.affiliation,
      period: first && last ? say("period", { first: longDay(first), last: longDay(last) }) : "",
    };
    for (const row of this.form.querySelectorAll("[data-fact]")) {
      const { fact } = row.dataset;
      const text = facts[fact] ?? chosenLabels(this.form, fact).join(site.comma);
      row.querySelector("dd").textContent = text;
      row.hidden = !text;
    }
  }

  figure({ url }, { alt, caption }) {
    const figure = this.figures.get(url) ?? newFigure(url);
    figure.querySelector("img").alt = figure.querySelector("figcaption").textContent = "";
    return described(figure, { alt, caption });
  }
}

/** A figure with what is said of its photo; what is said nowhere else stays. */
function described(figure, { alt, caption }) {
  if (alt) figure.querySelector("img").alt = alt;
  if (caption) figure.querySelector("figcaption").textContent = caption;
  return figure;
}

function newFigure(url) {
  const figure = document.createElement("figure");
  figure.className = "photo";
  figure.append(Object.assign(new Image(), { src: url, decoding: "async" }), document.createElement("figcaption"));
  return figure;
}

/** The day in the words of the page; nothing for a day that is none. */
function longDay(day) {
  const date = new Date(`${day}T12:00:00`);
  return Number.isNaN(date.getTime()) ? "" : date.toLocaleDateString(site.language, { dateStyle: "long" });
}
