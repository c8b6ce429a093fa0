// The search: a dialog that loads Pagefind when it is opened, never before.
const dialog = document.querySelector("dialog.search");
const PER_STEP = 8;
// A page that is named after what is sought goes before pages that speak of it often, and long pages get no bonus.
const RANKING = { metaWeights: { title: 12 }, termFrequency: 0.4, pageLength: 0.6, termSaturation: 1.2 };

if (dialog) {
  const form = dialog.querySelector("form");
  const input = form.elements.q;
  const status = dialog.querySelector(".search-status");
  const list = dialog.querySelector(".search-results");
  const more = dialog.querySelector(".search-more");
  const language = document.documentElement.lang;
  const forms = JSON.parse(dialog.dataset.forms);
  const plural = new Intl.PluralRules(language);
  const home = new URL(dialog.dataset.index, location.href);
  list.lang = dialog.dataset.language ?? language; // a language without any page of its own is searched in another
  let engine;
  let found = [];
  let turn = 0;

  const load = () => (engine ??= import(home).then(async (pagefind) => {
    await pagefind.options({ baseUrl: new URL("../", home).pathname, excerptLength: 24, ranking: RANKING });
    await pagefind.init(dialog.dataset.language);
    return pagefind;
  }).catch((error) => { engine = undefined; throw error; }));

  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    load().catch(() => { status.textContent = dialog.dataset.failed; });
  };

  // What stands there letter by letter comes first: a compound must not be buried under pages that hold its parts.
  const search = async (words, filters) => {
    const pagefind = await load();
    const [exact, near] = await Promise.all([pagefind.search(`"${words}"`, { filters }), pagefind.search(words, { filters })]);
    const whole = new Set(exact.results.map((each) => each.id));
    return near.results.toSorted((one, other) => whole.has(other.id) - whole.has(one.id));
  };

  const kind = () => dialog.querySelector("input[name=kind]:checked").value;

  const update = async () => {
    const words = input.value.trim().replaceAll('"', " ");
    const mine = ++turn;
    if (!words) { list.replaceChildren(); status.textContent = ""; more.hidden = true; return; }
    try {
      const results = await search(words, kind() ? { kind: kind() } : {});
      if (mine !== turn) return;
      found = results;
      list.replaceChildren();
      const text = forms[plural.select(found.length)] ?? forms.other;
      status.textContent = found.length ? text.replace("{n}", String(found.length)) : dialog.dataset.none;
      await show(mine);
      dialog.dataset.shown = words;
    } catch { status.textContent = dialog.dataset.failed; }
  };

  const show = async (mine) => {
    const shown = list.children.length;
    const pages = await Promise.all(found.slice(shown, shown + PER_STEP).map((each) => each.data()));
    if (mine !== turn) return;
    list.append(...pages.map(entry));
    more.hidden = list.children.length >= found.length;
  };

  const entry = (page) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = page.url;
    if (page.meta.image) {
      const image = document.createElement("img");
      image.src = new URL(page.meta.image, new URL(page.url, location.href));
      image.alt = "";
      link.append(image);
    }
    const words = document.createElement("span");
    const title = document.createElement("strong");
    title.textContent = page.meta.title;
    const excerpt = document.createElement("span");
    excerpt.append(...marked(page.excerpt));
    words.append(title, excerpt);
    link.append(words);
    item.append(link);
    return item;
  };

  // Pagefind gives the excerpt as HTML with <mark>; only its text and its marks are taken over.
  const marked = (html) => [...new DOMParser().parseFromString(html, "text/html").body.childNodes].map((node) => {
    if (node.nodeName !== "MARK") return node.textContent;
    const mark = document.createElement("mark");
    mark.textContent = node.textContent;
    return mark;
  });

  let waiting;
  input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(update, 150); });
  dialog.addEventListener("change", (event) => { if (event.target.name === "kind") update(); });
  form.addEventListener("submit", (event) => { if (event.submitter?.value !== "close") { event.preventDefault(); update(); } });
  more.addEventListener("click", async () => {
    const next = list.children.length;
    await show(turn);
    list.children[next]?.querySelector("a").focus();
  });
  dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
  for (const opener of document.querySelectorAll(".search-open")) {
    opener.hidden = false;
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
