/** Words that say how many: the form that the language of the words has for `n`, with the number in it. */
export function counted(forms, n) {
  const words = forms[new Intl.PluralRules(forms.language).select(n)] ?? forms.other;
  return words.replace("{n}", n.toLocaleString(forms.language));
}
