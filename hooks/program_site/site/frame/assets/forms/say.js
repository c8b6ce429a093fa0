/**
 * A function that says a message with its placeholders filled in; one with plural forms is chosen by the number `n`.
 * `words` are the messages by their keys, in `language`.
 */
export function sayer(words, language) {
  const shown = (value) => (typeof value === "number" ? value.toLocaleString(language, { useGrouping: value > 9999 }) : value);
  return (key, values = {}) => {
    const message = words[key];
    const text = typeof message === "string" ? message : form(message, values.n);
    return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
  };
}

function form(forms, n) {
  return forms[new Intl.PluralRules(forms.language).select(n)] ?? forms.other;
}
