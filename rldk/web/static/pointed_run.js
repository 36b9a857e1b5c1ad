// A run that is pointed at, in the table or on a plot, stands out in the other, too: the event "hover" of the store, with
// the id of the run, or null.

// Tells of the run under the pointer in the table, and marks its row when a plot tells of it.
export function pointRuns(table) {
  const { body, store } = table;
  let told = null;
  const tell = (id) => {
    if (id === told) return;
    told = id;
    store.dispatchEvent(new CustomEvent("hover", { detail: id }));
  };
  body.addEventListener("pointerover", ({ target }) => {
    const item = table.rowAt(target)?.item;
    tell(item?.kind === "group" ? null : (item?.row.id ?? null));
  });
  body.addEventListener("pointerleave", () => tell(null));
  store.addEventListener("hover", ({ detail }) => {
    for (const { place, item } of table.pool) {
      const pointed = detail !== null && item?.kind !== "group" && item?.row.id === detail;
      if (place.hasAttribute("data-pointed") !== pointed) place.toggleAttribute("data-pointed", pointed);
    }
  });
}
