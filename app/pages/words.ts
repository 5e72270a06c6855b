import { formatDay, formatSpan } from "../figures/format.ts";
import type { CustomerId, StaffId } from "../ids.ts";

/** Said by more than one page. */

export const noSuchButton = "This page has no such button.";

/** Of a form that no page of ours sends. */
export const formProblems = {
  unreadable: "This is no form.",
  tooLarge: "This form is too large.",
};

export const stateBadge = {
  about: "State",
  notComputedYet: "Not computed yet",
  notProfiled: "Not profiled, they objected",
};

/** Who a customer is, where Shopify does not tell their name. */
export const nameOf = (row: { name: string | null; customerId: CustomerId }): string =>
  row.name ?? `Customer ${row.customerId}`;

/** A member of the staff the merchant gave no name. */
export const staffInWords = (staffId: StaffId | null): string =>
  staffId === null ? "Unknown" : `Staff ${staffId}`;

/** Of files that say who customers are. */
export const contactWords = {
  refused: (reason: string) => `The file was not made. ${reason}`,
};

/** Buttons beside a state. */
export const createOffer = "Create offer";
export const seeCustomers = "See customers";

/** Of what only the nights can keep: nobody can say it of a day that is over. */
export const keptTrend = {
  label: (name: string, from: string, to: string) => `${name}, ${formatSpan(from, to)}`,
  against: (from: string, to: string) => formatSpan(from, to),
  /** @param since the first night that was kept; null before it */
  nothing: (since: string | null) =>
    since === null
      ? "Kept by day from tonight on."
      : `Kept by day since ${formatDay(since)}: nothing was kept of these days.`,
};

/** What the interval of a value at risk holds. */
export const riskInterval = (confidence: number) =>
  `Its ${Math.round(100 * confidence)}% interval says how far the expectation itself may be off, because the models know their parameters only so well; what chance does is not in it.`;

export const tooNarrow = { seeTheTest: "See the test" };
