/** How much is asked for at once: `first` of the outer connection, `inner` of the one inside each of its nodes. */
export interface PageSize {
  first: number;
  inner: number;
}

/** Shopify gives no more than this of any connection. */
export const MOST = { first: 250, inner: 100 } as const;

/** A query may cost this many points at most, whatever the plan. */
const SINGLE_QUERY_LIMIT = 1000;

/** Of the bucket, for one page: what is left keeps pages of the app quick. */
const SHARE_OF_BUCKET = 0.5;

/**
 * The next page's size, from what the last one cost. Twice the nodes never cost more than twice the points (at Shopify
 * a page weighs by the logarithm of its size), so that growing never runs into the limit.
 * @param cost points the last page was charged for
 * @param maximum points the shop's bucket holds
 */
export function grownPage(size: PageSize, cost: number, maximum: number): PageSize {
  const allowed = Math.min(SINGLE_QUERY_LIMIT, maximum * SHARE_OF_BUCKET);
  if (cost > allowed) return smallerPage(size);
  const twice = { first: double(size.first, MOST.first), inner: double(size.inner, MOST.inner) };
  if (cost * 4 <= allowed) return twice;
  if (cost * 2 > allowed) return size;
  return twice.first > size.first
    ? { ...size, first: twice.first }
    : { ...size, inner: twice.inner };
}

/** After Shopify said that the page costs too much. */
export function smallerPage({ first, inner }: PageSize): PageSize {
  return { first: Math.max(1, Math.floor(first / 2)), inner: Math.max(1, Math.floor(inner / 2)) };
}

const double = (size: number, most: number) => Math.min(most, size * 2);
