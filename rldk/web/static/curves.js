// Curves as they come: see schema/live_curves.schema.json.

const text = new TextDecoder();

// The head, and for each line its arrays of low, high, mean, count and, unless x is "step", x.
export function decodeCurves(buffer) {
  const length = new DataView(buffer).getUint32(0, true);
  const head = JSON.parse(text.decode(new Uint8Array(buffer, 4, length)));
  const names = ["low", "high", "mean", "count", ...(head.x === "step" ? [] : ["x"])];
  let offset = 4 + length;
  for (const line of head.lines) {
    for (const name of names) {
      line[name] = new Float32Array(buffer, offset, head.buckets);
      offset += 4 * head.buckets;
    }
  }
  return head;
}
