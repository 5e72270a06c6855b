/** Orders in a row that stand open before the rest of the row is folded. */
const OPEN = 4;
/** Fewer are not worth a fold. */
const LEAST_FOLDED = 3;

export type Part<Entry> =
  | { kind: "entry"; entry: Entry }
  /** orders one after the other, with nothing between them */
  | { kind: "orders"; entries: Entry[] };

/** A history whose long runs of orders are folded, so that what happened between them is seen. */
export function folded<Entry extends { kind: string }>(entries: readonly Entry[]): Part<Entry>[] {
  const parts: Part<Entry>[] = [];
  let start = 0;
  while (start < entries.length) {
    let end = start;
    while (entries[end]?.kind === "order") end++;
    const isLong = end - start >= OPEN + LEAST_FOLDED;
    const open = isLong ? start + OPEN : Math.max(end, start + 1);
    for (const entry of entries.slice(start, open)) parts.push({ kind: "entry", entry });
    if (isLong) parts.push({ kind: "orders", entries: entries.slice(open, end) });
    start = Math.max(end, start + 1);
  }
  return parts;
}
