// What has been typed and chosen so far, kept in this browser. Where it keeps nothing, the form works all the same.
// The form is kept in localStorage, which is written at once, even while the page is being left; photos in IndexedDB.

import { readDraft, withPhotos } from "./draft-shape.js";

// Several sites may share a host; each has a draft of its own.
export const NAME = `report-maker ${new URL("../../", import.meta.url).pathname}`;
const PATIENCE = 3000;

/** The draft of this site. `kept` is false where the browser does not store anything, as in some private windows. */
export async function openDraft() {
  try {
    localStorage.getItem(NAME);
    return new Draft(await opened());
  } catch {
    return new Draft(null);
  }
}

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore("photos");
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = request.onblocked = reject;
    setTimeout(reject, PATIENCE);
  });
}

class Draft {
  constructor(database) {
    this.database = database;
  }

  get kept() {
    return this.database !== null;
  }

  /** Another tab writes from now on. */
  close() {
    this.database?.close();
    this.database = null;
  }

  /** The draft with its photos; null where there is none, "unreadable" where there is something else. */
  async load() {
    const stored = this.kept ? localStorage.getItem(NAME) : null;
    if (stored === null) return null;
    const draft = readDraft(parsed(stored));
    if (!draft) return "unreadable";
    return withPhotos(draft, await this.bytesOf(draft.photos).catch(() => []));
  }

  bytesOf(photos) {
    const store = this.database.transaction("photos").objectStore("photos");
    return Promise.all(photos.map(({ id }) => answer(store.get(id))));
  }

  /** `form` is plain data that names its photos by `id`. */
  async saveForm(form) {
    if (this.kept) localStorage.setItem(NAME, JSON.stringify(form));
  }

  async addPhoto(id, blob) {
    const bytes = await blob.arrayBuffer(); // some browsers lose what a stored Blob points to
    await this.change((photos) => photos.put(bytes, id));
  }

  async removePhoto(id) {
    await this.change((photos) => photos.delete(id));
  }

  async clear() {
    if (this.kept) localStorage.removeItem(NAME);
    await this.change((photos) => photos.clear());
  }

  async change(act) {
    if (!this.kept) return;
    const transaction = this.database.transaction("photos", "readwrite");
    act(transaction.objectStore("photos"));
    await new Promise((resolve, reject) => {
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
    });
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
