/** Said by more than one page. */

export const noSuchButton = "This page has no such button.";

/** Of a form that no page of ours sends. */
export const formProblems = {
  unreadable: "This is no form.",
  tooLarge: "This form is too large.",
};

export const stateBadge = {
  notComputedYet: "Not computed yet",
  notProfiled: "Not profiled, they objected",
};

/** Buttons beside a state. */
export const createOffer = "Create offer";
export const seeCustomers = "See customers";
