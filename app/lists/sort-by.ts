/** A heading's order: by which key, and whether its column runs against it. */
export interface HeadingOrder {
  sort: string;
  against: boolean;
}

/**
 * The order of the list after a click on a heading: "orders desc". Two headings may share an order, of which only one
 * is drawn as the present one; a click on the other turns the list round too.
 * @param asked what the table takes the click for
 * @param now the order the list is in
 */
export function sortAfterClick(
  { sort, against }: HeadingOrder,
  asked: "ascending" | "descending",
  now: { sort: string; direction: string },
): string {
  const direction = (asked === "ascending") !== against ? "asc" : "desc";
  const isSame = sort === now.sort && direction === now.direction;
  return `${sort} ${isSame ? (direction === "asc" ? "desc" : "asc") : direction}`;
}

/** The order an address asks for: "orders desc"; null when there is none like it. */
export function sortAsked<Key extends string>(
  text: string,
  keys: readonly Key[],
): { key: Key; direction: "asc" | "desc" } | null {
  const [named, direction, ...more] = text.split(" ");
  const key = keys.find((one) => one === named);
  return key && (direction === "asc" || direction === "desc") && more.length === 0
    ? { key, direction }
    : null;
}
