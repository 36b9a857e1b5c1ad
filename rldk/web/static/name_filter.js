// Names that a text, or a /regex/, leaves.
import { Pattern } from "./pattern.js";

export class NameFilter {
  // `told` is called when a regex has been tried on more names.
  constructor(told) {
    this.told = told;
    this.text = "";
  }

  // The names that are left, and what is wrong with the filter, or null. A text is looked for whatever its case.
  apply(names, text) {
    if (text !== this.text) {
      this.pattern?.close();
      const regex = /^\/(.+)\/$/.exec(text);
      this.pattern = regex === null ? undefined : new Pattern(regex[1], this.told);
      this.text = text;
    }
    if (this.pattern === undefined) {
      const small = text.toLowerCase();
      return { left: names.filter((name) => name.toLowerCase().includes(small)), problem: null };
    }
    return { left: names.filter((name) => this.pattern.matches(name) ?? true), problem: this.pattern.problem };
  }

  close() {
    this.pattern?.close();
  }
}
