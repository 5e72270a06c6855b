import { discountFields } from "../discounts/typed.ts";

const { percent, products } = discountFields;

/** What the form sends, as typed. */
export const saleFields = {
  saleId: "",
  products,
  title: "",
  percent,
  startDay: "",
  startTime: "",
  endDay: "",
  endTime: "",
};
export type SaleFields = typeof saleFields;
export type SaleErrors = Partial<Record<keyof SaleFields, string>>;
