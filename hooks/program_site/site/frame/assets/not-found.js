// An address below a language's root is answered in that language alone.
const texts = [...document.querySelectorAll(".not-found > section")];
const asked = texts.filter((each) => location.pathname.startsWith(each.dataset.root));
const nearest = asked.sort((a, b) => b.dataset.root.length - a.dataset.root.length)[0];

if (nearest) {
  for (const each of texts) each.hidden = each !== nearest;
  for (const each of document.querySelectorAll(".band")) each.hidden = each.lang !== nearest.lang;
  document.documentElement.lang = nearest.lang;
  document.title = nearest.dataset.title;
}
