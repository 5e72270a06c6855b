/** Why a verdict is what it is. */
export const reasons = {
  nobodyHeldOut: "Nobody was held out, so there is nothing to compare with.",
  stillRunning: "The offer is still running. Judging it before its end would reward luck.",
  fewMembers: (least: number, treated: number, holdout: number) =>
    `Each side needs at least ${least} customers; there were ${treated} and ${holdout}.`,
  fewBuyers: (least: number) =>
    `Fewer than ${least} customers ordered: too few to tell from chance.`,
  tooFew: "There are too few customers to compare.",
  moreOrdered:
    "More customers ordered than without the offer. Whether it paid depends on your margin: enter it to see.",
  perhapsChance: "The difference may be chance. Enter your margin to compare profit as well.",
  moreProfit:
    "Customers with a code brought more profit than those held out, beyond what chance explains.",
  lessProfit:
    "Customers with a code brought less profit than those held out: the discount cost more than it won.",
  eitherDirection: "The difference in profit may be chance, in either direction.",
};
