// Light or dark, before anything is painted: as chosen on this site, else as the system says.
(function () {
  var root = document.documentElement;
  root.classList.remove("no-js");
  try {
    var chosen = localStorage.getItem(new URL("../", document.currentScript.src).pathname + "scheme");
    if (chosen === "light" || chosen === "dark") root.dataset.scheme = chosen;
  } catch (blocked) { /* nothing is kept here */ }
})();
