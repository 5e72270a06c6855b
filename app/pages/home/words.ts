import {
  formatCompactMoney,
  formatDay,
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
  title: "What to do next",
  nothingNow: "Nothing now. Segments with many customers to win back appear here.",
  whoNeedsAttention: "Who needs attention is known when all orders are read.",
  whoAndWhat: (customers: number, state: string) => `${countOf(customers, "customer")}: ${state}`,
  money: (value: number, currency: string) => `~${formatCompactMoney(value, currency)}`,
  atRisk: "at risk, 12 months",
};

export const clvCard = {
  lifespanT: "Lifespan T",
  oneYear: "T = 1 year",
  years: (years: number) => `T = ${years} years`,
};

export const guideCard = {
  setUpBoomerang: "Set up Boomerang",
  ofDone: (done: number, length: number) => `${done} of ${length} done`,
  progress: (done: number, length: number) => `Set-up: ${done} of ${length} done`,
  next: (step: string) => `Next: ${step}`,
  complete: "Everything is set up. Put this away when you like.",
  allSteps: "All steps",
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
  notInTheseFigures: (orders: number, revenue: number, currency: string) =>
    `Not in these figures: ${countOf(orders, "guest order")} of ${formatMoney(revenue, currency)}, which ${orders === 1 ? "belongs" : "belong"} to no customer.`,
  firstStillImporting: (orders: number) => `First ${countOf(orders, "order")}, still importing`,
  from: (orders: number) => `From ${countOf(orders, "order")}`,
};

export const heroCard = {
  expected: "What your customers are expected to bring",
  expectedInShort: "Expected, next 12 months",
  next12: "next 12 months",
  inNext12: "in the next 12 months",
  notYet: "No prediction yet",
  whatComes: "What your customers are expected to bring stands here then.",
  beingRead: "Your orders are being read",
  stopped: "Not all orders are read",
  beingWorkedOut: "Being worked out from your orders",
  nobody: "No customer has ordered yet",
  allObjected: "All customers objected to being profiled",
  nothingOfThem: "What their orders brought counts for the shop; nothing is predicted of them.",
  recoverable: (
    atRisk: number,
    interval: { low: number; high: number } | null,
    currency: string,
  ) => {
    const money = (minor: number) => formatCompactMoney(minor, currency);
    const around = interval ? ` (${money(interval.low)} to ${money(interval.high)})` : "";
    return `~${money(atRisk)}${around} of it goes with`;
  },
  ofWhom: (customers: number) => `${countOf(customers, "customer")} on their way out`,
  canBeKept: " whom acting can still keep.",
  nothingAtRisk: "None of it is at risk now: nobody on their way out is worth an offer.",
  course: "Expected value of the next 12 months, by day",
  against: { before: "The days before", year: "A year before" },
};

export const mainFigures = {
  course: (figure: string, days: string) => `${figure}, ${days}`,
  keptSince: (day: string) => `Its course is kept since ${formatDay(day)}.`,
  keptFromTonight: "Its course is kept from tonight on.",
  more: {
    "repeat-rate": "See who comes back",
    "second-order": "See the second order",
    "value-at-risk": "See who is at risk",
    clv: "See who brings it",
  },
};

export const totalsStrip = {
  title: "All orders so far",
  inSmall: (scope: string, days: string) => `${scope}; below each total, ${days}`,
  /** @param text "1,234" or "$1,234" */
  added: (key: string, text: string) => `${key === "aov" ? text : `+${text}`} in these days`,
  before: (grown: number | null, then: string, against: "before" | "year") => {
    const known = against === "year" ? `${then} a year before` : `${then} before`;
    return grown === null ? known : `${known}, ${signed(grown)}`;
  },
};

/** 0.124 → "+12.4%" */
function signed(grown: number): string {
  const text = formatPercent(Math.abs(grown));
  return grown < 0 ? `−${text}` : `+${text}`;
}

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
