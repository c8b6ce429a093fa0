import { day, plain, safe, title } from "../words.js";
import { gathered } from "../includes/gathered.js";

export const data = {
  pagination: { data: "collections.lists", size: 1, alias: "list", addAllPagesToCollections: true },
  layout: "base.11ty.js",
  permalink: ({ list }) => list.own,
};

export function render({ frame, list }) {
  const words = frame[list.lang];
  const items = list.reports.map(({ url, data, date }) => `<li>
${data.cover ? `<img src="${data.cover}" alt="" loading="lazy">` : ""}
<a href="${url}" lang="${data.original}">${safe(data.title)}</a>
<time datetime="${plain(date)}">${day(date, list.lang)}</time>
<span>${safe(data.authors.join(", "))}</span>
<p lang="${data.original}">${safe(data.description)}</p>
</li>`);
  return `<h1>${safe(title(list, words))}</h1>
<ul>
${items.join("\n")}
</ul>
<p class="pager">
${list.newer ? `<a rel="prev" href="${list.newer}">←</a>` : ""}
${list.number} / ${list.count}
${list.older ? `<a rel="next" href="${list.older}">→</a>` : ""}
</p>
${gathered(list.links, words)}`;
}
