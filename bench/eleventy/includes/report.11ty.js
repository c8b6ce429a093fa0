import { day, plain, safe } from "../words.js";
import { root } from "../lists.js";

export const data = { layout: "base.11ty.js" };

export function render({ authors, collections, content, date, first, frame, lang, last, original, page, title, ...data }) {
  const words = frame[lang];
  const { newer, older } = collections.neighbours.get(page.inputPath);
  const terms = ["program", "partner", "direction"].map(
    (kind) =>
      `<dt>${words.kinds[kind]}</dt>${data[kind]
        .map((value) => `<dd><a href="${root(lang)}${kind}/${value}/">${safe(words.titles[kind][value])}</a></dd>`)
        .join("")}`,
  );
  return `<article lang="${original}">
<h1>${safe(title)}</h1>
${original === lang ? "" : `<p lang="${lang}">${words.original}</p>`}
<dl lang="${lang}">
<dt>${words.by}</dt><dd>${safe(authors.join(", "))}, <time datetime="${plain(date)}">${day(date, lang)}</time></dd>
<dt>${words.stay}</dt><dd>${day(first, lang)} – ${day(last, lang)}</dd>
${terms.join("\n")}
</dl>
${content}
</article>
<nav class="pager">
${newer ? `<a rel="prev" href="${newer.url}">${words.newer}: ${safe(newer.data.title)}</a>` : ""}
${older ? `<a rel="next" href="${older.url}">${words.older}: ${safe(older.data.title)}</a>` : ""}
</nav>`;
}
