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

// By name, with no name that every object has: a metric may be called `constructor`.
async function meanings() {
  const answer = await fetch("metrics.json");
  return Object.assign(Object.create(null), await answer.json());
}

const place = document.getElementById("view");
let shown = null;

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
  guarded(() => shown?.view?.close());
  place.replaceChildren();
  place.scrollTop = 0;
  shown = { name, view: null };
  shown.view = guarded(() => new VIEWS[name](place, app));
}

const address = new Address();
const store = new Store(address);
const connection = new Connection(store);
const app = { metrics: await meanings(), address, store, connection };
const shell = new Shell(app);
const table = new RunTable(document.getElementById("runs"), app, shell);
new Keyboard(app, table);
address.addEventListener("change", () => show(app));
show(app);
connection.open();
