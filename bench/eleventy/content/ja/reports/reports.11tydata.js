export default {
  lang: "ja",
  layout: "report.11ty.js",
  permalink: ({ page }) => page.inputPath.replace("./content/ja/", "/").replace(/\.md$/, "/"), // its stem would lack the date
};
