// How things stand with events now, when they are by the clock of the reader, and what is shown only until a moment, or
// from it on. The page itself says the times, which stay true, and on the day after an event it is built anew.
import { boundary, clocks, days, showOwnTime } from "./own-time.js";
import { counted } from "./plurals.js";

const MINUTE = 60_000;
const { dataset } = document.querySelector(".news-words");
const words = JSON.parse(dataset.words), clockWords = JSON.parse(dataset.clock);

function state({ begins, ends, timezone, lasts }, now) {
  if (now >= Date.parse(ends)) return ["over", words.over];
  if (now >= Date.parse(begins) && lasts !== undefined) return ["now", words.now];
  const there = clocks(timezone);
  const left = days(there(now).day, there(Date.parse(begins)).day);
  return left > 0 ? ["ahead", counted(words.ahead, left)] : ["today", words.today];
}

/** Where a browser does not know the zone nothing is said. */
function unlessUnknown(say) {
  try { say(); } catch (error) { if (!(error instanceof RangeError)) throw error; }
}

function update() {
  const now = Date.now();
  for (const line of document.querySelectorAll(".news-state")) {
    unlessUnknown(() => {
      const [name, text] = state(line.dataset, now);
      line.dataset.state = name;
      line.hidden = false;
      if (line.textContent !== text) line.textContent = text;
    });
  }
  for (const part of document.querySelectorAll("[data-until]")) part.hidden = now >= Date.parse(part.dataset.until);
  for (const part of document.querySelectorAll("[data-from]")) part.hidden = now < Date.parse(part.dataset.from);
}

function tick() {
  update();
  setTimeout(tick, MINUTE - (Date.now() % MINUTE)); // events begin and end at full minutes
}

for (const line of document.querySelectorAll(".facts .own-time")) {
  unlessUnknown(() => showOwnTime(boundary(line), "last" in line.dataset, clockWords));
}
tick();
document.addEventListener("visibilitychange", update); // a page that slept
addEventListener("pageshow", update); // or was left and is come back to
