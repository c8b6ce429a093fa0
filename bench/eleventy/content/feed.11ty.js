import { safe, whole } from "../words.js";
import { root } from "../lists.js";

export const data = {
  languages: ["ja", "ru"],
  pagination: { data: "languages", size: 1, alias: "lang" },
  permalink: ({ lang }) => `${root(lang)}index.xml`,
  eleventyExcludeFromCollections: true,
};

export function render({ collections, frame, lang }) {
  const items = collections[`reports_${lang}`].slice(0, 20).map((report) => `<item>
<title>${safe(report.data.title)}</title>
<link>${whole(report.url)}</link>
<guid>${whole(report.url)}</guid>
<pubDate>${report.date.toUTCString()}</pubDate>
<description>${safe(report.content)}</description>
</item>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>${safe(frame[lang].title)}</title>
<link>${whole(root(lang))}</link>
<description>${safe(frame[lang].description)}</description>
${items.join("\n")}
</channel>
</rss>
`;
}
