import { countOf } from "../../../figures/words.ts";

export const words = {
  shippingPaymentFeesAdvertising:
    "Shipping, payment fees, advertising and salaries are not subtracted.",
  pastSalesAreTaken: "Past sales are taken at today's unit costs: Shopify keeps no older ones.",
  piecesThatCameBack: "Pieces that came back cost nothing, as if they could be sold again.",
  anOrdersRevenue:
    "An order's revenue is shared out to its lines by their worth; a unit cost is taken off for each piece kept.",
  costsKnown: (part: string) => `costs known for ${part} of sales`,
  shopifyHasACost: (knownShare: string) =>
    `Shopify has a cost per item for ${knownShare} of your sales.`,
  shopifyHasNoCost: "Shopify has no cost per item for what you have sold.",
  belowAProfitWould: (so: string, lEAST_KNOWN: string) =>
    `${so} Below ${lEAST_KNOWN} a profit would be guesswork. Enter costs in Shopify under Products; they count here from the next night.`,
  unitCostsAreKnown: (knownShare: string) => `Unit costs are known for ${knownShare} of sales.`,
  theRestIsLeft: (so: string) =>
    `${so} The rest is left out, as if it had brought nothing: enter the missing costs in Shopify, or a margin in Settings.`,
  theRestCounts: (so: string, marginPercent: number) =>
    `${so} The rest counts with your margin of ${marginPercent}% from Settings.`,
  revenue: "Revenue",
  ofItWithKnown: "of it with known costs",
  shareWithKnownCosts: "Share with known costs",
  unitCostsOfThat: "Unit costs of that",
  leftOutCostUnknown: "Left out, cost unknown",
  ofTheRest: (marginPercent: number) => `Of the rest, ${marginPercent}%`,
  salesOfUnknownCost: "Sales of unknown cost are left out, as if they had brought nothing.",
  unknownCostsCount: "Sales of unknown cost count with the margin from Settings.",
  revenueWithKnownCosts:
    "revenue with known costs − pieces kept × unit cost, + your margin of the rest if you gave one",
  profitOfACustomer: "Profit of a customer so far",
  onAverage: (knownShare: string) => `on average · ${knownShare}`,
  contributionAfterUnitCosts: "Contribution after unit costs",
  profitOfAllCustomers: "Profit of all customers so far",
  customers: "Customers",
  simpleLifetimeProfit: "Simple lifetime profit",
  noCustomerHasOrdered: "no customer has ordered yet",
  aCustomerOver: (lifespanYears: number, knownShare: string) =>
    `a customer over ${countOf(lifespanYears, "year")} · ${knownShare}`,
  simpleClvNet: "Simple CLV, net",
  aovFT: "AOV × F × T, with the profit of an order in place of its revenue",
  orders: "Orders",
  aovAsProfit: "AOV, as profit",
  tLifespanYourChoice: "T, lifespan (your choice on Home)",
  itCarriesTheAverage: "It carries the average customer so far forward as if nobody ever left.",
  predictedProfitNext12: "Predicted profit, next 12 months",
  inTheLast12: (knownShare: string) => `${knownShare} in the last 12 months: too little`,
  nothingWasSold: "nothing was sold in the last 12 months",
  allCustomersOfToday: (knownShare: string) => `all customers of today · ${knownShare}`,
  n12MonthClvNet: "12-month CLV, net",
  predictedValueProfitRevenue: "predicted value × (profit ÷ revenue of the last 12 months)",
  predictedValue: "Predicted value",
  profitRevenue: "Profit ÷ revenue",
  theShareOfSales:
    "The share of sales that is left is taken as known: the interval is that of the predicted value.",
  unitCostsPrices: "Unit costs, prices and the mix of goods of the next months may differ.",
};
