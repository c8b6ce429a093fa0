// Photos into the text: small pictures under the text field, each puts its photo where the cursor stands.

import { photoName, picture, picturesIn } from "./markdown.js";
import { say } from "./words.js";

export class PhotoPlacing {
  constructor(text, box, photos, on) {
    Object.assign(this, { text, box, photos, on });
    this.touched = false; // until then the cursor stands nowhere in particular
    text.addEventListener("focus", () => (this.touched = true));
    this.row = document.getElementById("maker-thumbnails");
    this.row.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (button) this.place([...this.row.children].indexOf(button));
    });
  }

  /** One button for each photo; those in the text already are marked. */
  show(text) {
    const placed = picturesIn(text);
    const { photos } = this.photos;
    while (this.row.children.length > photos.length) this.row.lastChild.remove();
    photos.forEach(({ url }, index) => {
      const button = this.row.children[index] ?? this.row.appendChild(newButton());
      const there = placed.includes(photoName(index));
      const image = button.querySelector("img");
      if (image.src !== url) image.src = url;
      button.querySelector("span").textContent = index + 1;
      button.setAttribute("aria-label", say(there ? "photo_place_again" : "photo_place", { n: index + 1 }));
      button.toggleAttribute("data-placed", there);
    });
    this.box.hidden = photos.length === 0;
  }

  place(index) {
    const { text, touched } = this;
    const { alt } = this.photos.photos[index];
    const [start, end] = touched ? [text.selectionStart, text.selectionEnd] : [text.value.length, text.value.length];
    const before = gap(text.value.slice(0, start), /\n*$/);
    const after = gap(text.value.slice(end), /^\n*/);
    text.setRangeText(before + picture(alt, photoName(index)) + after, start, end, "end");
    text.focus();
    this.on.change();
    this.on.say(say("photo_placed", { n: index + 1 }));
  }
}

/** The line ends that are missing for an empty line between a picture and the text beside it. */
function gap(neighbour, edge) {
  return neighbour.trim() ? "\n".repeat(Math.max(0, 2 - edge.exec(neighbour)[0].length)) : "";
}

function newButton() {
  const button = document.createElement("button");
  button.type = "button";
  button.append(Object.assign(new Image(), { alt: "" }), document.createElement("span"));
  return button;
}
