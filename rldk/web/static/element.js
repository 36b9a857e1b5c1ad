// Makes an element: attributes by name, `class` and `data-` among them, and what stands in it, always as text.

export function element(name, attributes = {}, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) made.addEventListener(key.slice(2), value);
    else if (value === true) made.setAttribute(key, "");
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(key, value);
  }
  made.append(...content);
  return made;
}

// Where a popover opens: below a button, inside the window.
export function placeBelow(popover, button) {
  const { left, bottom } = button.getBoundingClientRect();
  const width = popover.offsetWidth;
  const height = popover.offsetHeight;
  const top = bottom + 6 + height > innerHeight ? Math.max(8, innerHeight - height - 8) : bottom + 6;
  popover.style.setProperty("left", `${Math.max(8, Math.min(left, innerWidth - width - 8))}px`);
  popover.style.setProperty("top", `${top}px`);
}
