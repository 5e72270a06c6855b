/** What is chosen of a list: some rows, on whatever page they stand, or all that match. */
export type Selection = { kind: "some"; ids: readonly string[] } | { kind: "all" };

export const nothing: Selection = { kind: "some", ids: [] };

/** Rows one by one: an address can name no more. */
export const MOST_BY_HAND = 200;

/** After rows were ticked or unticked. Of all that match, a row that is unticked leaves those of the page. */
export function toggled(
  selection: Selection,
  ids: readonly string[],
  isTicked: boolean,
  page: readonly string[],
): Selection {
  const before = selection.kind === "all" ? page : selection.ids;
  const known = new Set(ids);
  const others = before.filter((id) => !known.has(id));
  return { kind: "some", ids: isTicked ? [...others, ...ids].slice(0, MOST_BY_HAND) : others };
}

/** Nobody more can be chosen one by one; a further tick changes nothing. */
export const isFull = (selection: Selection): boolean =>
  selection.kind === "some" && selection.ids.length >= MOST_BY_HAND;

export const isTicked = (selection: Selection, id: string): boolean =>
  selection.kind === "all" || selection.ids.includes(id);

/** The address of the list that holds the chosen alone. */
export function queryOf(selection: Selection, list: URLSearchParams): string {
  return selection.kind === "all"
    ? list.toString()
    : new URLSearchParams({ only: selection.ids.join(",") }).toString();
}
