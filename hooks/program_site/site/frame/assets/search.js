// The search: what it needs is loaded when the dialog is opened or something is typed on the search page, and never before.
const dialog = document.querySelector("dialog.search");
const section = document.querySelector("section.search");
const ready = new Set();

const prepare = (root) => {
  if (ready.has(root)) return;
  ready.add(root);
  import("./search/panel.js").then(({ panel }) => panel(root)).catch(() => {
    ready.delete(root);
    root.querySelector(".search-status").textContent = JSON.parse(root.dataset.panel).failed;
  });
};

for (const root of [dialog, section].filter(Boolean)) {
  root.querySelector("form").addEventListener("submit", (event) => {
    event.preventDefault();
    prepare(root); // where it could not be loaded it is tried again
  });
}

if (section) {
  const input = section.querySelector("input[type=search]");
  const words = new URLSearchParams(location.search).get("q");
  section.hidden = false;
  section.addEventListener("sought", ({ detail }) => {
    const address = new URL(location.href);
    if (detail) address.searchParams.set("q", detail); else address.searchParams.delete("q");
    history.replaceState(history.state, "", address);
  });
  if (words) input.value = words.slice(0, input.maxLength);
  if (words) prepare(section);
  else input.addEventListener("input", () => prepare(section), { once: true });
}

const open = () => {
  const root = section ?? dialog;
  if (root === dialog && !dialog.open) dialog.showModal();
  root.querySelector("input[type=search]").select();
  prepare(root);
};

if (dialog && (section || dialog.showModal)) { // else the link leads to the search page, as it stands there
  dialog.addEventListener("click", (event) => { if (event.target === dialog || event.target.matches(".search-close")) dialog.close(); });
  for (const opener of document.querySelectorAll(".search-open")) {
    opener.addEventListener("click", (event) => { event.preventDefault(); open(); });
  }
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if ((event.key === "/" && !typing) || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      open();
    }
  });
}
