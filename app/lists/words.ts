/** An order in the sentence of a list: "Value so far, highest first". */
export const orderInWords = (
  { name, down, up }: { name: string; down: string; up: string },
  direction: "asc" | "desc",
): string => `${name}, ${(direction === "desc" ? down : up).toLowerCase()}`;
