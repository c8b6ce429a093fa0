// What the page hands to its scripts: words in its language, and what the site knows of itself.

import { sayer } from "../forms/say.js";

export const site = JSON.parse(document.getElementById("maker-data").textContent);
export const say = sayer(site.words, site.language);
