// The page: one connection, what is known, what the address says, and the view that is shown.
import { Address } from "./address.js";
import { Connection } from "./connection.js";
import { Store } from "./store.js";
import { Shell } from "./shell.js";
import { Keyboard } from "./keyboard.js";
import { RunTable } from "./run_table.js";
import { ChartsView } from "./charts_view.js";
import { RunView } from "./run_view.js";
import { CompletionsView } from "./completions_view.js";
import { CompareView } from "./compare_view.js";
import { element } from "./element.js";

const VIEWS = { charts: ChartsView, run: RunView, completions: CompletionsView, compare: CompareView };

const PATIENCE = 3000; // ms that the page waits for what the metrics mean: it can do without

// Puts in what the metrics mean, if it is not there yet; gives whether it is new. They have no name that every object has:
// a metric may be called `constructor`.
async function learn(metrics) {
  if (Object.keys(metrics).length) return false;
  try {
    const answer = await fetch("metrics.json", { signal: AbortSignal.timeout(PATIENCE) });
    if (!answer.ok) return false;
    Object.assign(metrics, await answer.json());
    return true;
  } catch {
    return false; // it is asked for again with the next connection
  }
}

const place = document.getElementById("view");
let shown = null;
let left = 0; // px that the plots were scrolled when they were left

// A view that fails says so, and leaves the rest of the page as it is.
function guarded(work) {
  try {
    return work();
  } catch (error) {
    console.error(error);
    place.replaceChildren(element("p", { role: "alert" }, `This view could not be shown: ${error}`));
    return null;
  }
}

function show(app) {
  const told = app.address.get("view");
  const name = Object.hasOwn(VIEWS, told) ? told : "charts";
  for (const link of document.querySelectorAll("nav a")) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    link.href = app.address.with({ view: link.dataset.view, wide: null });
  }
  if (shown?.name === name) return;
  if (shown?.name === "charts") left = place.scrollTop;
  guarded(() => shown?.view?.close());
  place.replaceChildren();
  place.scrollTop = 0;
  shown = { name, view: null };
  shown.view = guarded(() => new VIEWS[name](place, app));
  if (name === "charts") scrollTo(left, 20);
}

// Goes back to where the plots were, as soon as so many stand there again.
function scrollTo(top, tries) {
  place.scrollTop = top;
  if (place.scrollTop < top - 1 && tries > 0 && shown.name === "charts") requestAnimationFrame(() => scrollTo(top, tries - 1));
}

const address = new Address();
const store = new Store(address);
const connection = new Connection(store);
const metrics = Object.create(null);
await learn(metrics);
const app = { metrics, address, store, connection };
const shell = new Shell(app);
const table = new RunTable(document.getElementById("runs"), app, shell);
new Keyboard(app, table);
address.addEventListener("change", () => show(app));
let heard = null;
connection.addEventListener("state", async () => {
  const { state } = connection;
  if (state === heard) return;
  heard = state;
  if (state !== "live" || !(await learn(metrics))) return;
  shown.name = null; // made again, with what they mean
  show(app);
  store.tell("names", 0);
});
show(app);
connection.open();
