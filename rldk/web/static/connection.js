// The WebSocket: asks, and puts what comes into the store. It opens itself again, and asks for what has changed since.
//
// States: connecting; live; quiet (the server does not answer, though the socket is open); reconnecting; ended (nothing
// listens there any more); refused (something does, and does not let this page in).
import { decodeCurves } from "./curves.js";

const FIRST_WAIT = 0.5; // s before the second try; doubled each time
const LONGEST_WAIT = 15;
const PROBE = 10; // s without a message after which the server is asked for a sign of life
const HUNG = 20; // s without a message after which it is said that there is none
const LOST = 60; // s without a message after which the socket is opened anew
const ANSWER = 60; // s that an answer may take

// An answer that did not come in time: to ask again may help.
export class NoAnswer extends Error {}

export class Connection extends EventTarget {
  constructor(store) {
    super();
    this.store = store;
    this.state = "connecting";
    this.wants = {}; // what is to be asked for again after a new start: columns, curves, events, run
    this.told = new Map(); // name of a want to the number of the last request that told it
    this.problems = new Map(); // name of a want, "" if that is not known, to why the server refuses it
    this.dismissed = new Map(); // the same, of those that need not be seen again
    this.asked = new Map(); // number of a request to the request and what is done with its answer
    this.number = 0;
    this.tries = 0;
    this.heard = null; // when the last message came, ms of performance.now()
    setInterval(() => this.watch(), 1000);
    addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => document.hidden || this.hurry());
    // A server that has just started has no curves of runs that it had yet to find.
    store.addEventListener("whole", () => this.wants.curves !== undefined && this.tellWant("curves"));
  }

  open() {
    clearTimeout(this.waiting);
    this.waiting = null;
    const address = new URL("ws", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.search = "";
    address.hash = "";
    const socket = new WebSocket(address);
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.heard = performance.now();
      this.tell("live");
      this.askAgain();
    };
    socket.onmessage = (message) => this.take(message.data);
    socket.onclose = () => this.lost(socket);
    this.socket = socket;
  }

  // Tells what is wanted, and what has not been answered, under new numbers: the server refuses the old ones if it is still
  // at work on them. Each want goes alone: where one is refused, the others are answered.
  askAgain() {
    this.send(this.since());
    for (const name of Object.keys(this.wants)) this.tellWant(name);
    const asked = [...this.asked.values()];
    this.asked.clear();
    for (const one of asked) this.put(one);
  }

  put(one) {
    one.id = ++this.number;
    this.asked.set(one.id, one);
    this.send({ ...one.request, id: one.id });
  }

  // What the server needs to know to send only what has changed.
  since() {
    return this.store.server === undefined ? {} : { server: this.store.server, revision: this.store.revision };
  }

  lost(socket) {
    if (socket !== this.socket) return;
    this.socket = null;
    this.tries += 1;
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (this.tries - 1)) * (0.5 + Math.random());
    if (this.state !== "ended" && this.state !== "refused") this.tell("reconnecting");
    if (this.tries >= 3) this.explain();
    this.waiting = setTimeout(() => this.open(), 1000 * wait);
  }

  // Finds out why no socket can be opened.
  async explain() {
    let state = "ended";
    try {
      const answer = await fetch("metrics.json", { cache: "no-store", signal: AbortSignal.timeout(5000) });
      state = answer.ok ? "reconnecting" : "refused";
    } catch {
      // nothing listens there
    }
    if (this.socket?.readyState !== WebSocket.OPEN) this.tell(state);
  }

  // Does not wait for the next try.
  hurry() {
    if (this.waiting) this.open();
  }

  // Seconds since the last message; null before the first.
  get age() {
    return this.heard === null ? null : (performance.now() - this.heard) / 1000;
  }

  watch() {
    const age = this.age;
    if (this.socket?.readyState === WebSocket.OPEN && age > PROBE) {
      if (age > LOST) {
        const socket = this.socket;
        socket.close();
        this.lost(socket);
        return;
      }
      if (!this.probing) {
        this.probing = true;
        this.ask({}).catch(() => {}).finally(() => (this.probing = false));
      }
      if (age > HUNG) this.tell("quiet");
    }
    if (this.state !== "live") this.dispatchEvent(new Event("state")); // the age that is shown
  }

  tell(state) {
    this.state = state;
    this.dispatchEvent(new Event("state"));
  }

  send(request) {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(request));
  }

  // Wants something from now on: {curves: ...}, {columns: ...}, {run: ...}.
  want(changes) {
    Object.assign(this.wants, changes);
    for (const name of Object.keys(changes)) this.tellWant(name);
  }

  tellWant(name) {
    const id = ++this.number;
    this.told.set(name, id);
    this.send({ id, [name]: this.wants[name] });
  }

  // Keeps what the server says of a want, null for nothing; tells it by "problem".
  judge(name, problem) {
    if (problem === null) this.dismissed.delete(name);
    if ((this.problems.get(name) ?? null) === problem || this.dismissed.get(name) === problem) return;
    if (problem === null) this.problems.delete(name);
    else this.problems.set(name, problem);
    this.dispatchEvent(new Event("problem"));
  }

  // Somebody has read it: it is not told again as long as it stays the same.
  dismiss(name) {
    this.dismissed.set(name, this.problems.get(name));
    this.problems.delete(name);
    this.dispatchEvent(new Event("problem"));
  }

  // Asks once, and gives the update that answers; asked again if the socket, or what was on its way, is lost before.
  ask(request, seconds = ANSWER) {
    return new Promise((done, fail) => {
      const one = { request, done, fail };
      one.timer = setTimeout(() => {
        this.asked.delete(one.id);
        fail(new NoAnswer(`no answer for ${seconds} s`));
      }, 1000 * seconds);
      this.put(one);
    });
  }

  take(data) {
    this.heard = performance.now();
    this.tries = 0;
    if (this.state !== "live") this.tell("live");
    if (data instanceof ArrayBuffer) {
      this.store.takeCurves(decodeCurves(data));
      return;
    }
    const update = JSON.parse(data);
    const resync = update.resync;
    this.store.take(update);
    if (resync) this.askAgain();
    if (update.run && update.run.id === this.wants.run) this.judge("run", null); // it came after all
    if (!this.asked.has(update.answer_to)) {
      this.hear(update);
      return;
    }
    const { done, fail, timer } = this.asked.get(update.answer_to);
    this.asked.delete(update.answer_to);
    clearTimeout(timer);
    if (update.problem === null) done(update);
    else fail(new Error(update.problem));
  }

  // What answers a want; what is said of a request whose number could not be read is told, too.
  hear({ answer_to: number, problem }) {
    if (number === null) {
      if (problem !== null) this.judge("", problem);
      return;
    }
    const found = [...this.told].find(([, last]) => last === number);
    if (found !== undefined) this.judge(found[0], problem);
  }
}
