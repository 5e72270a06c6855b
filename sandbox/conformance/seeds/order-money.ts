import type { OrderRecord, RefundRecord } from "../../store/types.ts";
import type { Seen } from "../sightings.ts";
import { amountOf, numberIn, objectsOf, textOf, textOrNull, type SeedShop } from "./read.ts";

/** How far an order was paid: as it is shown, else as its transactions tell. */
export function paymentIn(seen: Seen, before: OrderRecord | null): OrderRecord["financialStatus"] {
  if ("displayFinancialStatus" in seen) {
    return textOrNull(seen, "displayFinancialStatus") as OrderRecord["financialStatus"];
  }
  if (before) return before.financialStatus;
  const transactions = objectsOf(seen, "transactions");
  const arrived = transactions.filter(({ status }) => status === "SUCCESS");
  if (arrived.some(({ kind }) => kind === "SALE" || kind === "CAPTURE")) return "PAID";
  if (arrived.some(({ kind }) => kind === "AUTHORIZATION")) return "AUTHORIZED";
  return "transactions" in seen && transactions.length === 0 ? null : "PENDING";
}

/** What the shipping cost, where its lines tell; null = they do not. */
export function shippingIn(seen: Seen, currency: string): number | null {
  const prices = objectsOf(seen, "shippingLines").map(
    (line) => amountOf(line, "originalPriceSet", currency) ?? 0,
  );
  return prices.length === 0 ? null : prices.reduce((sum, price) => sum + price, 0);
}

export const refundsIn = (seen: Seen, { tenant: { store }, now }: SeedShop): RefundRecord[] =>
  objectsOf(seen, "refunds").flatMap((refund) => {
    const id = numberIn(refund["id"]);
    if (id === null) return [];
    const amount = amountOf(refund, "totalRefundedSet", store.shop.currency) ?? 0;
    const createdAt = textOf(refund, "createdAt", now);
    return [{ id, createdAt, note: textOrNull(refund, "note"), amount, lines: [] }];
  });
