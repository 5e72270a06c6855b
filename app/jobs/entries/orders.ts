import { z } from "zod";
import { job, type AnyJob } from "../job.ts";
import { bulkOperationId, customer, order, same, shop } from "../payloads.ts";

/**
 * One reading of all orders: its jobs follow, and replace, each other. About a day and a half of tries, further and
 * further apart: they must outlast an outage of Shopify's.
 */
const reading = {
  payload: shop.extend({ importId: z.uuid() }),
  key: { as: "orders.reading" },
  attempts: 14,
};

export const ordersJobs = {
  "orders.begin": job({
    payload: shop,
    words: "Begin to read the orders",
    on: { "shop.installed": same },
  }),
  "orders.import": job({ ...reading, words: "Ask Shopify for all orders" }),
  "orders.preview": job({
    payload: reading.payload,
    words: "Read the newest orders first",
    lane: "none",
    priority: -10,
  }),
  "orders.poll": job({ ...reading, words: "Look whether Shopify has exported the orders" }),
  "orders.bulk-finished": job({
    payload: shop.extend({ bulkOperationId }),
    words: "Look whether Shopify has exported the orders",
    on: { "shopify.bulk-finished": same },
  }),
  "orders.load": job({ ...reading, words: "Read the exported orders", long: true }),
  "orders.page": job({ ...reading, words: "Read the orders page by page", long: true }),
  "orders.refresh": job({
    payload: order,
    words: "Read an order again",
    // what was asked later is written later; other orders go on beside it
    lane: "order",
    on: { "shopify.order-changed": same },
  }),
  "orders.refresh-customer": job({
    payload: customer,
    words: "Read the orders of a customer again",
    on: { "customer.deleted": same },
  }),
  "orders.forget": job({
    payload: order,
    words: "Remove a deleted order",
    lane: "order",
    on: { "shopify.order-deleted": same },
  }),
  "orders.reconcile": job({
    payload: shop,
    words: "Compare the orders that changed",
    schedule: "hourly",
  }),
  "orders.check-counts": job({
    payload: shop,
    words: "Compare the orders of each month",
    long: true,
    schedule: "nightly",
  }),
  // asked every night, so that a night without a worker does not cost a week
  "orders.weekly": job({ payload: shop, words: "Compare every order", schedule: "nightly" }),
  "orders.weekly-end": job({ ...reading, words: "Compare every order", long: true }),
  "orders.file-buyers": job({
    payload: shop.extend({ fileId: z.uuid() }),
    words: "Find the buyers of older orders from a file",
    long: true,
    attempts: 14,
  }),
  "orders.reseal-buyers": job({
    payload: shop,
    words: "Forget or seal anew the buyers of older orders",
    schedule: "nightly",
  }),
} as const satisfies Record<`orders.${string}`, AnyJob>;
