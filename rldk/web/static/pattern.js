// A regular expression of the user, tried on many short texts without ever holding up the page.

const LONGEST_PATTERN = 200; // characters
const LONGEST_TEXT = 200; // what is longer is cut: a run's name is shorter
const PATIENCE = 1000; // ms for one try over all texts

export class Pattern {
  // `told` is called when answers have come, or when it is known that none will.
  constructor(source, told) {
    this.source = source;
    this.told = told;
    this.answers = new Map(); // text to whether it matches
    this.waiting = new Set();
    this.problem = null;
    if (source.length > LONGEST_PATTERN) {
      this.problem = `longer than ${LONGEST_PATTERN} characters`;
      return;
    }
    try {
      new RegExp(source, "iu");
      this.flags = "iu";
    } catch {
      try {
        new RegExp(source, "i");
        this.flags = "i";
      } catch (error) {
        this.problem = error.message.replace(/^Invalid regular expression: (\/.*\/\w*: )?/s, "");
      }
    }
  }

  // Whether it matches; null as long as that is not known.
  matches(text) {
    if (this.problem !== null) return null;
    const short = text.slice(0, LONGEST_TEXT);
    const answer = this.answers.get(short);
    if (answer !== undefined) return answer;
    if (this.waiting.size === 0) queueMicrotask(() => this.try());
    this.waiting.add(short);
    return null;
  }

  try() {
    if (this.worker !== undefined || this.waiting.size === 0) return;
    const texts = [...this.waiting];
    this.worker = new Worker("pattern_worker.js");
    const timer = setTimeout(() => this.end(`takes longer than ${PATIENCE / 1000} s`), PATIENCE);
    this.worker.onmessage = ({ data }) => {
      clearTimeout(timer);
      texts.forEach((text, at) => this.answers.set(text, data[at]));
      for (const text of texts) this.waiting.delete(text);
      this.end(null);
      this.try();
    };
    this.worker.onerror = () => {
      clearTimeout(timer);
      this.end("could not be tried");
    };
    this.worker.postMessage({ source: this.source, flags: this.flags, texts });
  }

  end(problem) {
    this.worker?.terminate();
    this.worker = undefined;
    this.problem ??= problem;
    this.told();
  }

  // Nobody waits for it any more.
  close() {
    this.worker?.terminate();
    this.told = () => {};
  }
}
