/** What a tab of the browser is called. */
export const appName = "Boomerang";

/** Said by more than one page. */

export const noSuchButton = "This page has no such button.";

export const stateBadge = {
  notComputedYet: "Not computed yet",
};

/** Buttons beside a state. */
export const createOffer = "Create offer";
export const seeCustomers = "See customers";
