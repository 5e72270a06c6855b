/** How a filter is asked for: the parameters of the address it sets, and what may stand in them. */
export type FilterInput =
  | ({ kind: "between"; least: string; most: string } & Bound)
  | { kind: "choices"; param: string; choices: { value: string; label: string }[] }
  | { kind: "days"; from: string; to: string }
  /** chosen in Shopify's own picker; where it can be asked, how many days ago they were bought */
  | { kind: "products"; param: string; chosen: { id: number; title: string }[]; ago: Ago | null }
  /** chosen elsewhere; here it can be taken away */
  | { kind: "given"; param: string };

/** What the number at an end of a range may be. */
export interface Bound {
  unit: string;
  /** as many as it may have; 0 = a whole number */
  decimals: number;
  greatest: number;
}

interface Ago extends Bound {
  least: string;
  most: string;
}

export interface ListFilter {
  key: string;
  label: string;
  /** stands beside the others before it is asked for */
  isShortcut: boolean;
  input: FilterInput;
  /** what it asks for now, as its chip says it; null = nothing */
  chip: string | null;
}

/** The parameters that say what a list is: its filters, its search and its order. */
export const paramsOfList = (filters: readonly { input: FilterInput }[]): readonly string[] => [
  ...filters.flatMap(({ input }) => paramsOf(input)),
  "q",
  "sort",
];

/** All parameters of the address a filter sets. */
export function paramsOf(input: FilterInput): readonly string[] {
  switch (input.kind) {
    case "between":
      return [input.least, input.most];
    case "days":
      return [input.from, input.to];
    case "products":
      return [input.param, ...(input.ago ? [input.ago.least, input.ago.most] : [])];
    case "choices":
    case "given":
      return [input.param];
  }
}
