// Light or dark, before anything is painted: as chosen on this site, else as the system says.
{
  const key = `${new URL("../", document.currentScript.src).pathname}scheme`;
  const button = document.querySelector("button.scheme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => { try { return localStorage.getItem(key); } catch { return null; } };
  const show = (scheme) => {
    document.body.dataset.mdColorScheme = scheme;
    button.title = button.ariaLabel = button.dataset[scheme];
  };
  const apply = () => show(chosen() ?? (dark.matches ? "slate" : "default"));
  document.documentElement.classList.remove("no-js");
  if (button) { // a site may have one palette only
    button.hidden = false;
    button.addEventListener("click", () => {
      const other = document.body.dataset.mdColorScheme === "slate" ? "default" : "slate";
      try { localStorage.setItem(key, other); } catch { /* nothing can be kept here */ }
      show(other);
    });
    dark.addEventListener("change", apply);
    addEventListener("storage", apply);
    apply();
  }
}
