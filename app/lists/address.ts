/** Where a page of a list begins; a list that is changed begins at its first page. */
const EDGES = ["after", "before"];

/** An address with some parameters changed; an empty one goes. */
export function changed(
  address: URLSearchParams,
  params: Readonly<Record<string, string>>,
): URLSearchParams {
  const after = new URLSearchParams(address);
  for (const edge of EDGES) after.delete(edge);
  for (const [name, text] of Object.entries(params))
    if (text) after.set(name, text);
    else after.delete(name);
  return after;
}

/** The next page, or the one before. */
export function turned(
  address: URLSearchParams,
  edge: "after" | "before",
  cursor: string,
): URLSearchParams {
  const after = changed(address, {});
  after.set(edge, cursor);
  return after;
}

/** Of an address what chooses the list: these parameters, in this order, the empty ones left out. */
export function chosenOf(address: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(
    names.flatMap((name) => {
      const value = address.get(name);
      return value ? [[name, value]] : [];
    }),
  );
}

/** Which of these addresses a list shows, by the parameters that choose it; -1 when none. */
export function shownOf(
  queries: readonly string[],
  address: URLSearchParams,
  names: readonly string[],
): number {
  const shown = chosenOf(address, names).toString();
  return queries.findIndex(
    (query) => chosenOf(new URLSearchParams(query), names).toString() === shown,
  );
}
