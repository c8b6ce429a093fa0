// The frame of a page: the menu, the title in the header, the section that is being read, the way back to the top.
// Without script the menu opens by its label, and the rest can be done without.
const drawer = document.getElementById("__drawer");
const menu = document.querySelector(".md-sidebar--primary");
const label = document.querySelector(".md-header label[for=__drawer]");

if (menu && label) {
  const button = document.createElement("button");
  Object.assign(button, { type: "button", className: `${label.className} menu`, title: label.title, ariaLabel: label.title });
  button.append(...label.childNodes);
  label.replaceWith(button);
  const show = (open) => { drawer.checked = open; button.ariaExpanded = String(open); };
  const leave = () => { show(false); button.focus(); };
  button.addEventListener("click", () => { show(true); menu.querySelector("a").focus(); });
  drawer.addEventListener("change", leave);
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape" && drawer.checked) leave(); });
  // What has the focus must not lie under the open menu.
  menu.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !menu.contains(relatedTarget)) show(false); });
  addEventListener("pageshow", () => show(false));
}

const heading = document.querySelector("h1");
if (heading) {
  const title = document.querySelector(".md-header__title");
  const bar = document.querySelector(".md-header");
  new IntersectionObserver(([seen]) => {
    const past = !seen.isIntersecting && seen.boundingClientRect.top < 60;
    title.classList.toggle("md-header__title--active", past && title.querySelectorAll(".md-header__topic").length > 1);
    bar.classList.toggle("md-header--shadow", past);
  }, { rootMargin: "-48px 0px 0px" }).observe(heading);
}

const sections = new Map([...document.querySelectorAll(".toc a")].map((link) => [document.getElementById(decodeURIComponent(link.hash.slice(1))), link]));
const reading = new IntersectionObserver((entries) => {
  const seen = entries.findLast((entry) => entry.isIntersecting);
  if (!seen) return;
  for (const link of sections.values()) link.removeAttribute("aria-current");
  sections.get(seen.target).setAttribute("aria-current", "true");
}, { rootMargin: "-48px 0px -70%" });
for (const section of sections.keys()) if (section) reading.observe(section);

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

// A table that is wider than its page is moved sideways, by keyboard too.
const reach = () => {
  for (const table of document.querySelectorAll(".md-typeset table:not([class])")) {
    if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
    else table.removeAttribute("tabindex");
  }
};
addEventListener("resize", reach);
reach();

const up = document.querySelector(".md-top");
let before = 0;
addEventListener("scroll", () => { up.hidden = scrollY < innerHeight || scrollY > before; before = scrollY; }, { passive: true });
up.addEventListener("click", () => { scrollTo({ top: 0 }); document.getElementById("main").focus({ preventScroll: true }); });
