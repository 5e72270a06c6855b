import { rfmGroupSql } from "../segments/rfm-groups.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { CustomerRecord } from "../store/types.ts";
import type { Call } from "./call.ts";

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

/** Shopify's RFM group of a customer, as the segment filter rfm_group sees it. */
export function rfmGroup(customer: CustomerRecord, call: Call): string {
  const { db } = call.store;
  const row = db
    .prepare(`SELECT ${rfmGroupSql(db)} AS rfm FROM customers WHERE id = ?`)
    .get(customer.id);
  return row?.["rfm"] as string;
}

/** A stand-in for Shopify's predicted spend tier: spend so far against the shop's mean. */
export function spendTier(customer: CustomerRecord, call: Call): string | null {
  if (customer.numberOfOrders === 0) return null;
  const mean = averageSpent(call.store);
  if (customer.amountSpent > 1.5 * mean) return "HIGH";
  return customer.amountSpent > 0.5 * mean ? "MEDIUM" : "LOW";
}
