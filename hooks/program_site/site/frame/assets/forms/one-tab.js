// One tab writes a draft at a time. Another one that opens it says so, and takes over when it is told to.

const PATIENCE = 2000; // milliseconds: a page that is being left lets go a moment later, on a busy telephone after more than one

export class OneTab {
  /** `leave(save)` is called when another tab has taken over; `save` says whether what was typed may still be kept. */
  constructor(name, leave) {
    Object.assign(this, { name, leave, writing: false, letGo: () => {} });
    if (typeof BroadcastChannel === "function") {
      this.channel = new BroadcastChannel(name);
      this.channel.onmessage = ({ data }) => data === "give" && this.stop(true);
    }
    // Where a browser knows no locks, or is told otherwise: whoever wrote last goes on.
    addEventListener("storage", ({ key, newValue }) => key === name && newValue !== null && this.stop(false));
  }

  /** Whether this tab may write from now on. `force` asks the other one to stop, and does not wait for ever. */
  async take(force = false) {
    if (force) this.channel?.postMessage("give");
    if (!navigator.locks) return (this.writing = true);
    const giveUp = new AbortController();
    setTimeout(() => giveUp.abort(), PATIENCE);
    return (await this.request({ signal: giveUp.signal })) || (force && (await this.request({ steal: true })));
  }

  request(options) {
    return new Promise((granted) => {
      const held = () => {
        this.writing = true;
        granted(true);
        return new Promise((resolve) => (this.letGo = resolve));
      };
      navigator.locks.request(this.name, options, held).catch(() => {
        granted(false);
        this.stop(false); // a tab that slept is told afterwards that its lock was taken
      });
    });
  }

  async stop(save) {
    if (!this.writing) return;
    this.writing = false;
    await this.leave(save);
    this.letGo();
  }
}
