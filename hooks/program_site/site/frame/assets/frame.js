// The frame of a page: the menu of telephones, light and dark, folded parts that a link leads to, tables wider than the page.
// Without it the menu opens by its link, and the rest can be done without.
const opener = document.querySelector(".menu-open");
const menu = document.getElementById("menu");

if (opener && menu) {
  opener.setAttribute("role", "button");
  opener.setAttribute("aria-controls", menu.id);
  const show = (open) => { menu.classList.toggle("open", open); opener.setAttribute("aria-expanded", String(open)); };
  const toggle = (event) => { event.preventDefault(); show(!menu.classList.contains("open")); };
  opener.addEventListener("click", toggle);
  opener.addEventListener("keydown", (event) => { if (event.key === " ") toggle(event); });
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.classList.contains("open")) return;
    show(false);
    if (opener.offsetParent) opener.focus();
  });
  addEventListener("pageshow", () => show(false));
}

// The chosen scheme is kept for this site alone; "auto" follows the system again.
const key = `${new URL("../", import.meta.url).pathname}scheme`;
const root = document.documentElement;
const buttons = document.querySelectorAll(".schemes button");
const marked = () => { for (const each of buttons) each.setAttribute("aria-pressed", String((root.dataset.scheme ?? "auto") === each.dataset.scheme)); };
const choose = (scheme) => {
  if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
  else delete root.dataset.scheme;
  marked();
};
for (const each of buttons) {
  each.parentElement.hidden = false;
  each.addEventListener("click", () => {
    choose(each.dataset.scheme);
    try { localStorage.setItem(key, each.dataset.scheme); } catch { /* nothing can be kept here */ }
  });
}
addEventListener("storage", (event) => { if (event.key === key) choose(event.newValue); });
marked();

// What a link leads to is not left folded, in browsers that do not open it themselves.
const unfold = () => {
  const target = document.querySelector(":target");
  let folded = target?.closest("details:not([open])");
  if (!folded) return;
  for (; folded; folded = folded.closest("details:not([open])")) folded.open = true;
  target.scrollIntoView();
};
addEventListener("hashchange", unfold);
unfold();

// What is wider than the page is moved sideways, by keyboard too.
const reach = () => {
  for (const each of document.querySelectorAll("main table:not([class]), main pre")) {
    if (each.scrollWidth > each.clientWidth) each.tabIndex = 0;
    else each.removeAttribute("tabindex");
  }
};
addEventListener("resize", reach);
reach();

// A table that is laid out as blocks on telephones stays a table for screen readers.
const roles = { "thead, tbody": "rowgroup", tr: "row", td: "cell", "thead th": "columnheader", "tbody th": "rowheader" };
for (const table of document.querySelectorAll("main .facts, main .comparison")) {
  table.setAttribute("role", "table");
  for (const [parts, role] of Object.entries(roles)) for (const each of table.querySelectorAll(parts)) each.setAttribute("role", role);
}

// What the mark of a name in our own translation says, in browsers without popovers.
const note = document.getElementById("unofficial-note");
if (note && !("popover" in note)) {
  let mark = null; // by which it was opened: the keyboard comes from there and goes back
  note.tabIndex = -1;
  const show = (opener, leave) => {
    note.classList.toggle("open", Boolean(opener));
    if (opener) note.focus();
    else if (leave && mark) mark.focus();
    mark = opener;
  };
  addEventListener("click", ({ target }) => {
    const button = target.closest("[popovertarget]");
    if (button) show(mark || note.contains(button) ? null : button, true);
    else if (!note.contains(target)) show(null, false);
  });
  addEventListener("keydown", ({ key: pressed }) => { if (pressed === "Escape") show(null, true); });
}
