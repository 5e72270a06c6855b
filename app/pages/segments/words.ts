import { formatDay, formatNumber, formatPercent } from "../../figures/format.ts";
import { countOf } from "../../figures/words.ts";
import type { Movement } from "../../clv/states/states.ts";

import type { Purpose } from "../../clv/states/state.ts";

export const purposes: Record<Purpose, { title: string; meaning: string }> = {
  win_back: { title: "Win back", meaning: "On their way out, and worth an offer or a letter." },
  grow: { title: "Grow", meaning: "Ordered once. The second order is the one that counts." },
  keep: { title: "Keep", meaning: "Coming by themselves. A discount would only cost you." },
  leave_alone: { title: "Leave alone", meaning: "Hardly anyone comes back from here." },
};

export const page = {
  segments: "Segments",
  notAllOrders: "Not all orders are read: these are the first customers only",
  everyCustomer: (unprofiled: number) =>
    `Where each customer stands, by their own rhythm${unprofiled === 0 ? "" : `. ${countOf(unprofiled, "customer")} who objected to being profiled ${unprofiled === 1 ? "is" : "are"} in none`}`,
  createOffer: "Create offer",
  newSegment: "New segment",
  whatTheyMean: "What they mean",
  yourCustomersSorted: "Your customers, sorted by what to do",
  seeProgress: "See progress",
  whenAllOrders:
    "When all orders are read, each customer is compared with their own rhythm and lands in one segment.",
  keptSince: (since: string) =>
    `How many are in each, and who moves, is kept by day since ${formatDay(since)}.`,
  segmentsFill: "Segments fill with the first orders of customers.",
};

export const segmentCard = {
  ofCustomers: (share: number) => `${formatPercent(share)} of customers`,
  /** Read after the number itself. */
  customersSeeThem: (customers: number) =>
    customers === 1 ? " customer, see them" : " customers, see them",
  customers: (customers: number) => (customers === 1 ? "customer" : "customers"),
  atRiskOver12: "at risk over 12 months",
  revenueSoFar: "revenue so far",
  size: "Customers in it",
  seeCustomers: "See customers",
  createOffer: "Create offer",
  actionOn: (action: string, segment: string) => `${action}: ${segment}`,
};

export const emptySegments = (labels: readonly string[]) =>
  `Nobody is in ${labels.map((label) => `“${label}”`).join(", ")}`;

/** How many more or fewer there are, or were when the period ended, than on its first night that was kept. */
export function changeWords(
  size: { change: number; since: string; until: string | null } | null,
): string {
  if (!size) return "How many there are is kept by day: a line appears from the second night on.";
  const [then, end] = [formatDay(size.since), size.until && formatDay(size.until)];
  if (size.change === 0) return end ? `As many on ${end} as on ${then}.` : `As many as on ${then}.`;
  const more = `${formatNumber(Math.abs(size.change))} ${size.change > 0 ? "more" : "fewer"}`;
  return end ? `${more} on ${end} than on ${then}.` : `${more} than on ${then}.`;
}

const WEEK = 7;
const MONTH = 30;

function moved({ in: joined, out }: Movement): string {
  return joined === 0 && out === 0
    ? "no movement"
    : `+${formatNumber(joined)} −${formatNumber(out)}`;
}

/** Who came and went, over no more days than it was followed. */
export function movementWords(
  { week, month }: { week: Movement; month: Movement },
  followed: number,
): string {
  if (followed < 1) return "Who moves is followed from today on";
  const over = (days: number, by: Movement) => `${countOf(days, "day")}: ${moved(by)}`;
  if (followed <= WEEK) return over(followed, week);
  return `${over(WEEK, week)} · ${over(Math.min(followed, MONTH), month)}`;
}

export const own = {
  title: "Your own",
  meaning: "By conditions of yours. A customer may be in several of them, or in none.",
  none: "None yet. Filter the list of customers and save it as a segment, or begin with a new one.",
  unreadable: "A condition of it is not known any more. Open it and choose another.",
  predicted: "expected within 12 months",
  edit: "Change",
  countedOn: (day: string, isOfEarlier: boolean) =>
    isOfEarlier
      ? `Counted on ${formatDay(day)}, before its conditions were changed.`
      : `Counted on ${formatDay(day)}.`,
  notCounted: "Not counted yet",
};
