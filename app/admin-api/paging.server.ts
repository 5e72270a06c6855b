import type { AdminQueries } from "@shopify/admin-api-client";
import type { AdminClient } from "./client.server.ts";
import { TooExpensive } from "./errors.ts";
import { grownPage, smallerPage, type PageSize } from "./page-size.ts";

/** What a list without lists inside begins with. */
export const FIRST_OF_LIST: PageSize = { first: 50, inner: 1 };

/** Pages by shop and document: each is as big as the cost of the one before it allows. */
const sizes = new Map<string, PageSize>();

/**
 * Asks for a page of the size that has proved affordable, and learns from what it cost.
 * @param first the size of a shop's first page
 */
export async function askForPage<K extends keyof AdminQueries & string>(
  admin: AdminClient,
  document: K,
  first: PageSize,
  variables: (size: PageSize) => AdminQueries[K]["variables"],
): Promise<AdminQueries[K]["return"]> {
  const key = `${admin.domain} ${document}`;
  for (;;) {
    const size = sizes.get(key) ?? first;
    try {
      const page = await admin.request(document, variables(size) as never);
      const charged = admin.charged(document);
      if (charged) sizes.set(key, grownPage(size, charged.cost, charged.maximum));
      return page;
    } catch (error) {
      if (!(error instanceof TooExpensive) || (size.first === 1 && size.inner === 1)) throw error;
      sizes.set(key, smallerPage(size));
    }
  }
}

interface PageInfo {
  hasNextPage: boolean;
  endCursor?: string | null;
}

/** null on the last page. A page that says more follow but not where would pass for the last one. */
export function nextOf({ hasNextPage, endCursor }: PageInfo): string | null {
  if (!hasNextPage) return null;
  if (!endCursor) throw new Error("found a page with more to follow and no cursor to them");
  return endCursor;
}

/** Hands on the cursors of one listing. @throws at one that came before: what follows it would be read for ever */
export function onceEach(): (cursor: string) => string {
  const seen = new Set<string>();
  return (cursor) => {
    if (seen.has(cursor)) throw new Error(`Shopify gave the cursor ${cursor} a second time`);
    seen.add(cursor);
    return cursor;
  };
}

/** Every page of a listing, from the first to the last. */
export async function* allPages<Page extends { next: string | null }>(
  ask: (after: string | null) => Promise<Page>,
): AsyncGenerator<Page> {
  const once = onceEach();
  for (let after: string | null = null; ;) {
    const page: Page = await ask(after);
    yield page;
    if (!page.next) return;
    after = once(page.next);
  }
}

/** How far a page went that was asked for by "id:>before". @throws when more are to follow and it is no further */
export function lastId(before: number, ids: number[], hasMore: boolean): number {
  const last = Math.max(before, ...ids);
  if (hasMore && last === before)
    throw new Error(`Shopify gave nothing after the id ${before}, and said that more follow`);
  return last;
}
