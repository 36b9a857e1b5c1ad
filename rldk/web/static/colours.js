// The colours of the style sheet, for what is drawn on a canvas. The document tells of another theme by "theme".

let known = new Map();

export function forgetColours() {
  known = new Map();
}

document.addEventListener("theme", forgetColours);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", forgetColours);

// The colour of a CSS variable such as "ink" or "run3".
export function colour(name) {
  if (!known.has(name)) {
    known.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim() || "#888");
  }
  return known.get(name);
}
