export const words = {
  revenueFromTheTop: "Revenue from the top 10% of customers",
  tooFewCustomers: (least: number) => `shown from ${least} customers on, from the night after`,
  noRevenueYet: "no revenue yet",
  revenueSoFar: "revenue so far of the top tenth of customers ÷ revenue so far of all",
  customers: "Customers",
  theTopTenth: "The top tenth",
  revenueOfAll: "Revenue of all",
  customersInOrder: "Customers in order of what they brought so far, net of refunds.",
  aCustomerOfLast: "A customer of last week has had no time to bring much.",
};
