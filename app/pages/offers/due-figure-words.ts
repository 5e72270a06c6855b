export const words = {
  medianDaysUntil: (name: string) => `Median days until “${name}” is bought again`,
  theMiddleOne:
    "the middle one of all gaps between two purchases of the product by the same customer",
  customersWhoBoughtIt: "Customers who bought it",
  ofTheseMore: "of these more than once",
  gaps: "Gaps",
  aQuarter: "A quarter of the gaps is shorter than",
  aQuarterLongerThan: "a quarter longer than",
  halfOfAllPurchases: "Half of all purchases are repeated within",
  fewerThanHalf: "fewer than half are repeated",
  ordersOfOneDay: "Orders of one day are one purchase; what was sent back is none.",
  dueNow: "Due for it: last bought as long ago as the middle half of the gaps lasts.",
  productsBoughtAgainFewer: (fEWEST_GAPS: number) =>
    `Products bought again fewer than ${fEWEST_GAPS} times are left out.`,
  onlyGaps: "Only gaps that have ended are seen, so in a short history long ones are missing.",
  somebodyMayHaveBought: "Somebody may have bought something else instead.",
};
