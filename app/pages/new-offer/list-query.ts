import type { OfferFields } from "../../offers/offer-fields.ts";
import { EVERYBODY } from "../customers/list-query.ts";

/** The list an address asks for; of all customers, which nothing asks for, the word for it. */
export const queryIn = (search: URLSearchParams): string =>
  search.has("customers") ? search.get("customers") || EVERYBODY : "";

/** Whether a list names people one by one: their numbers are not kept with an offer or a draft. */
export const namesPeople = (query: string): boolean => {
  const asked = new URLSearchParams(query);
  return Boolean(asked.get("only")) || Boolean(asked.get("q"));
};

/** The fields of an offer that may be kept as a draft: without the numbers of customers who were chosen one by one. */
export const withoutPeople = (fields: OfferFields): OfferFields =>
  namesPeople(fields.customers) ? { ...fields, customers: "" } : fields;
