// Photos on their way from the telephone into the list: one after the other, for large ones fill its memory.

import { makeSmaller } from "./photos.js";
import { say, site } from "./words.js";

export class PhotoInput {
  /** `keep(photo)` stores a photo that was added. `done` is settled when no photo is on its way. */
  constructor(input, state, refused, photos, keep) {
    Object.assign(this, { state, refused, photos, keep });
    this.done = Promise.resolve();
    input.addEventListener("change", () => {
      const files = [...input.files];
      input.value = ""; // the same file can be chosen again
      this.done = this.done.then(() => this.addAll(files));
    });
    refused.addEventListener("click", (event) => {
      if (!event.target.closest("button")) return;
      event.target.closest("li").remove();
      input.focus();
    });
  }

  async addAll(files) {
    const taken = files.slice(0, Math.max(0, site.limits.photos - this.photos.photos.length));
    let added = 0;
    for (const [index, file] of taken.entries()) {
      this.state.textContent = say("photos_busy", { n: index + 1, total: taken.length });
      try {
        const photo = this.photos.add({ blob: await makeSmaller(file) });
        added += 1;
        await this.keep(photo);
      } catch (error) {
        this.refuse(reason(error.message, file.name));
      }
    }
    const left = files.length - taken.length;
    if (left) this.refuse(say("photos_too_many", { most: site.limits.photos, n: left }));
    this.state.textContent = added ? say("photos_added", { n: added }) : "";
  }

  /** Forgets what was said of earlier files. */
  clear() {
    for (const row of this.refused.querySelectorAll("li")) row.remove();
    this.state.textContent = "";
  }

  refuse(text) {
    const row = this.refused.querySelector("template").content.cloneNode(true);
    row.querySelector("p").textContent = text;
    this.refused.append(row);
  }
}

function reason(kind, name) {
  if (kind === "not_a_photo") return say("photo_unknown", { name });
  if (kind === "no_decoder") return say("photo_no_decoder", { name });
  return kind === "broken_heic" ? say("photo_heic", { name }) : say("photo_broken", { name });
}
