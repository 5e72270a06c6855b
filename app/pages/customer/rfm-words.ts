export const words = {
  fM2Beside: "(F + M) ÷ 2, beside R",
  rFMScores: (recency: number, frequency: number, monetary: number, one: string) =>
    `R ${recency}, F ${frequency}, M ${monetary}: scores from 1 to 5 by the fifths of your own customers; R and (F + M) ÷ 2 make “${one}”`,
  daysSinceTheLast: "Days since the last order",
  forAnR: "for an R of 5: at most",
  orders: "Orders",
  forAnF: "for an F of 5: more than",
  valueSoFar: "Value so far",
  forAnM: "for an M of 5: more than",
  customersWhoAreAlike:
    "Customers who are alike have the same score, so a fifth may hold more than a fifth.",
  groupsDescribeThePast: "Groups describe the past; the state above looks ahead.",
  fifths: "Fifths",
  nobodyHasOrdered: "nobody has ordered",
  rOf5Last: "R of 5: last order at most, days ago",
  rOf1Last: "R of 1: last order more than, days ago",
  fOf5Orders: "F of 5: orders, more than",
  mOf5Revenue: "M of 5: revenue so far, more than",
};
