// What the page hands to its scripts: words in its language, and what the site knows of itself.

export const site = JSON.parse(document.getElementById("maker-data").textContent);

/** A message with its placeholders filled in; one with plural forms is chosen by the number `n`. */
export function say(key, values = {}) {
  const message = site.words[key];
  const text = typeof message === "string" ? message : form(message, values.n);
  return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

function form(forms, n) {
  return forms[new Intl.PluralRules(forms.language).select(n)] ?? forms.other;
}

function shown(value) {
  return typeof value === "number" ? value.toLocaleString(site.language, { useGrouping: value > 9999 }) : value;
}
