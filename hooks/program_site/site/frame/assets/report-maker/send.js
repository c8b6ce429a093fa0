// The finished file and the ways to hand it in. Nothing leaves the browser until one of them is chosen.

import { folderName, looseFiles, textFile } from "./folder.js";
import { say, site } from "./words.js";

const LONGEST_ADDRESS = 8000; // GitHub refuses longer ones
const MOST_SHARED = { files: 10, bytes: 50_000_000 }; // Chromium refuses more at once
const part = (id) => document.getElementById(`maker-${id}`);

export class Sending {
  constructor() {
    this.file = null;
    this.shared = [];
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
    this.offerSharing(report);
    this.offerMail(report);
    this.offerGitHub(report);
    part("send").hidden = false;
    part("send-title").focus({ preventScroll: true });
    part("send").scrollIntoView();
  }

  hide() {
    if (this.file) URL.revokeObjectURL(part("download").href);
    this.file = null;
    for (const note of ["share-state", "copy-state"]) part(note).textContent = "";
    part("send").hidden = true;
  }

  /** The ZIP where the system takes it, else the text and the photos; neither where it shares no files. */
  offerSharing(report) {
    const ways = [[this.file], looseFiles(report)];
    this.shared = ways.find((files) => fits(files) && navigator.canShare?.({ files })) ?? [];
    part("share").hidden = this.shared.length === 0;
    part("share-loose").hidden = this.shared.length === 0 || this.shared[0] === this.file;
  }

  offerMail(report) {
    const subject = say("mail_subject", { title: report.title });
    const words = say("mail_body", { file: this.file.name, author: report.authors.join(", ") });
    const body = words.replaceAll("\n", "\r\n"); // as mail has it
    const address = `mailto:${site.contact}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
    part("mail").hidden = !site.contact;
    part("mail").querySelector("a").href = address;
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
      await navigator.share({ files: this.shared, title: this.file.name });
    } catch (error) {
      if (error.name !== "AbortError") part("share-state").textContent = say("share_failed");
    }
  }

  async copy() {
    const text = part("file-text");
    text.select();
    try {
      await navigator.clipboard.writeText(text.value);
      part("copy-state").textContent = say("copied");
    } catch {
      part("copy-state").textContent = say("copy_yourself"); // it is selected
    }
  }
}

function fits(files) {
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return files.length <= MOST_SHARED.files && bytes <= MOST_SHARED.bytes;
}

function megabytes(bytes) {
  const size = { maximumFractionDigits: 1, minimumFractionDigits: 1 };
  return Math.max(0.1, bytes / 1e6).toLocaleString(site.language, size);
}
