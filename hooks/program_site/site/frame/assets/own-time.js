// Moments by the clock of the reader, where that shows another time than the zone they are given in.
const language = document.documentElement.lang;

/** The day and the time that clocks show in a zone, or those of the reader: `2030-05-15` and `17:00`. */
export function clocks(timeZone) {
  const numbers = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  const format = new Intl.DateTimeFormat("en", { timeZone, ...numbers });
  return (moment) => {
    const part = Object.fromEntries(format.formatToParts(moment).map((each) => [each.type, each.value]));
    return { day: `${part.year.padStart(4, "0")}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
  };
}

export const own = clocks();
/** Both days are read as midnight in UTC. */
export const days = (first, last) => (Date.parse(last) - Date.parse(first)) / 86_400_000;
export const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

/** A beginning or an end: its instant, the clocks that it is given by, the words of its time if it has one. */
export function boundary(line) {
  const { instant, timezone, time } = line.dataset;
  return { at: Date.parse(instant), there: clocks(timezone), time, line };
}

/** `words` say what follows; `ends` tells a day that is the last one, which ends where the next one begins. */
export function showOwnTime({ at, there, time, line }, ends, words) {
  const here = own(at), away = there(at);
  if (here.day === away.day && here.time === away.time) return;
  const endsWithDay = ends && !time;
  const written = endsWithDay ? there(at - 1).day : away.day;
  const shown = here.day === written ? {} : { dateStyle: "long" };
  const clock = new Intl.DateTimeFormat(language, { ...shown, timeStyle: "short" }).format(at);
  line.textContent = endsWithDay ? filled(words.own_end, { time: clock }) : filled(words.own_time, { time: clock });
  line.hidden = false;
}
