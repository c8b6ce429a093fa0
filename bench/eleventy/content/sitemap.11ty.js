import { other, whole } from "../words.js";

export const data = { permalink: "/sitemap.xml", eleventyExcludeFromCollections: true };

export function render({ collections }) {
  const pages = collections.all.map(({ url }) => {
    const [ja, ru] = url.startsWith("/ru/") ? [other(url), url] : [url, other(url)];
    return `<url>
<loc>${whole(url)}</loc>
<xhtml:link rel="alternate" hreflang="ja" href="${whole(ja)}"/>
<xhtml:link rel="alternate" hreflang="ru" href="${whole(ru)}"/>
</url>`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${pages.join("\n")}
</urlset>
`;
}
