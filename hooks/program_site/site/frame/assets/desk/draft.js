// What has been filled in so far, kept in this browser as it is typed. Where it keeps nothing, the desk works all the same.

import { isRecord } from "./values.js";

// Several sites may share a host; each has a draft of its own.
export const NAME = `desk ${new URL("../../", import.meta.url).pathname}`;
const VERSION = 1; // raised when older scripts could not read it

/** The draft of this site. `kept` is false where the browser does not store anything, as in some private windows. */
export function openDraft() {
  try {
    localStorage.getItem(NAME);
    return new Draft(true);
  } catch {
    return new Draft(false);
  }
}

class Draft {
  constructor(kept) {
    this.kept = kept;
  }

  /** Another tab writes from now on. */
  close() {
    this.kept = false;
  }

  /** What was kept; null where there is nothing, "unreadable" where there is something else. */
  load(desk) {
    const stored = this.kept ? localStorage.getItem(NAME) : null;
    return stored === null ? null : (readDraft(stored, desk) ?? "unreadable");
  }

  /** Whether it is kept now: there may be no room. */
  save(state) {
    if (!this.kept) return false;
    try {
      localStorage.setItem(NAME, JSON.stringify({ version: VERSION, ...state }));
      return true;
    } catch {
      return false;
    }
  }

  clear() {
    if (this.kept) localStorage.removeItem(NAME);
  }
}

/** Storage holds whatever somebody put there: what is no draft of this desk is none. */
export function readDraft(text, desk) {
  try {
    const found = JSON.parse(text);
    const { version, done, open, now } = found;
    const usable = version === VERSION && Array.isArray(done) && isRecord(open) && (now === null || typeof now === "string");
    const whole = usable && [...done, ...Object.values(open)].every((each) => isTask(each, desk));
    return whole && (now === null || now in open) ? { done, open, now, handed: found.handed === true } : null;
  } catch {
    return null;
  }
}

function isTask(found, desk) {
  const { task, edit, beside, added } = found;
  const named = desk.tasks.some(({ id }) => id === task);
  return named && Array.isArray(beside) && Array.isArray(added) && [edit, ...beside].every((each) => isEdit(each, desk)) && added.every((each) => isAdded(each, desk));
}

function isEdit({ file, place, value, isNew }, desk) {
  const parts = Array.isArray(place) && place.every((part) => ["string", "number"].includes(typeof part) || isRecord(part));
  return file in desk.files && parts && value !== undefined && typeof isNew === "boolean";
}

const isAdded = ({ token, file, value }, desk) => /^\+\d+$/.test(token) && file in desk.files && isRecord(value);
