// How things stand with a call for applications today. The page itself only says the dates, which stay true; a day
// begins and ends where the university is.
import { counted } from "./plurals.js";

const DAY = 86_400_000;
const section = document.querySelector(".calls");
const words = section.dataset;
const calendar = new Intl.DateTimeFormat("en", { timeZone: words.timezone, year: "numeric", month: "2-digit", day: "2-digit" });

function today() {
  const part = Object.fromEntries(calendar.formatToParts(new Date()).map((each) => [each.type, each.value]));
  return `${part.year}-${part.month}-${part.day}`;
}

const days = (first, last) => (Date.parse(last) - Date.parse(first)) / DAY; // both are read as midnight in UTC

function state(opens, closes, now) {
  if (now < opens) return ["upcoming", counted(JSON.parse(words.upcoming), days(now, opens))];
  if (now > closes) return ["closed", words.closed];
  if (now === closes) return ["last", words.last];
  return ["open", counted(JSON.parse(words.open), days(now, closes))];
}

function update() {
  for (const line of section.querySelectorAll(".call-state")) {
    const [name, text] = state(line.dataset.opens, line.dataset.closes, today());
    line.hidden = false;
    if (line.textContent === text) continue;
    line.textContent = text;
    line.dataset.state = name;
  }
}

update();
setInterval(update, 60_000);
