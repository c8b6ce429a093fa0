// How things stand with a call for applications now, and when that is by the reader's own clock. The page itself only says
// the dates, which stay true; a day begins and ends where the university is, or in the zone that is named beside a time.
import { boundary, days, filled, own, showOwnTime } from "./own-time.js";
import { counted } from "./plurals.js";

const MINUTE = 60_000, HOUR = 60 * MINUTE, DAY = 24 * HOUR;
const section = document.querySelector(".calls");
const words = JSON.parse(section.dataset.words), clockWords = JSON.parse(section.dataset.clock);
const past = section.querySelector(".closed-calls");
const [currentList, pastList] = section.querySelectorAll(".call-list");

function upcoming({ at, there, time }, now) {
  const left = days(there(now).day, there(at).day);
  if (left > 0) return counted(words.upcoming, left);
  return time ? filled(words.opens_today_at, { time }) : words.opens_today;
}

function open({ at, there, time }, now) {
  const left = at - now, today = there(now).day, last = there(at - 1).day; // what closes at midnight closes with the day before
  if (left >= DAY && today < last) return ["open", counted(words.open, days(today, last))];
  const rest = left >= HOUR ? counted(words.hours, Math.floor(left / HOUR)) : counted(words.minutes, Math.ceil(left / MINUTE));
  const isToday = today === last && own(now).day === today && (!time || there(at).day === last);
  const state = !isToday ? words.open_now : time ? filled(words.last_at, { time }) : words.last;
  return ["last", filled(words.both, { state, left: rest })];
}

function state(opens, closes, now) {
  if (now >= closes.at) return ["closed", words.closed];
  return now < opens.at ? ["upcoming", upcoming(opens, now)] : open(closes, now);
}

const calls = [...section.querySelectorAll(".call")].flatMap((card) => {
  try {
    const [opens, closes] = [...card.querySelectorAll(".own-time")].map(boundary);
    showOwnTime(opens, false, clockWords);
    showOwnTime(closes, true, clockWords);
    return [{ card, opens, closes, line: card.querySelector(".call-state") }];
  } catch {
    return []; // a browser that does not know the zone
  }
});

function update() {
  for (const { card, opens, closes, line } of calls) {
    const [name, text] = state(opens, closes, Date.now());
    const list = name === "closed" ? pastList : currentList;
    if (card.parentElement !== list) list.prepend(card);
    line.hidden = false;
    line.dataset.state = name;
    if (line.textContent !== text) line.textContent = text;
  }
  past.hidden = !pastList.children.length;
  section.hidden = !currentList.children.length;
}

function tick() {
  update();
  setTimeout(tick, MINUTE - (Date.now() % MINUTE)); // calls open and close at full minutes
}

tick();
document.addEventListener("visibilitychange", update); // a page that slept
addEventListener("pageshow", update); // or was left and is come back to
