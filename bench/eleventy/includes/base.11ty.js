import { other, safe, title, whole } from "../words.js";
import { root } from "../lists.js";

export function render({ content, description, frame, list, page, title: own, ...data }) {
  const lang = list?.lang ?? data.lang;
  const words = frame[lang];
  const name = list ? title(list, words) : own;
  const there = lang === "ja" ? "ru" : "ja";
  const [ja, ru] = lang === "ja" ? [page.url, other(page.url)] : [other(page.url), page.url];
  const programs = Object.entries(words.titles.program).map(
    ([id, program]) => `<a href="${root(lang)}program/${id}/">${safe(program)}</a>`,
  );
  return `<!DOCTYPE html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name ? `${safe(name)} – ` : ""}${safe(words.title)}</title>
<meta name="description" content="${safe(description ?? words.description)}">
<link rel="canonical" href="${whole(page.url)}">
<link rel="alternate" hreflang="ja" href="${whole(ja)}">
<link rel="alternate" hreflang="ru" href="${whole(ru)}">
<link rel="stylesheet" href="/site.css">
<link rel="alternate" type="application/rss+xml" href="${root(lang)}index.xml">
</head>
<body>
<header>
<nav>
<a href="${root(lang)}">${words.home}</a>
<a href="${root(lang)}reports/">${words.reports}</a>
${programs.join("\n")}
</nav>
<a href="${other(page.url)}" hreflang="${there}">${words.written[there]}</a>
</header>
<main>
${content}
</main>
<footer><a href="${root(lang)}index.xml">RSS</a></footer>
</body>
</html>
`;
}
