import { discountFields } from "../discounts/typed.ts";

const { percent, amount, minimum, once } = discountFields;

/** What the form sends, as typed. */
export const offerFields = {
  offerId: "",
  segment: "",
  /** parameters of the list of customers it is for; empty = it is for a segment */
  customers: "",
  title: "",
  kind: "percentage",
  percent,
  amount,
  minimum,
  once,
  expires: "yes",
  endDay: "",
  endTime: "",
  holdout: "",
  margin: "",
};
export type OfferFields = typeof offerFields;
export type OfferErrors = Partial<Record<keyof OfferFields, string>>;
