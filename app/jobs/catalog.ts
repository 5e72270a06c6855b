import { z } from "zod";

const shop = z.object({ shopId: z.number().int().positive() });
const gidNumber = z.string().regex(/^\d+$/);

/**
 * Every job there is, in the order the data passes through them. Rooms enqueue the next step by name, so that an
 * earlier room never imports a later one.
 */
export const jobs = {
  "shop.install": shop,
  "privacy.export": shop.extend({ requestId: z.string() }),
  "privacy.redact-customer": shop.extend({ requestId: z.string(), customerId: gidNumber }),
  "privacy.redact-shop": shop.extend({ domain: z.string() }),
  "products.import": shop,
  "products.refresh": shop.extend({ productId: gidNumber }),
  "orders.begin": shop,
  "orders.import": shop.extend({ importId: z.uuid() }),
  "orders.preview": shop.extend({ importId: z.uuid() }),
  "orders.poll": shop.extend({ importId: z.uuid() }),
  "orders.bulk-finished": shop.extend({ bulkOperationId: gidNumber }),
  "orders.load": shop.extend({ importId: z.uuid() }),
  "orders.page": shop.extend({ importId: z.uuid() }),
  "orders.refresh": shop.extend({ orderId: gidNumber }),
  "orders.refresh-customer": shop.extend({ customerId: gidNumber }),
  "orders.forget": shop.extend({ orderId: gidNumber }),
  "orders.reconcile": shop,
  "orders.check-counts": shop,
  "orders.weekly": shop,
  "orders.weekly-end": shop.extend({ importId: z.uuid() }),
  "customers.rebuild-facts": shop.extend({ importId: z.uuid().optional() }),
  "customers.refresh-facts": shop.extend({ customerId: gidNumber }),
  "customers.refresh-totals": shop,
  "clv.compute": shop,
  "clv.compute-customer": shop.extend({ customerId: gidNumber }),
  "clv.compute-profit": shop,
  "clv.refresh-totals": shop,
  "offers.launch": shop.extend({ offerId: z.uuid() }),
  "offers.redeemed": shop.extend({ orderId: gidNumber }),
  "offers.stop": shop.extend({ offerId: z.uuid() }),
  "flash-sales.create": shop.extend({ saleId: z.uuid() }),
  "flash-sales.edge": shop.extend({ saleId: z.uuid() }),
  "flash-sales.cancel": shop.extend({ saleId: z.uuid() }),
  "surveys.publish": shop,
  "surveys.match": shop.extend({ orderId: gidNumber }),
  "surveys.drop-unproven": shop,
  nightly: z.object({}).loose(),
  hourly: z.object({}).loose(),
} as const;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]>;

const parallel = new Set<JobName>(["orders.preview", "products.refresh", "privacy.redact-shop"]);

/** Refreshes of one order wait for each other: what was asked later is written later. Other orders go on beside it. */
const LANES = 32;
const laned = new Set<JobName>(["orders.refresh", "orders.forget"]);

/** The one queue a job of a shop waits in when Shopify's limits, or its own order, ask for one at a time. */
export function queueOf(
  name: JobName,
  payload: { shopId?: number; orderId?: string },
): string | null {
  if (payload.shopId === undefined || parallel.has(name)) return null;
  const room = name.slice(0, name.indexOf("."));
  if (laned.has(name) && payload.orderId !== undefined)
    return `shop:${payload.shopId}:${room}:${BigInt(payload.orderId) % BigInt(LANES)}`;
  return `shop:${payload.shopId}:${room}`;
}
