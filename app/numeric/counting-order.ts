/**
 * Positions put in order of their keys, those of one key as they were: sorting by a second key and then by the first is
 * sorting by both.
 * @param keys whole numbers from 0 to below `count`, by position
 */
export function countingOrder(
  positions: Uint32Array,
  keys: ArrayLike<number>,
  count: number,
): Uint32Array<ArrayBuffer> {
  const next = startsOf(positions.length, (i) => keys[positions[i]!]!, count);
  const ordered = new Uint32Array(positions.length);
  for (const position of positions) ordered[next[keys[position]!]!++] = position;
  return ordered;
}

/** Where each key's begin when they lie in order; one more says where the last ends. */
export function startsOf(
  size: number,
  keyAt: (i: number) => number,
  count: number,
): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(count + 1);
  for (let i = 0; i < size; i++) starts[keyAt(i) + 1]! += 1;
  for (let key = 0; key < count; key++) starts[key + 1]! += starts[key]!;
  return starts;
}
