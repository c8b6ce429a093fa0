// Filters of a page: native controls that wait, hidden, for a script. What is chosen stands in the page's address, so
// that it can be linked and is still there on the way back.
import { counted } from "./plurals.js";

/**
 * Bring the filters of a form to life. `show` gets what is chosen, by name, and a function that says whether it is
 * still wanted; it shows what fits and returns, or promises, how much that is. `say` tells a reader how much, where that
 * is more than one number.
 */
export function filters(form, show, say = counted) {
  const controls = [...form.querySelectorAll("select")];
  const status = form.querySelector("[role=status]");
  const forms = JSON.parse(form.dataset.found);
  let turn = 0;

  const chosen = () => Object.fromEntries(controls.filter((each) => each.value).map((each) => [each.name, each.value]));

  const restore = () => {
    const asked = new URLSearchParams(location.search);
    for (const each of controls) {
      each.value = asked.get(each.name) ?? "";
      if (each.selectedIndex < 0) each.value = ""; // an option that there is no longer
    }
  };

  const keep = () => {
    const here = new URL(location.href);
    for (const each of controls) {
      if (each.value) here.searchParams.set(each.name, each.value);
      else here.searchParams.delete(each.name);
    }
    history.replaceState(history.state, "", here);
    for (const link of document.querySelectorAll(".language-switch a")) link.search = here.search;
  };

  const update = async () => {
    const mine = ++turn;
    const wanted = () => mine === turn;
    keep();
    let said = form.dataset.failed;
    try {
      const n = await show(chosen(), wanted);
      said = n ? say(forms, n) : form.dataset.none;
    } catch {} // what went wrong is the connection, and the words for that are there already
    if (wanted()) status.textContent = said;
  };

  form.addEventListener("change", update);
  form.addEventListener("reset", () => setTimeout(update)); // the controls are reset after their event
  form.addEventListener("submit", (event) => event.preventDefault());
  restore();
  form.hidden = false;
  if (Object.keys(chosen()).length) update();
}
