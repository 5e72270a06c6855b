import { formatNumber } from "../../figures/format.ts";

interface Counted {
  count: number;
  countIsComplete: boolean;
}
interface Resource {
  singular: string;
  plural: string;
}

const all = ({ count, countIsComplete }: Counted, { singular, plural }: Resource) =>
  countIsComplete
    ? `${formatNumber(count)} ${count === 1 ? singular : plural}`
    : `more than ${formatNumber(count)} ${plural}`;

export const listWords = {
  columns: "Columns",
  choose: (name: string) => `Choose ${name}`,
  chosen: (count: number) => `${formatNumber(count)} chosen`,
  chooseAll: (list: Counted, resource: Resource) => `Choose all ${all(list, resource)} that match`,
  allChosen: (list: Counted, resource: Resource) =>
    `All ${all(list, resource)} that match ${list.count === 1 ? "is" : "are"} chosen`,
  chooseNone: "Choose none",
  full: (most: number) =>
    `${most} are chosen, as many as can be one by one. Choose all that match for more`,
};

export const listInputs = {
  atLeast: "At least",
  atMost: "At most",
  from: "From",
  to: "To",
  chooseProducts: "Choose products",
  noPicker: (message: string) => `The list of products did not open: ${message}. Try again.`,
  lastTimeAgo: "How long ago, for the last time",
  chosenElsewhere: "This was chosen elsewhere. Take it away to see the others.",
};

/** Below a number of a filter. */
export const boundWords = {
  expected: (decimals: number, greatest: number) =>
    `${decimals === 0 ? "a whole number" : "an amount such as 49.90"}, at most ${formatNumber(greatest)}`,
  tooMuch: (expected: string) => `Enter ${expected}`,
};
