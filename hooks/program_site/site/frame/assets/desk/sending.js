// The finished file and the ways to hand it in. Nothing leaves the browser until one of them is chosen.

import { page, say } from "./site.js";

const LONGEST_MAIL = 1800; // letters of the address of a mail; some programs take no more
const part = (id) => document.getElementById(`desk-${id}`);

export class Sending {
  /** `handed` is called when the file has been saved or shared. */
  constructor(handed) {
    Object.assign(this, { handed, file: null, shared: [] });
    part("share").addEventListener("click", () => this.share());
    part("download").addEventListener("click", handed);
  }

  get shown() {
    return !part("hand-in").hidden;
  }

  /** `text` is the change file, `difference` what it changes, in words. */
  show(text, name, difference) {
    this.hide();
    this.file = new File([text], name, { type: "application/json" });
    part("file-name").textContent = name;
    Object.assign(part("download"), { href: URL.createObjectURL(this.file), download: name });
    this.offerSharing(text, name);
    if (part("mail")) part("mail").href = mailOf(name, difference);
    part("hand-in").hidden = false;
    part("hand-in-title").focus({ preventScroll: true });
    part("hand-in").scrollIntoView();
  }

  hide() {
    if (this.file) URL.revokeObjectURL(part("download").href);
    this.file = null;
    part("share-state").textContent = "";
    part("hand-in").hidden = true;
  }

  /** As it is where the system takes it, else under the name of a text, which most take: it is known by what it holds. */
  offerSharing(text, name) {
    const asText = new File([text], name.replace(/\.json$/, ".txt"), { type: "text/plain" });
    this.shared = [[this.file], [asText]].find((files) => navigator.canShare?.({ files })) ?? [];
    part("share").hidden = this.shared.length === 0;
  }

  async share() {
    try {
      await navigator.share({ files: this.shared, title: this.file.name });
      this.handed();
    } catch (error) {
      if (error.name !== "AbortError") part("share-state").textContent = say("share_failed");
    }
  }
}

/** A draft with as much of the difference as fits. */
function mailOf(name, difference) {
  const lines = [...difference];
  const address = () => {
    const said = [say("mail_body", { file: name }), "", ...lines.map((line) => `- ${line}`), ...(lines.length < difference.length ? ["…"] : [])];
    const body = said.join("\n").replace(/\n/g, "\r\n"); // as mail has it
    return `mailto:${page.mail}?subject=${encodeURIComponent(say("mail_subject", { file: name }))}&body=${encodeURIComponent(body)}`;
  };
  while (lines.length && address().length > LONGEST_MAIL) lines.pop();
  return address();
}
