// What time it is now where a partner is, beside the difference that the page says by itself. The browser knows when
// clocks are put forward; one that does not know the place says nothing.
const language = document.documentElement.lang;

function clock(line) {
  const place = line.querySelector("[data-timezone]");
  const { timezone: timeZone } = place.dataset;
  const time = document.createElement("time");
  const day = new Intl.DateTimeFormat(language, { weekday: "long", timeZone });
  const hour = new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit", timeZone });
  place.append(time);
  return () => {
    const now = new Date();
    time.textContent = `${day.format(now)} ${hour.format(now)}`;
    time.dateTime = `${now.toISOString().slice(0, 16)}Z`;
    line.hidden = false;
  };
}

const clocks = [...document.querySelectorAll(".local-time")].flatMap((line) => {
  try { return [clock(line)]; } catch { return []; }
});

function tick() {
  for (const show of clocks) show();
  setTimeout(tick, 60_000 - (Date.now() % 60_000)); // at the next full minute
}

tick();
