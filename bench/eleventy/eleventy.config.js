import { lists, newest, neighbours } from "./lists.js";

export default function (config) {
  config.addPassthroughCopy({ static: "/" });
  for (const language of ["ja", "ru"]) {
    config.addCollection(`reports_${language}`, (api) => newest(api, language));
  }
  config.addCollection("lists", (api) => ["ja", "ru"].flatMap((language) => lists(newest(api, language), language)));
  config.addCollection("neighbours", (api) => neighbours(["ja", "ru"].map((language) => newest(api, language))));
  return {
    dir: { input: "content", includes: "../includes", data: "../data", output: "public" },
    markdownTemplateEngine: false,
  };
}
