// The draft while it is written: saved after each pause, restored, kept as a file, opened from one, thrown away.

import { draftFile, openDraftFile } from "./draft-file.js";
import { draftOf } from "./draft-shape.js";
import { holdsAnswers, valuesOf } from "./fields.js";
import { say } from "./words.js";

const part = (id) => document.getElementById(`maker-${id}`);

export class Drafting {
  /** `open(draft)` puts a draft into the form, null an empty one; `name()` is what its file is called. */
  constructor(form, photos, store, { open, name }) {
    Object.assign(this, { form, photos, store, open, name, ownSlug: false, saving: 0 });
    part("delete").addEventListener("click", () => part("delete-dialog").showModal());
    part("delete-dialog").addEventListener("close", ({ target }) => target.returnValue === "delete" && this.throwAway());
    part("draft-save").addEventListener("click", () => this.saveFile());
    part("draft-open").addEventListener("change", ({ target }) => this.choose(target));
    part("open-dialog").addEventListener("close", ({ target }) => target.returnValue === "open" && this.replace());
    document.addEventListener("visibilitychange", () => document.hidden && this.saving && this.save());
  }

  get current() {
    return draftOf(valuesOf(this.form), this.photos.photos, this.ownSlug);
  }

  /** Whether anything would be lost with the draft. */
  get holdsAnything() {
    const filledIn = ["language", "ending", ...(this.ownSlug ? [] : ["slug"])];
    return this.photos.photos.length > 0 || holdsAnswers(this.form, filledIn);
  }

  /** Saves after a pause in typing. */
  later() {
    clearTimeout(this.saving);
    this.saving = setTimeout(() => this.save(), 500);
  }

  save() {
    clearTimeout(this.saving);
    this.saving = 0;
    return this.attempt(this.store.saveForm(this.current));
  }

  stop() {
    clearTimeout(this.saving);
    this.saving = 0;
  }

  /** A photo and the draft that names it: without that it would lie about unseen. */
  async addPhoto({ id, blob }) {
    await this.attempt(this.store.addPhoto(id, blob));
    await this.save();
  }

  removePhoto(id) {
    return this.attempt(Promise.all([this.store.removePhoto(id), this.save()]));
  }

  /** Storing may fail at any time, for want of space; the form goes on. */
  async attempt(stored) {
    try {
      await stored;
    } catch {
      tell(say("draft_failed"));
    }
  }

  async restore() {
    const before = await this.store.load().catch(() => null);
    const readable = before && before !== "unreadable";
    if (readable) this.open(before);
    if (!this.store.kept) tell(say("draft_not_kept"));
    else if (before === "unreadable") tell(say("draft_unreadable"));
    else if (readable) tell(whole(say("draft_restored"), before));
  }

  async throwAway() {
    this.stop();
    await this.attempt(this.store.clear());
    this.open(null);
    tell(say("draft_deleted"));
    show();
  }

  async saveFile() {
    const file = await draftFile(this.current, this.photos.photos, this.name());
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(file), download: file.name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async choose(input) {
    const [file] = input.files;
    input.value = ""; // the same file can be chosen again
    this.chosen = file && (await openDraftFile(file));
    part("draft-file-state").textContent = this.chosen ? "" : say("draft_file_wrong", { name: file.name });
    if (this.chosen && !this.holdsAnything) await this.replace();
    else if (this.chosen) part("open-dialog").showModal();
  }

  async replace() {
    this.stop();
    await this.attempt(this.store.clear());
    this.open(this.chosen);
    await this.save();
    for (const photo of this.photos.photos) await this.attempt(this.store.addPhoto(photo.id, photo.blob));
    tell(whole(say("draft_opened"), this.chosen));
    show();
  }
}

/** What is said of a draft, and what of it is missing. */
function whole(said, { missing }) {
  return missing ? `${said} ${say("draft_photos_missing", { n: missing })}` : said;
}

function tell(text) {
  part("draft-state").textContent = text;
  part("draft-state").hidden = false;
}

/** What is said stands at the top of the form. */
function show() {
  part("draft-state").focus({ preventScroll: true });
  part("draft-state").scrollIntoView({ block: "center" });
}
