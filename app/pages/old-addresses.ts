/** Pages that moved, by where they were. */
const moved: readonly (readonly [old: string, present: string])[] = [
  ["/app/campaigns", "/app/offers"],
  ["/app/churn", "/app/value/churn"],
  ["/app/flash-sales", "/app/offers/sales"],
  ["/app/surveys", "/app/feedback"],
];

/** Where a page of an old address stands now, with what the address asks for. */
export function presentAddress(request: Request): string {
  const { pathname, search } = new URL(request.url);
  const [old, present] = moved.find(
    ([from]) => pathname === from || pathname.startsWith(`${from}/`),
  ) ?? ["", ""];
  return present + pathname.slice(old.length) + search;
}
