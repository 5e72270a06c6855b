import { z } from "zod";
import type { AdminClient } from "../admin-api/client.server.ts";
import { customerValues } from "../clv/values.server.ts";
import { customerFacts } from "../customers/facts-of.server.ts";
import { pool } from "../db.server.ts";
import { offersOfCustomer } from "../discounts/of-customer.server.ts";
import { ordersOfCustomer, type OrderPosition } from "../orders/of-customer.server.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import { answersOfCustomer } from "../surveys/of-customer.server.ts";
import { customerFigures } from "./customer-figures.ts";
import { shopDay } from "./customers.server.ts";
import { liveContact } from "./live.server.ts";
import { stateReason } from "./state-reason.ts";

const ORDERS_SHOWN = 25;

const positionSchema = z.templateLiteral([z.iso.datetime(), "~", z.string().regex(/^\d{1,19}$/)]);

/** "2026-11-21T10:00:00.000Z~123", as the page before gave it; null when it is none. */
function positionOf(text: string | null): OrderPosition | null {
  const parsed = positionSchema.safeParse(text);
  if (!parsed.success) return null;
  const [processedAt, orderId] = parsed.data.split("~") as [string, string];
  return { processedAt, orderId };
}

const daysBetween = (from: string, to: string) =>
  Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000));

/**
 * All that is known of a customer; null when nobody of that number has an order that counts.
 * @param before where the shown orders begin, from the address
 */
export async function customerPage(
  shop: ShopRow,
  admin: AdminClient,
  customerId: string,
  before: string | null,
  now: Date,
) {
  const position = positionOf(before);
  const [facts, values, timeline, answers, offers] = await Promise.all([
    customerFacts(pool, shop.shopId, customerId),
    customerValues(pool, shop.shopId, [customerId]),
    ordersOfCustomer(pool, shop.shopId, customerId, position, ORDERS_SHOWN),
    answersOfCustomer(pool, shop.shopId, customerId),
    offersOfCustomer(pool, shop.shopId, customerId),
  ]);
  if (!facts) return null;
  const value = values.get(customerId) ?? null;
  const contact = await liveContact(admin, customerId);
  const last = timeline.orders.at(-1);
  const daysSince = daysBetween(facts.lastDay, shopDay(now, shop.timezone));
  return {
    customerId,
    contact,
    currency: shop.currency,
    timeZone: shop.timezone,
    figures: customerFigures(facts, value),
    state: value?.state ?? null,
    stateSince: value?.stateSince ?? null,
    reason: value ? stateReason({ ...value, orderDays: facts.orderDays, daysSince }) : null,
    orders: timeline.orders,
    isFirstPage: position === null,
    older: timeline.hasMore && last ? `${last.processedAt.toISOString()}~${last.orderId}` : null,
    answers,
    offers,
  };
}
