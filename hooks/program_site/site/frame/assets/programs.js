// The comparison of the programs: rows that do not fit what is chosen are hidden. Without script all of them are there.
import { filters } from "./filters.js";

const table = document.querySelector(".comparison");
const rows = [...table.tBodies[0].rows];

filters(document.querySelector(".finder"), (chosen) => {
  const fits = (row) => Object.entries(chosen).every(([name, value]) => row.dataset[name].split(" ").includes(value));
  for (const row of rows) row.hidden = !fits(row);
  const left = rows.filter((row) => !row.hidden).length;
  table.hidden = !left;
  return left;
});
