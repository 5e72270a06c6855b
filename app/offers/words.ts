import { customerStates, isCustomerState } from "../clv/states/states.ts";
import { countOf } from "../figures/words.ts";

/** Of an offer that waited too long: for Shopify, or while launching was stopped. */
export const timeHasPassed =
  "Its end came before its codes could be created, so nobody has one. Make a new offer if it is still wanted.";

/** Of an offer that was about to be created when the backup was taken that is used now. */
export const unknownSinceRestore =
  "Boomerang had to go back to a backup, and Shopify has no discount of this offer: it was deleted or never created. Nobody was given a code again. Try again if it is still wanted.";

/** @param why a sentence */
export const notCreated = (why: string) =>
  `Shopify did not take the discount after many tries. ${why}`;

/** @param why a sentence */
export const notStopped = (why: string) =>
  `The codes could not be switched off after many tries: deactivate the discount in Shopify. ${why}`;

/** @param why in Shopify's words */
export const codesRefused = (why: string) => `Shopify refused some codes: ${why}`;

/** Whom an offer is for: "Slipping", or what its list was called. */
export const whomInWords = ({
  segment,
  listWords,
}: {
  segment: string;
  listWords: string | null;
}): string => listWords ?? (isCustomerState(segment) ? customerStates[segment].label : segment);

/** In place of a list that names people one by one. */
export const chosenOneByOne = "Customers chosen one by one";

/** Beside a field of the form. */
export const offerProblems = {
  outOfDate: "This form is out of date. Reload the page",
  noSegment: "Choose a segment",
  noTitle: "Enter a name for the offer",
  longTitle: (most: number) => `Use at most ${most} characters`,
  noDiscount: "Choose what the offer takes off",
  endsTooSoon: (hours: number) =>
    `Choose an end at least ${hours === 1 ? "an hour" : countOf(hours, "hour")} from now`,
};

/** Of an offer that was about to be launched. */
export const interrupted =
  "Boomerang was uninstalled before this was launched, so it was ended. Make it again if you still want it.";
