// What the page hands to its scripts, and the file of all that the desk knows.

import { sayer } from "../forms/say.js";

export const page = JSON.parse(document.getElementById("desk-data").textContent);
/** Null where it could not be loaded. */
export const desk = await loaded();
export const say = desk && sayer(desk.words, desk.language);

async function loaded() {
  try {
    const answer = await fetch(page.data);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}
