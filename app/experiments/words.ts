import { formatNumber } from "../figures/format.ts";

/** What the promise of the interval means. */
const ONE_IN_FORTY =
  "Of 40 offers that change nothing, one would be called working and one would be said to lose.";

/** Why a verdict is what it is. */
export const reasons = {
  nobodyHeldOut: "Nobody was held out, so there is nothing to compare with.",
  tooEarly:
    "It is judged on the day that was settled at launch. To judge it before would reward luck.",
  fewMembers: (least: number, treated: number, holdout: number) =>
    `Each side needs at least ${least} customers; there were ${treated} and ${holdout}.`,
  fewBuyers: (expected: number, needed: number) =>
    `Too few customers ordered to tell from chance: ${formatNumber(Math.floor(10 * expected) / 10, 1)} of them are expected on the smaller side, and ${needed} are needed.`,
  beingWorkedOut: "The verdict is being worked out.",
  moreOrdered:
    "More customers ordered than without the offer. Whether it paid depends on your margin: enter it to see.",
  perhapsChance: "The difference may be chance. Enter your margin to compare profit as well.",
  moreProfit: `Customers with a code brought more profit than those held out, beyond what chance explains. ${ONE_IN_FORTY}`,
  lessProfit: `Customers with a code brought less profit than those held out: the discount cost more than it won. ${ONE_IN_FORTY}`,
  /** @param settled how many customers would settle it, if the difference is as large as it looks */
  eitherDirection: (settled: number | null) =>
    `The difference in profit may be chance, in either direction.${
      settled === null
        ? ""
        : ` If it is as large as it looks, about ${formatNumber(Number(settled.toPrecision(2)))} customers would settle it.`
    }`,
};
