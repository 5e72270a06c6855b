export const words = {
  customersInGroups: "Customers in groups",
  eachCustomer:
    "each customer has a score from 1 to 5 for days since the last order (R), orders (F) and revenue so far (M), by the fifths of your own customers; R and FM = (F + M) ÷ 2 make the group",
  r5Champions: "R 5: Champions from FM 4, Active from 2.5, else New.",
  r4Loyal: "R 4: Loyal from FM 4, Active from 2.5, else Promising.",
  r3Loyal: "R 3: Loyal from FM 4, Needs attention from 2.5, else Almost lost.",
  r1And2: "R 1 and 2: Previously loyal from FM 4.5, At risk from 3, else Dormant.",
  customersWhoAreAlike:
    "Customers who are alike have the same score, so a fifth may hold more than a fifth.",
  customersWithoutAnOrder:
    "Customers without an order that counts are not kept here: Shopify counts them as prospects.",
  groupsDescribeThePast: "Groups describe the past; states look ahead.",
};
