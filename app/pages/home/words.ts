import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import {
  formatCompactMoney,
  formatMoney,
  formatNumber,
  formatPercent,
} from "../../figures/format.ts";
import { countOf, formatWait } from "../../figures/words.ts";

export const homeIsSettings =
  "Your shop's list of the team does not let you change settings, and this is one.";

export const chooseLifespan = "Choose a lifespan of 1, 2 or 3 years.";

export const answersCard = {
  whatCustomersSaid: "What customers said",
  seeAllAnswers: "See all answers",
  placed:
    "No answers yet. The survey asks shoppers on the thank-you page, right after they bought.",
  notPlaced:
    "No answers yet. Once the survey block is on the thank-you page, it asks shoppers right after they bought.",
  of5: (rating: number) => `${rating} of 5`,
  noComment: ", no comment",
};

export const attentionCard = {
  needsAttention: "Needs attention",
  nothingNow: "Nothing now. Segments with many customers to win back appear here.",
  whoNeedsAttention: "Who needs attention is known when all orders are read.",
  customers: (count: number) => countOf(count, "customer"),
  atRiskOver12: (value: number, currency: string, advice: string) =>
    `~${formatCompactMoney(value, currency)} at risk over 12 months. ${advice}`,
};

export const clvCard = {
  lifespanT: "Lifespan T",
  oneYear: "T = 1 year",
  years: (years: number) => `T = ${years} years`,
};

export const guideCard = {
  setUpBoomerang: "Set up Boomerang",
  ofDone: (done: number, length: number) => `${done} of ${length} done`,
  putTheGuideAway: "Put the guide away",
  done: "Done",
};

export const importCard = {
  settingUp: "Setting up",
  theImportStarts: "The import starts in a moment.",
  whatWasRead: "What was read so far is kept. Your numbers cover only these orders.",
  allRead: (read: number) => `${countOf(read, "order")}. New ones arrive by themselves.`,
  ordersRead: (read: number) => countOf(read, "order"),
  ofOrders: (read: number, expected: number) =>
    `${formatNumber(read)} of ${countOf(expected, "order")}`,
  readBeforeItStopped: (orders: string) => `${orders} read before it stopped.`,
  left: (orders: string, secondsLeft: number) => `${orders}, ${formatWait(secondsLeft)} left`,
  cancel: "Cancel",
  readOrdersAgain: "Read orders again",
};

export const page = {
  shopifyRefuses: "Shopify does not let Boomerang read your shop",
  home: "Home",
  createOffer: "Create offer",
  howYourShopKeeps: "How your shop keeps its customers",
  notInTheseFigures: (orders: number, revenue: number, currency: string) =>
    `Not in these figures: ${countOf(orders, "guest order")} of ${formatMoney(revenue, currency)}, which ${orders === 1 ? "belongs" : "belong"} to no customer.`,
  firstStillImporting: (orders: number) => `First ${countOf(orders, "order")}, still importing`,
  from: (orders: number) => `From ${countOf(orders, "order")}`,
};

export const statesCard = {
  customersByState: "Customers by state",
  seeSegments: "See segments",
  shownWhenAllOrders: "Shown when all orders are read: each customer by their own rhythm.",
  state: "State",
  customers: "Customers",
  share: "Share",
  valueAtRisk12: "Value at risk, 12 months",
  revenueSoFar: "Revenue so far",
  atRisk: (valueAtRisk: number, currency: string) =>
    `~${formatCompactMoney(valueAtRisk, currency)} at risk`,
  nobodyYet: "Filled with the first orders of customers: each customer by their own rhythm.",
  /** @param kept and toWinBack: customers */
  ofKeepComing: (customers: number, kept: number, toWinBack: number) => {
    const isFew = customers < FEWEST_FOR_SHARES;
    const part = (some: number) =>
      isFew ? formatNumber(some) : formatPercent(some / customers, 0);
    const keeping = isFew
      ? countOf(kept, "keeps coming", "keep coming")
      : `${part(kept)} keep coming`;
    return `Of ${countOf(customers, "customer")}, ${keeping} and ${part(toWinBack)} can be won back.`;
  },
};

export const underWayCard = {
  underWay: "Under way",
  offers: "Offers",
  flashSales: "Flash sales",
  flashSaleStarts: (off: string, starts: string) => `Flash sale, ${off}, starts ${starts}`,
  flashSaleUntil: (off: string, ends: string) => `Flash sale, ${off}, until ${ends}`,
  redeemed: (codes: number, redemptions: number) =>
    `${countOf(codes, "code")}, ${formatNumber(redemptions)} redeemed`,
  until: (used: string, ends: string) => `${used}, until ${ends}`,
  noEndSet: (used: string) => `${used}, no end set`,
  moreUnder: (count: number) => `And ${formatNumber(count)} more under`,
  and: "and",
};
