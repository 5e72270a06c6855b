/** What the form sends, as typed; products as a JSON list of { id, title }. */
export const saleFields = {
  saleId: "",
  title: "",
  percent: "",
  products: "[]",
  startDay: "",
  startTime: "",
  endDay: "",
  endTime: "",
};
export type SaleFields = typeof saleFields;
export type SaleErrors = Partial<Record<keyof SaleFields, string>>;

export interface ChosenProduct {
  /** Shopify's number */
  id: string;
  title: string;
}

/** Shopify's limit of products in one discount. */
export const PRODUCTS_MAX = 100;
