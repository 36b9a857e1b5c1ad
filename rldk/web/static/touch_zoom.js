// Zooming by touch: two fingers spread or pinch x, and one that rests for a moment drags a range. A finger that moves at
// once scrolls the page, or reads the plot.

const REST = 350; // ms
const STILL = 8; // px that a resting finger may move
const LEAST = 8; // px between two fingers, and of a range

// `zoomed` is called with a range of x that was dragged, `spread` with one that two fingers gave.
export function touchZoom(plot, { zoomed, spread }) {
  const { over } = plot;
  const fingers = new Map(); // id to where it was put down, what was there, and where it is
  let resting;
  let drags = false;
  const placeOf = (event) => {
    const { left, top } = over.getBoundingClientRect();
    return { left: event.clientX - left, top: event.clientY - top };
  };
  const select = (from, to) => plot.setSelect({ left: Math.min(from, to), top: 0, width: Math.abs(to - from), height: over.clientHeight }, false);
  const end = () => {
    clearTimeout(resting);
    fingers.clear();
    drags = false;
    select(0, 0);
  };
  on("pointerdown", (event, here) => {
    fingers.set(event.pointerId, { from: here, x: plot.posToVal(here.left, "x"), to: here });
    clearTimeout(resting);
    drags = false;
    if (fingers.size > 1) return select(0, 0);
    resting = setTimeout(() => {
      drags = true;
      select(here.left - 1, here.left + 1); // it is seen to have begun
    }, REST);
  });
  on("pointermove", (event, here) => {
    const finger = fingers.get(event.pointerId);
    if (finger === undefined) return;
    finger.to = here;
    if (drags) select(finger.from.left, here.left);
    else if (Math.hypot(here.left - finger.from.left, here.top - finger.from.top) > STILL) clearTimeout(resting);
  });
  on("pointerup", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const [one, other] = [...fingers.values()];
    const range = other ? spreadRange(over.clientWidth, one, other) : drags ? draggedRange(plot, over.clientWidth, one) : null;
    end();
    if (range !== null) (other ? spread : zoomed)(range);
  });
  on("pointercancel", end);
  const hold = (event) => (drags || fingers.size > 1) && event.preventDefault(); // neither scrolls nor opens a menu
  over.addEventListener("touchmove", hold, { passive: false });
  over.addEventListener("contextmenu", (event) => fingers.size > 0 && event.preventDefault());

  function on(name, done) {
    over.addEventListener(name, (event) => event.pointerType === "touch" && done(event, placeOf(event)));
  }
}

function draggedRange(plot, width, { from, to }) {
  const inside = [from.left, to.left].map((left) => Math.max(0, Math.min(width, left))).sort((a, b) => a - b);
  return inside[1] - inside[0] < LEAST ? null : inside.map((left) => plot.posToVal(left, "x"));
}

// The range in which what was below two fingers is below them again.
function spreadRange(width, one, other) {
  const [left, right] = one.from.left <= other.from.left ? [one, other] : [other, one];
  const now = Math.max(LEAST, right.to.left - left.to.left);
  if (Math.abs(now - (right.from.left - left.from.left)) < LEAST) return null;
  const each = (right.x - left.x) / now;
  const min = left.x - left.to.left * each;
  return [min, min + width * each];
}
