import type { CustomerId } from "../ids.ts";

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

/** Of files that say who customers are. */
export const contactWords = {
  refused: (reason: string) => `The file was not made. ${reason}`,
};

/** Buttons beside a state. */
export const createOffer = "Create offer";
export const seeCustomers = "See customers";
