// How things stand with events now, and what is shown only until a moment, or from it on. The page itself says the times,
// which stay true, and on the day after an event it is built anew.
import { counted } from "./plurals.js";

const DAY = 86_400_000;
const words = document.querySelector(".news-words").dataset;

/** The day somewhere, as the number of days since 1970. */
function dayIn(timeZone, moment) {
  const calendar = new Intl.DateTimeFormat("en", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  const part = Object.fromEntries(calendar.formatToParts(moment).map((each) => [each.type, each.value]));
  return Date.parse(`${part.year}-${part.month}-${part.day}`) / DAY;
}

function state({ begins, ends, timezone, lasts }, now) {
  if (now >= Date.parse(ends)) return ["over", words.over];
  if (now >= Date.parse(begins) && lasts !== undefined) return ["now", words.now];
  const days = dayIn(timezone, Date.parse(begins)) - dayIn(timezone, now);
  return days > 0 ? ["ahead", counted(JSON.parse(words.ahead), days)] : ["today", words.today];
}

function update() {
  const now = Date.now();
  for (const line of document.querySelectorAll(".news-state")) {
    const [name, text] = state(line.dataset, now);
    line.dataset.state = name;
    line.hidden = false;
    if (line.textContent !== text) line.textContent = text;
  }
  for (const part of document.querySelectorAll("[data-until]")) part.hidden = now >= Date.parse(part.dataset.until);
  for (const part of document.querySelectorAll("[data-from]")) part.hidden = now < Date.parse(part.dataset.from);
  setTimeout(update, 60_000 - (Date.now() % 60_000)); // at the next full minute
}

update();
