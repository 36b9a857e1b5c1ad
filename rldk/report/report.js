// The value under the pointer, in every plot at once. Without this script the page lacks nothing else.
"use strict";
(() => {
  const prefixes = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]];
  const number = (value) => {
    const size = Math.abs(value);
    const [scale, prefix] = (size >= 1e4 && size < 1e15 && prefixes.find(([least]) => size >= least)) || [1, ""];
    return Number((value / scale).toPrecision(4)) + prefix;
  };

  const steps_of = (path) => {
    let step = 0;
    return path.dataset.steps ? path.dataset.steps.split(" ").map((more) => (step += Number(more))) : [];
  };
  // Where a line is cut: the places of the points that begin a stretch.
  const starts_of = (d) => {
    let count = 0;
    return new Set(d.split("M").slice(1).map((part) => (count += part.match(/-?\d+/g).length / 2) - part.match(/-?\d+/g).length / 2));
  };
  const series = (path, name) => ({
    path, name, steps: steps_of(path), values: path.dataset.values.split(" ").map(Number),
    starts: starts_of(path.getAttribute("d")),
  });
  const share = (value, from, to) => (from === to ? 0.5 : value / (to - from) - from / (to - from));

  const read = (figure) => {
    const svg = figure.querySelector("svg");
    const all = (kind) => [...svg.querySelectorAll(kind)];
    const lines = all(".raw").map((raw) => series(raw, raw.parentNode.dataset.line));
    if (!lines.length) return null;
    const [left, top, right, bottom, inset] = svg.dataset.frame.split(" ").map(Number);
    const { low, high, first, last, log } = svg.dataset;
    const p = {
      figure, svg, lines, left, top, right, bottom, inset,
      sets: all(".evaluation").map((path) => series(path, path.dataset.of)),
      odd: all(".odd").map((path) => ({ path, name: path.dataset.of, word: path.dataset.word, steps: steps_of(path) })),
      smooth: all(".smooth").map((path) => series(path)),
      marks: all("[data-step]"),
      steps: lines.map((line) => line.steps).reduce((a, b) => (b.at(-1) > a.at(-1) ? b : a)),
      first: Number(first), last: Number(last), low: Number(low), high: Number(high), log: log === "1", auto: log === "1",
      cursor: svg.querySelector(".cursor"),
      readout: figure.querySelector(".readout"),
      unit: figure.dataset.unit,
      view: "null auto",
    };
    p.whole = [p.first, p.last];
    p.x = (at) => left + share(at, p.first, p.last) * (right - left);
    p.y = (at) => {
      const on = (value) => (p.log ? Math.log10(value) : value);
      const y = bottom - inset - share(on(at), on(p.low), on(p.high)) * (bottom - top - 2 * inset);
      return Math.min(Math.max(y, top), bottom);
    };
    return p;
  };

  // What all plots show: some steps or all, on which scale.
  let zoom = null;
  let scale = "auto";
  let view = "null auto";

  const round_numbers = (low, high, about) => {
    const rough = (high - low) / about;
    if (!(rough > 1e-300 && rough < 1e300)) return low === high ? [low] : [low, high];
    const base = 10 ** Math.floor(Math.log10(rough));
    const width = base * [1, 2, 5, 10].find((m) => base * m >= rough * (1 - 1e-9));
    const found = [];
    for (let k = Math.ceil(low / width); k * width <= high; k += 1) found.push(k * width);
    return found.length ? found : [low, high];
  };

  const ticks = (p) => {
    const powers = p.log ? round_numbers(Math.log10(p.low), Math.log10(p.high), 4).filter(Number.isInteger) : [];
    const values = !p.log ? round_numbers(p.low, p.high, 5) : powers.length ? powers.map((k) => 10 ** k) : [p.low, p.high];
    const steps = round_numbers(p.first, p.last, 5).filter(Number.isInteger);
    return values.map((value) => `<path class="grid" d="M${p.left} ${p.y(value)}H${p.right}"/>`
      + `<text class="tick" x="${p.left - 5}" y="${p.y(value) + 3.5}" text-anchor="end">${number(value)}</text>`).join("")
      + `<path class="axis" d="M${p.left} ${p.bottom}H${p.right}"/>`
      + (steps.length ? steps : [p.first]).map((step) => `<path class="axis" d="M${p.x(step)} ${p.bottom}v4"/><text class="tick"`
      + ` x="${p.x(step)}" y="${p.bottom + 15}" text-anchor="middle">${step.toLocaleString("en")}</text>`).join("");
  };

  const redraw = (p) => {
    const whole = (at) => p.left + share(at, ...p.whole) * (p.right - p.left);
    [p.first, p.last] = zoom || p.whole;
    const inside = (step) => p.first <= step && step <= p.last;
    const values = [...p.lines, ...p.sets].flatMap((one) => one.values.filter((_, i) => inside(one.steps[i])));
    p.low = values.reduce((a, b) => Math.min(a, b), values.length ? Infinity : 0);
    p.high = values.reduce((a, b) => Math.max(a, b), values.length ? -Infinity : 0);
    p.log = p.low > 0 && (scale === "log" || (scale === "auto" && p.auto));
    const at = (step, value) => `${Math.round(p.x(step) * 10)} ${Math.round(p.y(value) * 10)}`;
    const there = ({ steps }) => [...steps.keys()].filter((i) => inside(steps[i]));
    const line = (one) => there(one).map((i, n) => `${n && !one.starts.has(i) ? "L" : "M"}${at(one.steps[i], one.values[i])}`).join("");
    for (const one of p.lines) {
      one.path.setAttribute("d", line(one));
      const shown = there(one);
      const lone = (i) => one.starts.has(i) && (one.starts.has(i + 1) || i + 1 === one.steps.length);
      const dots = shown.length <= 60 ? shown : shown.filter(lone);
      if (!one.dots) {
        one.dots = one.path.parentNode.querySelector(".lone") || one.path.cloneNode();
        one.dots.setAttribute("class", "lone");
        one.path.after(one.dots);
      }
      one.dots.setAttribute("d", dots.map((i) => `M${at(one.steps[i], one.values[i])}h0`).join(""));
    }
    for (const one of p.smooth) one.path.setAttribute("d", line(one));
    for (const one of p.sets) {
      one.shape ??= one.path.getAttribute("d").match(/^M-?\d+ ?-?\d+([^M]*)/)[1];
      one.path.setAttribute("d", there(one).map((i) => `M${at(one.steps[i], one.values[i])}${one.shape}`).join(""));
    }
    for (const one of p.odd) {
      one.shape ??= one.path.getAttribute("d").match(/^M[\d.]+ [\d.]+([^M]*)/)[1];
      one.path.setAttribute("d", there(one).map((i) => `M${p.x(one.steps[i])} ${p.top - 7}${one.shape}`).join(""));
    }
    for (const mark of p.marks) {
      const step = Math.min(Math.max(Number(mark.dataset.step), p.whole[0]), p.whole[1]);
      mark.setAttribute("transform", `translate(${p.x(step) - whole(step)} 0)`);
      mark.classList.toggle("off", !inside(step));
    }
    p.svg.querySelector(".ticks").innerHTML = ticks(p);
    p.figure.querySelector("figcaption .log").textContent = p.log ? "log scale" : "";
    p.view = view;
  };

  const known = new Map();
  const plot = (figure) => {
    if (!known.has(figure)) known.set(figure, read(figure));
    const p = known.get(figure);
    if (p && p.view !== view) redraw(p);
    return p;
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

  const reset = document.createElement("button");
  const change = (to) => {
    if (to !== undefined) zoom = to;
    view = `${zoom} ${scale}`;
    reset.disabled = zoom === null;
    clear();
    for (const figure of figures) if (figure.getClientRects().length) plot(figure);
  };
  document.addEventListener("toggle", () => change(), true);

  const controls = () => {
    const bar = document.createElement("p");
    bar.className = "controls note";
    const choice = document.createElement("select");
    for (const [value, text] of [["auto", "scale of each plot as fits"], ["linear", "linear scale"], ["log", "log scale where all is above 0"]]) {
      choice.append(new Option(text, value));
    }
    choice.setAttribute("aria-label", "scale");
    choice.addEventListener("change", () => { scale = choice.value; change(); });
    const smooth = document.createElement("input");
    smooth.type = "checkbox";
    smooth.checked = true;
    smooth.addEventListener("change", () => document.body.classList.toggle("rough", !smooth.checked));
    const label = document.createElement("label");
    label.append(smooth, " smoothed line");
    reset.textContent = "all steps";
    reset.disabled = true;
    reset.addEventListener("click", () => change(null));
    bar.append(choice, label, reset, " Drag over a plot to zoom into steps.");
    figures[0].closest("section").querySelector("h2").after(bar);
  };
  if (figures.length) controls();

  for (const figure of figures) {
    const svg = figure.querySelector("svg");
    if (!svg.querySelector(".raw")) continue;
    let from = null;
    const step_at = (event) => {
      const p = plot(figure);
      const box = svg.getBoundingClientRect();
      const x = ((event.clientX - box.left) / box.width) * svg.viewBox.baseVal.width;
      return p.first + Math.min(Math.max((x - p.left) / (p.right - p.left), 0), 1) * (p.last - p.first);
    };
    const chosen = document.createElementNS(svg.namespaceURI, "rect");
    chosen.setAttribute("class", "chosen");
    const choose = (event) => {
      const p = plot(figure);
      const [a, b] = [from, step_at(event)].sort((one, other) => one - other);
      const wide = from !== null && p.x(b) - p.x(a) > 6 && b - a >= 1;
      const box = { x: p.x(a), width: p.x(b) - p.x(a), y: p.top, height: p.bottom - p.top };
      for (const [name, value] of Object.entries(box)) chosen.setAttribute(name, wide ? value : 0);
      return wide ? [Math.ceil(a), Math.floor(b)] : null;
    };
    svg.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "touch" || event.button !== 0) return;
      from = step_at(event);
      svg.append(chosen);
      svg.setPointerCapture(event.pointerId);
    });
    svg.addEventListener("pointerup", (event) => {
      const to = from === null ? null : choose(event);
      from = null;
      chosen.remove();
      if (to && to[0] < to[1]) change(to);
    });
    svg.addEventListener("pointercancel", () => { from = null; chosen.remove(); });
    svg.addEventListener("dblclick", () => change(null));
    svg.addEventListener("pointermove", (event) => {
      if (from !== null) choose(event);
      showAll(step_at(event));
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
