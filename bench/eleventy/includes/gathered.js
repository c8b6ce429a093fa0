import { KINDS } from "../lists.js";
import { safe, title } from "../words.js";

/** Links to every list. */
export function gathered(links, words) {
  const kinds = KINDS.map((kind) => {
    const own = links.filter((list) => list.kind === kind);
    const items = own.map((list) => `<li><a href="${list.address}">${safe(title(list, words))}</a> (${list.reports.length})</li>`);
    return `<h3>${words.kinds[kind]}</h3>\n<ul>\n${items.join("\n")}\n</ul>`;
  });
  return `<nav>\n<h2>${words.lists}</h2>\n${kinds.join("\n")}\n</nav>`;
}
