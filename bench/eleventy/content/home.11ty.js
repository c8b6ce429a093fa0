import { gathered } from "../includes/gathered.js";
import { root } from "../lists.js";

export const data = {
  languages: ["ja", "ru"],
  pagination: { data: "languages", size: 1, alias: "lang" },
  layout: "base.11ty.js",
  permalink: ({ lang }) => root(lang),
};

export function render({ collections, frame, lang }) {
  const { links } = collections.lists.find((list) => list.lang === lang);
  return `<h1>${frame[lang].title}</h1>\n<p>${frame[lang].description}</p>\n${gathered(links, frame[lang])}`;
}
