import { discountFields } from "../discounts/typed.ts";

const { percent, amount, minimum, once } = discountFields;

/** What the form sends, as typed. */
export const offerFields = {
  offerId: "",
  segment: "",
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
