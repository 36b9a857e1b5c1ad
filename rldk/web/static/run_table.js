// The table of runs.

export class RunTable {
  constructor(place, { store }) {
    this.list = document.createElement("ul");
    place.replaceChildren(this.list);
    store.addEventListener("runs", () => {
      this.list.replaceChildren(
        ...[...store.runs.values()].slice(0, 100).map((row) => {
          const line = document.createElement("li");
          line.textContent = `${row.run_id} · ${row.verdict ?? "not judged yet"} · step ${row.last_step ?? "none"}`;
          return line;
        }),
      );
    });
  }
}
