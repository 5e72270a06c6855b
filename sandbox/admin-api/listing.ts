import { GraphQLError } from "graphql";
import type { Args } from "./call.ts";
import { type Cursor, decode, encode } from "./cursor.ts";

/** Deeper than this no connection can be paged; Shopify asks for filters then. */
const deepestPage = 25_000;

/** A connection before anybody said how much of it they want. */
export abstract class Listing<T> {
  abstract page(request: PageRequest): PageOf<T>;
  /** everything, in order, streamed: what a bulk operation reads */
  abstract each(): Iterable<T>;
  /** how many there are in all */
  abstract total(): number;
}

export interface PageRequest {
  size: number;
  /** from the end backwards */
  backwards: boolean;
  cursor: Cursor | null;
}
export interface PageOf<T> {
  items: { node: T; cursor: string }[];
  hasNext: boolean;
  hasPrevious: boolean;
}

/** The connection object a query selects from. */
export function connection<T>(listing: Listing<T>, args: Args): object {
  const backwards = typeof args["last"] === "number";
  const cursor = (backwards ? args["before"] : args["after"]) as string | null | undefined;
  const request: PageRequest = {
    size: (backwards ? args["last"] : args["first"]) as number,
    backwards,
    cursor: cursor ? decode(cursor) : null,
  };
  if ((request.cursor?.depth ?? 0) >= deepestPage) {
    throw new GraphQLError(
      `Pagination is limited to ${deepestPage} objects. Narrow the list with a filter.`,
      { extensions: { code: "BAD_REQUEST" } },
    );
  }
  const page = listing.page(request);
  return {
    edges: page.items,
    nodes: page.items.map((item) => item.node),
    get totalCount() {
      return listing.total();
    },
    pageInfo: {
      hasNextPage: page.hasNext,
      hasPreviousPage: page.hasPrevious,
      startCursor: page.items[0]?.cursor ?? null,
      endCursor: page.items[page.items.length - 1]?.cursor ?? null,
    },
  };
}

/** A short list that is there already. */
export class Items<T> extends Listing<T> {
  readonly #items: () => Iterable<T>;
  readonly #reverse: boolean;
  constructor(items: () => Iterable<T>, reverse = false) {
    super();
    this.#items = items;
    this.#reverse = reverse;
  }

  each(): T[] {
    const all = [...this.#items()];
    return this.#reverse ? all.reverse() : all;
  }

  total(): number {
    return this.each().length;
  }

  page({ size, backwards, cursor }: PageRequest): PageOf<T> {
    const all = this.each();
    const start = backwards
      ? Math.max(0, (cursor ? cursor.id : all.length) - size)
      : cursor
        ? cursor.id + 1
        : 0;
    const end = backwards ? (cursor ? cursor.id : all.length) : start + size;
    return {
      items: all.slice(start, end).map((node, index) => ({
        node,
        cursor: encode({ id: start + index, value: null, depth: start + index + 1 }),
      })),
      hasNext: end < all.length,
      hasPrevious: start > 0,
    };
  }
}
