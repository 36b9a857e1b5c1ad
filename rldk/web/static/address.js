// What is shown stands in the address, under short names, so that a link shows the same again.

export class Address extends EventTarget {
  constructor() {
    super();
    this.values = new URLSearchParams(location.hash.slice(1));
    addEventListener("hashchange", () => {
      this.values = new URLSearchParams(location.hash.slice(1));
      this.dispatchEvent(new Event("change"));
    });
  }

  // The text under a name; null if there is none.
  get(name) {
    return this.values.get(name);
  }

  // An address with some names changed; null takes one away.
  with(changes) {
    const values = new URLSearchParams(this.values);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null || value === "") values.delete(name);
      else values.set(name, value);
    }
    return `#${values}`;
  }

  // Changes some names, and tells everybody; `keep` leaves no step to go back to.
  set(changes, keep = true) {
    const hash = this.with(changes);
    if (hash === `#${this.values}`) return;
    if (keep) history.replaceState(null, "", hash);
    else history.pushState(null, "", hash);
    this.values = new URLSearchParams(hash.slice(1));
    this.dispatchEvent(new Event("change"));
  }
}
