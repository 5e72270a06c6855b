import { toSeconds } from "../store/instants.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Call } from "./call.ts";

const day = 86_400;
const averages = new WeakMap<OpenShop, { at: number; spent: number }>();

/** Mean amount spent of customers with orders, looked up at most once a minute. */
function averageSpent(store: OpenShop): number {
  const known = averages.get(store);
  if (known && Date.now() - known.at < 60_000) return known.spent;
  const row = store.db
    .prepare(
      "SELECT coalesce(avg(amount_spent), 0) AS spent FROM customers WHERE number_of_orders > 0",
    )
    .get()!;
  const spent = row["spent"] as number;
  averages.set(store, { at: Date.now(), spent });
  return spent;
}

/**
 * A stand-in for Shopify's RFM group: recency in steps of 90 days, frequency, and spend against the
 * shop's mean. Shopify's own cut-offs are not public; the groups' meaning is the same.
 */
export function rfmGroup(customer: CustomerRecord, call: Call): string {
  if (customer.numberOfOrders === 0) return "PROSPECTS";
  const last = customer.lastOrderId === null ? null : call.store.order(customer.lastOrderId);
  const since = last ? (toSeconds(call.now) - toSeconds(last.processedAt)) / day : Infinity;
  const often = customer.numberOfOrders >= 4;
  const rich = customer.amountSpent > 2 * averageSpent(call.store);
  if (since <= 90) {
    if (often) return rich ? "CHAMPIONS" : "LOYAL";
    if (customer.numberOfOrders >= 2) return rich ? "ACTIVE" : "PROMISING";
    return "NEW";
  }
  if (since <= 180) return often ? "NEEDS_ATTENTION" : "ALMOST_LOST";
  if (since <= 365) return often ? "AT_RISK" : "DORMANT";
  return often ? "PREVIOUSLY_LOYAL" : "DORMANT";
}

/** A stand-in for Shopify's predicted spend tier: spend so far against the shop's mean. */
export function spendTier(customer: CustomerRecord, call: Call): string | null {
  if (customer.numberOfOrders === 0) return null;
  const mean = averageSpent(call.store);
  if (customer.amountSpent > 1.5 * mean) return "HIGH";
  return customer.amountSpent > 0.5 * mean ? "MEDIUM" : "LOW";
}
