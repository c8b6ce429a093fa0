// The milestones: those of another kind than the chosen one are hidden, and years in which none is left. Without script all
// of them are there.
import { filters } from "./filters.js";

const years = [...document.querySelectorAll(".milestone-year")];

filters(document.querySelector(".finder"), ({ kind }) => {
  let left = 0;
  for (const year of years) {
    const milestones = [...year.querySelectorAll(".milestone")];
    for (const each of milestones) each.hidden = Boolean(kind) && each.dataset.kind !== kind;
    const shown = milestones.filter((each) => !each.hidden).length;
    year.hidden = !shown;
    left += shown;
  }
  return left;
});
