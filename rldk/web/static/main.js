// The page: one connection, what is known, what the address says, and the view that is shown.
import { Address } from "./address.js";
import { Connection } from "./connection.js";
import { Store } from "./store.js";
import { RunTable } from "./run_table.js";
import { ChartsView } from "./charts_view.js";
import { RunView } from "./run_view.js";
import { CompletionsView } from "./completions_view.js";
import { CompareView } from "./compare_view.js";

const VIEWS = { charts: ChartsView, run: RunView, completions: CompletionsView, compare: CompareView };

const metrics = await (await fetch("metrics.json")).json();
const address = new Address();
const store = new Store(address);
const connection = new Connection(store);
const app = { metrics, address, store, connection };

const place = document.getElementById("view");
let shown = null;

function show() {
  const name = VIEWS[address.get("view")] ? address.get("view") : "charts";
  if (shown?.name === name) return;
  shown?.view.close();
  place.replaceChildren();
  shown = { name, view: new VIEWS[name](place, app) };
  for (const link of document.querySelectorAll("nav a")) {
    link.setAttribute("aria-current", link.dataset.view === name ? "page" : "false");
    link.href = address.with({ view: link.dataset.view });
  }
}

connection.addEventListener("state", () => {
  document.getElementById("state").textContent = connection.state;
});
address.addEventListener("change", show);
new RunTable(document.getElementById("runs"), app);
show();
connection.open();
