// What has been typed and chosen so far, kept in this browser. Where it keeps nothing, the form works all the same.
// The form is kept in localStorage, which is written at once, even while the page is being left; photos in IndexedDB.

// Several sites may share a host; each has a draft of its own.
const NAME = `report-maker ${new URL("../../", import.meta.url).pathname}`;
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

  /** The form as it was saved, with the photos it names; null where there is none. */
  async load() {
    const form = this.kept && JSON.parse(localStorage.getItem(NAME));
    if (!form) return null;
    const store = this.database.transaction("photos").objectStore("photos");
    const bytes = await Promise.all(form.photos.map(({ id }) => answer(store.get(id))));
    const found = form.photos.map((photo, index) => ({ ...photo, bytes: bytes[index] })).filter(({ bytes }) => bytes);
    const jpeg = { type: "image/jpeg" };
    return { ...form, photos: found.map(({ bytes, ...photo }) => ({ ...photo, blob: new Blob([bytes], jpeg) })) };
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

function answer(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
