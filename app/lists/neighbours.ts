/** A page, and the cursors of those before and after it. */
export interface Page<Row> {
  rows: Row[];
  next: string | null;
  previous: string | null;
}

/**
 * A page out of what was read from its edge on.
 * @param found in the order it was read; one more than the page holds where there are more
 */
export function pageOf<Row>(
  found: readonly Row[],
  size: number,
  edge: { isBackwards: boolean } | null,
  cursorOf: (row: Row) => string,
): Page<Row> {
  const isBackwards = edge?.isBackwards ?? false;
  const hasMore = found.length > size;
  const rows = found.slice(0, size);
  if (isBackwards) rows.reverse();
  const [first, last] = [rows[0], rows.at(-1)];
  return {
    rows,
    next: last !== undefined && (isBackwards || hasMore) ? cursorOf(last) : null,
    previous:
      first !== undefined && (isBackwards ? hasMore : edge !== null) ? cursorOf(first) : null,
  };
}

/**
 * A page of rows that are all at hand: after or before the row a cursor names, and the first page where there is no
 * such row any more.
 */
export function cutPage<Row>(
  rows: readonly Row[],
  size: number,
  address: URLSearchParams,
  cursorOf: (row: Row) => string,
): Page<Row> {
  const at = (edge: string) => {
    const cursor = address.get(edge);
    return cursor ? rows.findIndex((row) => cursorOf(row) === cursor) : -1;
  };
  const [after, before] = [at("after"), at("before")];
  if (before > 0) {
    const found = rows.slice(Math.max(0, before - size - 1), before).reverse();
    return pageOf(found, size, { isBackwards: true }, cursorOf);
  }
  const found = rows.slice(after + 1, after + size + 2);
  return pageOf(found, size, after < 0 ? null : { isBackwards: false }, cursorOf);
}
