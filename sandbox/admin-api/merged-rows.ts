import { type Cursor, decode, encode } from "./cursor.ts";
import { Listing, type PageOf, type PageRequest } from "./listing.ts";
import type { TableRows } from "./table-rows.ts";

/** Rows of one of the tables; its ids are `shift` below those that are shown. */
interface Part<T> {
  rows: TableRows<T>;
  shift: number;
}

/** Two tables that are one list: some of its things have rows of their own, the others follow from other rows. */
export class MergedRows<T> extends Listing<T> {
  readonly #parts: readonly Part<T>[];
  readonly #byId: boolean;
  readonly #reverse: boolean;
  readonly #keyOf: (node: T) => readonly [value: number, id: number];
  /** @param order.keyOf what the list is sorted by, then the id */
  constructor(
    parts: readonly Part<T>[],
    order: {
      byId: boolean;
      reverse: boolean;
      keyOf: (node: T) => readonly [value: number, id: number];
    },
  ) {
    super();
    this.#parts = parts;
    this.#byId = order.byId;
    this.#reverse = order.reverse;
    this.#keyOf = order.keyOf;
  }

  #shifted(cursor: Cursor, by: number): Cursor {
    const value = this.#byId ? (cursor.value as number) + by : cursor.value;
    return { ...cursor, id: cursor.id + by, value };
  }

  #compare(a: T, b: T): number {
    const [left, right] = [this.#keyOf(a), this.#keyOf(b)];
    const ascending = left[0] - right[0] || left[1] - right[1];
    return this.#reverse ? -ascending : ascending;
  }

  page({ size, backwards, cursor }: PageRequest): PageOf<T> {
    const pages = this.#parts.map(({ rows, shift }) => {
      const from = cursor && this.#shifted(cursor, -shift);
      const page = rows.page({ size, backwards, cursor: from });
      const items = page.items.map((item) => ({
        node: item.node,
        at: this.#shifted(decode(item.cursor), shift),
      }));
      return { ...page, items };
    });
    const all = pages.flatMap(({ items }) => items).sort((a, b) => this.#compare(a.node, b.node));
    const shown = backwards ? all.slice(Math.max(0, all.length - size)) : all.slice(0, size);
    const isMore = all.length > size;
    return {
      items: shown.map(({ node, at }, index) => ({
        node,
        cursor: encode({ ...at, depth: (cursor?.depth ?? 0) + index + 1 }),
      })),
      hasNext: pages.some(({ hasNext }) => hasNext) || (!backwards && isMore),
      hasPrevious: pages.some(({ hasPrevious }) => hasPrevious) || (backwards && isMore),
    };
  }

  *each(): Generator<T, void, undefined> {
    const streams = this.#parts.map(({ rows }) => rows.each());
    const heads = streams.map((stream) => stream.next());
    for (;;) {
      let first = -1;
      for (const [index, head] of heads.entries()) {
        if (head.done) continue;
        const best = first < 0 ? null : heads[first]!;
        if (!best || best.done || this.#compare(head.value, best.value) < 0) first = index;
      }
      const next = heads[first];
      if (!next || next.done) return;
      yield next.value;
      heads[first] = streams[first]!.next();
    }
  }

  total(): number {
    return this.#parts.reduce((sum, { rows }) => sum + rows.total(), 0);
  }
}
