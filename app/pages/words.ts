/** Said by more than one page. */

export const noSuchButton = "This page has no such button.";

export const stateBadge = {
  notComputedYet: "Not computed yet",
};
