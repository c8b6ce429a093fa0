// The photos of the report as a list of cards: described, moved, taken out. Their files are named by their places.

import { photoName } from "./markdown.js";
import { say } from "./words.js";

export class PhotoList {
  /**
   * `on.change()` after anything, `on.rename(names)` when photos change their places: a map from old names to new,
   * empty for one that is gone; `on.remove(id)`; `on.say(text)` for what has no place of its own on the page.
   */
  constructor(list, on) {
    this.list = list;
    this.on = on;
    this.photos = [];
    list.addEventListener("click", (event) => {
      const button = event.target.closest("button[data-do]");
      if (button) this[button.dataset.do](this.indexOf(button), button);
    });
    list.addEventListener("input", (event) => {
      this.photos[this.indexOf(event.target)][event.target.dataset.part] = event.target.value;
      this.on.change();
    });
  }

  add({ id = crypto.getRandomValues(new Uint32Array(2)).join("-"), blob, alt = "", caption = "" }) {
    const photo = { id, blob, alt, caption, url: URL.createObjectURL(blob) };
    this.photos.push(photo);
    this.list.append(this.card(photo));
    this.number();
    return photo;
  }

  clear() {
    for (const { url } of this.photos) URL.revokeObjectURL(url);
    for (const card of this.cards()) card.remove();
    this.photos = [];
    this.number();
  }

  up(index, button) {
    this.move(index, index - 1, button);
  }

  down(index, button) {
    this.move(index, index + 1, button);
  }

  move(from, to, button) {
    const order = this.photos.map((_, index) => index);
    [order[from], order[to]] = [order[to], order[from]];
    this.reorder(order);
    const card = this.cards()[to];
    (button.disabled ? card.querySelector("button[data-do]:enabled") : button).focus();
    card.scrollIntoView({ block: "nearest" });
    this.on.say(say("photo_moved", { n: from + 1, place: to + 1 }));
  }

  remove(index) {
    const { id, url } = this.photos[index];
    const order = this.photos.map((_, place) => place).filter((place) => place !== index);
    this.cards()[index].remove();
    this.reorder(order);
    URL.revokeObjectURL(url);
    const next = this.cards()[Math.min(index, order.length - 1)];
    (next?.querySelector("[data-do=remove]") ?? document.getElementById("maker-files")).focus();
    this.on.remove(id);
    this.on.say(say("photo_removed", { n: index + 1 }));
  }

  /** `order` holds the present places of the photos that stay. */
  reorder(order) {
    const names = new Map(this.photos.map((_, index) => [photoName(index), ""]));
    order.forEach((from, to) => names.set(photoName(from), photoName(to)));
    const cards = new Map(this.cards().map((card) => [card.dataset.id, card]));
    this.photos = order.map((from) => this.photos[from]);
    this.list.append(...this.photos.map(({ id }) => cards.get(id)));
    this.number();
    this.on.rename(names);
    this.on.change();
  }

  card(photo) {
    const card = this.list.querySelector("template").content.cloneNode(true).querySelector("li");
    card.dataset.id = photo.id;
    card.querySelector("legend").after(Object.assign(new Image(), { src: photo.url, alt: "" }));
    for (const field of card.querySelectorAll(".maker-field")) {
      const input = field.querySelector("input");
      input.id = `maker-${input.dataset.part}-${photo.id}`;
      input.value = photo[input.dataset.part];
      field.querySelector("label").htmlFor = input.id;
      const notes = field.querySelectorAll(".hint, .maker-error");
      for (const note of notes) note.id = `${input.id}-${note.matches(".hint") ? "hint" : "error"}`;
      input.setAttribute("aria-describedby", [...notes].map(({ id }) => id).join(" "));
    }
    return card;
  }

  /** Numbers and names after a change of places. */
  number() {
    this.cards().forEach((card, index, cards) => {
      card.querySelector("legend").textContent = say("photo", { n: index + 1 });
      for (const button of card.querySelectorAll("button[data-do]")) {
        button.setAttribute("aria-label", `${button.textContent}: ${say("photo", { n: index + 1 })}`);
      }
      card.querySelector("[data-do=up]").disabled = index === 0;
      card.querySelector("[data-do=down]").disabled = index === cards.length - 1;
    });
    this.list.hidden = this.photos.length === 0;
  }

  cards() {
    return [...this.list.querySelectorAll(":scope > li")];
  }

  indexOf(element) {
    return this.cards().indexOf(element.closest("li"));
  }
}
