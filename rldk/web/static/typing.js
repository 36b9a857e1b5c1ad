// Where Escape belongs to what is written.

const TEXTLESS = ["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"];

// Whether text is written in an element: an input of another kind, or a select, does nothing with Escape.
export function takesText(target) {
  const field = target.closest?.("input, textarea, [contenteditable]");
  return field !== null && field !== undefined && !TEXTLESS.includes(field.type);
}
