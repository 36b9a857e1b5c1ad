// The WebSocket: asks, and puts what comes into the store. It opens itself again.
import { decodeCurves } from "./curves.js";

export class Connection extends EventTarget {
  constructor(store) {
    super();
    this.store = store;
    this.state = "connecting";
    this.wants = {}; // what is to be asked for again after a new start: columns, curves, events, run
    this.asked = new Map(); // id of a request to what is done with its answer
    this.number = 0;
  }

  open() {
    const address = new URL("ws", location.href);
    address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    address.hash = "";
    this.socket = new WebSocket(address);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => {
      this.tell("live");
      this.send(this.wants);
    };
    this.socket.onmessage = (message) => this.take(message.data);
    this.socket.onclose = () => {
      this.tell("reconnecting");
      for (const { fail } of this.asked.values()) fail(new Error("the connection was closed"));
      this.asked.clear();
      setTimeout(() => this.open(), 1000);
    };
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
    this.send(changes);
  }

  // Asks once, and gives the update that answers.
  ask(request) {
    const id = ++this.number;
    return new Promise((done, fail) => {
      this.asked.set(id, { done, fail });
      this.send({ ...request, id });
    });
  }

  take(data) {
    if (data instanceof ArrayBuffer) {
      this.store.takeCurves(decodeCurves(data));
      return;
    }
    const update = JSON.parse(data);
    if (update.resync) this.send(this.wants);
    const asked = this.asked.get(update.answer_to);
    this.asked.delete(update.answer_to);
    this.store.take(update);
    if (asked === undefined) return;
    if (update.problem === null) asked.done(update);
    else asked.fail(new Error(update.problem));
  }
}
