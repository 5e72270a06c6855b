/** What the form sends, as typed. */
export const offerFields = {
  offerId: "",
  segment: "",
  title: "",
  kind: "percentage",
  percent: "",
  amount: "",
  minimum: "",
  expires: "yes",
  endDay: "",
  endTime: "",
  once: "yes",
  holdout: "",
  margin: "",
};
export type OfferFields = typeof offerFields;
export type OfferErrors = Partial<Record<keyof OfferFields, string>>;
