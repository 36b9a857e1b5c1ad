// The width of the list of runs: dragged, moved by arrow keys, set back by a double click, and remembered.

const LEAST = 260; // px, of either pane
const STEP = 24;

export class Splitter {
  constructor(bar, pane) {
    this.bar = bar;
    this.pane = pane;
    bar.addEventListener("pointerdown", (event) => this.drag(event));
    bar.addEventListener("dblclick", () => this.forget());
    bar.addEventListener("keydown", (event) => this.key(event));
    addEventListener("resize", () => this.set(this.width)); // a wide pane must not swallow a window that became narrow
    this.set(recalled());
  }

  set(width) {
    this.width = width; // as it is wanted: the window may not have room for it
    if (width === null) {
      document.documentElement.style.removeProperty("--runs-width");
    } else {
      const most = Math.max(LEAST, innerWidth - LEAST);
      document.documentElement.style.setProperty("--runs-width", `${Math.min(most, Math.max(LEAST, Math.round(width)))}px`);
    }
    this.tell();
  }

  tell() {
    const share = Math.round((100 * this.pane.offsetWidth) / Math.max(1, innerWidth));
    this.bar.setAttribute("aria-valuenow", String(share));
  }

  drag(event) {
    event.preventDefault();
    this.bar.setPointerCapture(event.pointerId);
    this.bar.classList.add("dragged");
    const off = event.clientX - this.pane.offsetWidth;
    const move = ({ clientX }) => this.set(clientX - off);
    const end = () => {
      this.bar.classList.remove("dragged");
      this.bar.removeEventListener("pointermove", move);
      remember(this.pane.offsetWidth);
    };
    this.bar.addEventListener("pointermove", move);
    this.bar.addEventListener("lostpointercapture", end, { once: true });
  }

  key(event) {
    const by = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (by !== undefined) {
      this.set(this.pane.offsetWidth + by);
      remember(this.pane.offsetWidth);
    } else if (event.key === "Home") {
      this.forget();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  forget() {
    this.set(null);
    remember(null);
  }
}

function recalled() {
  try {
    const width = Number.parseInt(localStorage.getItem("rldk runs width"), 10);
    return Number.isFinite(width) ? width : null;
  } catch {
    return null; // storage may be forbidden
  }
}

function remember(width) {
  try {
    if (width === null) localStorage.removeItem("rldk runs width");
    else localStorage.setItem("rldk runs width", String(width));
  } catch {
    // it holds until the page is closed
  }
}
