// Numbers, times and units in few characters, as the report has them (rldk/text.py and rldk/report/number_text.py).

const MANY_DAYS = 1e7; // more is no time at which anything was written: hundreds of digits say no more than some
const PREFIXES = [[1e12, "T"], [1e9, "G"], [1e6, "M"], [1e3, "k"]];

// 0.1234, 71.53G, −1e-6, NaN, ∞.
export function numberText(value, digits = 4) {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const size = Math.abs(value);
  let [scale, prefix] = [1, ""];
  if (size >= 1e4 && size < 1e15) [scale, prefix] = PREFIXES.find(([least]) => size >= least);
  const scaled = size / scale;
  let text = scaled.toPrecision(digits);
  if (scaled !== 0 && scaled < 1e-4) text = scaled.toExponential(digits - 1);
  const [mantissa, exponent] = text.split("e");
  const short = mantissa.includes(".") ? mantissa.replace(/\.?0+$/, "") : mantissa;
  return `${value < 0 ? "−" : ""}${short}${exponent === undefined ? "" : `e${Number(exponent)}`}${prefix}`;
}

// With its unit: 0.5 nat/token, 64 GB.
export function quantityText(value, unit) {
  const text = numberText(value);
  if (unit === "B" && /[kMGT]$/.test(text)) return `${text.slice(0, -1)} ${text.slice(-1)}B`;
  return unit ? `${text} ${unit}` : text;
}

// 12,345: a count, or a step.
export function countText(value) {
  return value.toLocaleString("en");
}

// A time span in one unit, as it is wanted beside others: 3 s, 12 min, 5 h, 9 d.
export function spanText(seconds) {
  if (!Number.isFinite(seconds)) return "unknown";
  const size = Math.abs(seconds);
  const sign = seconds < 0 ? "−" : "";
  if (size < 60) return `${sign}${Math.floor(size)} s`;
  if (size < 3600) return `${sign}${Math.floor(size / 60)} min`;
  if (size < 48 * 3600) return `${sign}${Math.floor(size / 3600)} h`;
  const days = Math.floor(size / 86400);
  return `${sign}${days < MANY_DAYS ? countText(days) : numberText(days)} d`;
}

// How long ago a Unix time was; a clock that is ahead of this one gives "in 5 min".
export function ageText(time, now) {
  const age = now - time;
  return age < -5 ? `in ${spanText(-age)}` : spanText(Math.max(0, age));
}

// The same in a sentence.
export function agoText(time, now) {
  return time - now > 5 ? ageText(time, now) : `${ageText(time, now)} ago`;
}

// A Unix time here, to the second.
export function momentText(time) {
  const date = new Date(time * 1000);
  return Number.isNaN(date.getTime()) ? "no date" : `${date.toLocaleDateString("en-CA")} ${date.toLocaleTimeString("en-GB")}`;
}

// 3 runs, 1 run.
export function plural(count, one, many = `${one}s`) {
  return `${countText(count)} ${count === 1 ? one : many}`;
}
