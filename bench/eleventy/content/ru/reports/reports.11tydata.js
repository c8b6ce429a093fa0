export default {
  lang: "ru",
  layout: "report.11ty.js",
  permalink: ({ page }) => page.inputPath.replace("./content/ru/", "/ru/").replace(/\.md$/, "/"), // its stem would lack the date
};
