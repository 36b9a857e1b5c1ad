// What is shown stands in the address, under short names, so that a link shows the same again.

export class Address extends EventTarget {
  constructor() {
    super();
    this.values = new URLSearchParams(location.hash.slice(1));
    this.leaving = false;
    const follow = () => {
      if (this.leaving || location.hash.slice(1) === this.told) return;
      this.told = location.hash.slice(1);
      this.values = new URLSearchParams(this.told);
      this.dispatchEvent(new Event("change"));
    };
    addEventListener("hashchange", follow);
    addEventListener("popstate", follow);
  }

  // The text under a name; null if there is none.
  get(name) {
    return this.values.get(name);
  }

  // All texts under a name that may stand more than once.
  all(name) {
    return this.values.getAll(name);
  }

  // An address with some names changed; null takes one away, a list stands as often as it has texts.
  with(changes) {
    const values = new URLSearchParams(this.values);
    for (const [name, value] of Object.entries(changes)) {
      values.delete(name);
      if (value === null || value === "") continue;
      for (const text of Array.isArray(value) ? value : [value]) values.append(name, text);
    }
    return `#${values}`;
  }

  // Changes some names, and tells everybody; unless it is kept, there is a step to go back to.
  set(changes, keep = true) {
    const hash = this.with(changes);
    if (hash === `#${this.values}`) return;
    if (keep) history.replaceState(history.state, "", hash);
    else history.pushState({ added: Object.keys(changes) }, "", hash);
    this.told = hash.slice(1);
    this.values = new URLSearchParams(this.told);
    this.dispatchEvent(new Event("change"));
  }

  // Takes a name away, and with it the step to go back to that it made; all else stays as it is now.
  leave(name) {
    if (!history.state?.added?.includes(name)) return this.set({ [name]: null });
    const wanted = this.with({ [name]: null });
    const restore = () => {
      this.leaving = false;
      history.replaceState(history.state, "", wanted);
      this.told = wanted.slice(1);
      this.values = new URLSearchParams(this.told);
      this.dispatchEvent(new Event("change"));
    };
    this.leaving = true; // nobody is told of what stood there before
    addEventListener("popstate", restore, { once: true });
    history.back();
  }
}
