// The finished file and the ways to hand it in. Nothing leaves the browser until one of them is chosen.

import { folderName, textFile } from "./folder.js";
import { say, site } from "./words.js";

const LONGEST_ADDRESS = 8000; // GitHub refuses longer ones
const part = (id) => document.getElementById(`maker-${id}`);

export class Sending {
  /** `announce(text)` says what has no place of its own on the page. */
  constructor(announce) {
    this.announce = announce;
    this.file = null;
    part("share").addEventListener("click", () => this.share());
    part("copy").addEventListener("click", () => this.copy());
  }

  get shown() {
    return !part("send").hidden;
  }

  show(file, report) {
    this.hide();
    this.file = file;
    part("ready").textContent = say("ready", { file: file.name, size: megabytes(file.size) });
    Object.assign(part("download"), { href: URL.createObjectURL(file), download: file.name });
    part("share").hidden = !navigator.canShare?.({ files: [file] });
    this.offerMail(report);
    this.offerGitHub(report);
    part("send").hidden = false;
    part("send-title").focus({ preventScroll: true });
    part("send").scrollIntoView();
  }

  hide() {
    if (this.file) URL.revokeObjectURL(part("download").href);
    this.file = null;
    part("send").hidden = true;
  }

  offerMail(report) {
    const subject = say("mail_subject", { title: report.title });
    const words = say("mail_body", { file: this.file.name, author: report.authors.join(", ") });
    const body = words.replaceAll("\n", "\r\n"); // as mail has it
    const address = `mailto:${site.contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    part("mail").hidden = !site.contact;
    part("mail").querySelector("a").href = address;
    part("staff").hidden = Boolean(site.contact);
  }

  /** A short text fits into an address, a long one is copied into an empty file; photos take another way. */
  offerGitHub(report) {
    const text = textFile(report);
    const empty = `${site.newFile}${folderName(report)}?filename=${report.language}.md`;
    const filled = `${empty}&value=${encodeURIComponent(text)}`;
    const short = filled.length <= LONGEST_ADDRESS;
    part("github").hidden = !site.newFile || report.photos.length > 0;
    part("github-photos").hidden = !site.newFile || report.photos.length === 0;
    part("github-short").hidden = !short;
    part("github-long").hidden = short;
    part("github").querySelector("a").href = short ? filled : empty;
    part("file-text").value = text;
  }

  async share() {
    try {
      await navigator.share({ files: [this.file], title: this.file.name });
    } catch (error) {
      if (error.name !== "AbortError") this.announce(say("share_failed"));
    }
  }

  async copy() {
    const text = part("file-text");
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      this.announce(say("copied"));
    } catch {
      this.announce(say("copy_yourself")); // it is selected
    }
  }
}

function megabytes(bytes) {
  const size = { maximumFractionDigits: 1, minimumFractionDigits: 1 };
  return Math.max(0.1, bytes / 1e6).toLocaleString(site.language, size);
}
