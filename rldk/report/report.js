// The value under the pointer, in every plot at once. Without this script the page lacks nothing else.
"use strict";
(() => {
  const prefixes = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]];
  const number = (value) => {
    const size = Math.abs(value);
    const [scale, prefix] = (size >= 1e4 && size < 1e15 && prefixes.find(([least]) => size >= least)) || [1, ""];
    return Number((value / scale).toPrecision(4)) + prefix;
  };

  const read = (figure) => {
    const svg = figure.querySelector("svg");
    const steps_of = (path) => {
      let step = 0;
      return path.dataset.steps.split(" ").map((more) => (step += Number(more)));
    };
    const series = (path, name) => ({ name, steps: steps_of(path), values: path.dataset.values.split(" ").map(Number) });
    const all = (kind) => [...svg.querySelectorAll(kind)];
    const lines = all(".raw").map((raw) => series(raw, raw.parentNode.dataset.line));
    if (!lines.length) return null;
    const sets = all(".evaluation[data-values]").map((path) => series(path, path.dataset.of));
    const odd = all(".odd[data-word]").map((path) => ({ name: path.dataset.of, word: path.dataset.word, steps: steps_of(path) }));
    const steps = lines.map((line) => line.steps).reduce((a, b) => (b.at(-1) > a.at(-1) ? b : a));
    const [left, top, right, bottom, inset] = svg.dataset.frame.split(" ").map(Number);
    const { low, high, first, last, log } = svg.dataset;
    const on = (value) => (log === "1" ? Math.log10(value) : value);
    const share = (value, from, to) => (from === to ? 0.5 : value / (to - from) - from / (to - from));
    return {
      figure, svg, lines, sets, odd, steps, left, right, first: Number(first), last: Number(last),
      x: (at) => left + share(at, Number(first), Number(last)) * (right - left),
      y: (at) => bottom - inset - share(on(at), on(Number(low)), on(Number(high))) * (bottom - top - 2 * inset),
      top, bottom,
      cursor: svg.querySelector(".cursor"),
      readout: figure.querySelector(".readout"),
      unit: figure.dataset.unit,
    };
  };

  const known = new Map();
  const plot = (figure) => {
    if (!known.has(figure)) known.set(figure, read(figure));
    return known.get(figure);
  };

  const nearest = (steps, step) => {
    let low = 0;
    let high = steps.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (steps[middle] < step) low = middle + 1;
      else high = middle;
    }
    return low > 0 && step - steps[low - 1] < steps[low] - step ? low - 1 : low;
  };

  const quantity = (value, unit) => {
    const text = number(value);
    return unit === "B" && /[a-zA-Z]$/.test(text) ? `${text.slice(0, -1)} ${text.at(-1)}B` : `${text} ${unit}`.trim();
  };

  // What lies apart from the lines, and no farther from a step than the pointer can tell.
  const near = (p, series, step) => series.flatMap(({ name, steps, values, word }) => {
    const index = nearest(steps, step);
    return Math.abs(p.x(steps[index]) - p.x(step)) > 4 ? [] : [{ name, step: steps[index], value: values?.[index], word }];
  });

  const show = (p, step) => {
    // Lines that end before the step, or begin after it, say nothing of it, unless there is but one.
    const there = p.lines.filter(({ steps }) => p.lines.length === 1 || (steps[0] <= step && step <= steps.at(-1)));
    const found = (there.length ? there : p.lines.slice(0, 1)).map(({ name, steps, values }) => {
      const index = nearest(steps, step);
      return { name, step: steps[index], value: values[index] };
    });
    const [line, dot] = p.cursor.children;
    const x = p.x(found[0].step);
    line.setAttribute("d", `M${x} ${p.top}V${p.bottom}`);
    dot.setAttribute("cx", x);
    dot.setAttribute("cy", p.y(found[0].value));
    p.cursor.classList.add("on");
    const at = found[0].step;
    const told = ({ name, step, value, word }, named) =>
      `${named ? name + " " : ""}${word || quantity(value, p.unit)}${step === at ? "" : ` at ${step.toLocaleString("en")}`}`;
    const said = found.map((one) => told(one, p.lines.length > 1));
    for (const one of [...near(p, p.odd, step), ...near(p, p.sets, step)]) {
      said.push(told(one, p.lines.length > 1 || p.sets.some(({ name }) => name === one.name)));
    }
    p.readout.textContent = `step ${at.toLocaleString("en")}: ${said.join(", ")}`;
  };

  const figures = [...document.querySelectorAll("figure.plot")];
  const showAll = (step) => {
    for (const figure of figures) {
      const p = figure.getClientRects().length ? plot(figure) : null;
      if (p) show(p, step);
    }
  };
  const clear = () => {
    for (const p of known.values()) {
      if (p) {
        p.cursor.classList.remove("on");
        p.readout.textContent = "";
      }
    }
  };

  for (const figure of figures) {
    const svg = figure.querySelector("svg");
    if (!svg.querySelector(".raw")) continue;
    svg.addEventListener("pointermove", (event) => {
      const p = plot(figure);
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
      const share = Math.min(Math.max((x - p.left) / (p.right - p.left), 0), 1);
      showAll(p.first + share * (p.last - p.first));
    });
    svg.addEventListener("pointerleave", clear);
    figure.tabIndex = 0;
    let at = null;
    figure.addEventListener("focus", () => figure.querySelector(".readout").setAttribute("aria-live", "polite"));
    figure.addEventListener("blur", () => {
      at = null;
      figure.querySelector(".readout").removeAttribute("aria-live");
      clear();
    });
    figure.addEventListener("keydown", (event) => {
      const { steps } = plot(figure);
      const end = steps.length - 1;
      const pace = event.shiftKey ? 10 : 1;
      const from = at === null ? end : at;
      const moves = { ArrowLeft: from - pace, ArrowRight: from + pace, Home: 0, End: end };
      if (event.target !== figure) return;
      if (event.key === "Escape") clear();
      if (!(event.key in moves)) return;
      event.preventDefault();
      at = Math.min(Math.max(moves[event.key], 0), end);
      showAll(steps[at]);
    });
  }
})();
