import { z } from "zod";
import { customerId } from "../../id-schemas.ts";
import { job, type AnyJob } from "../job.ts";
import { customer, same, shop, whose } from "../payloads.ts";

export const shopsJobs = {
  "shops.install": job({
    payload: shop,
    words: "Set up the shop",
    formerly: ["shop.install"],
  }),
  "shops.look-whether-gone": job({
    payload: shop,
    words: "Look whether the app was uninstalled",
  }),
  "shops.merge-customer": job({
    payload: customer.extend({ intoId: customerId }),
    words: "Make one customer of two",
    // a request of who stays must find what was held of who is gone
    evenAfterLeaving: true,
    on: { "customer.merged": same },
    formerly: ["customers.move-traits"],
  }),
  "shops.move-left-behind": job({
    payload: shop,
    words: "Make one customer of two",
    // what was read before Shopify merged them still names who is gone
    on: { "orders.imported": whose, "orders.repaired": same },
    schedule: "nightly",
  }),
  "shops.drop-old": job({
    payload: shop,
    words: "Remove what is kept for a time only",
    schedule: "nightly",
  }),
  "shops.export-customer": job({
    payload: shop.extend({ requestId: z.string() }),
    words: "Gather what is stored of a customer",
    evenAfterLeaving: true,
    formerly: ["privacy.export"],
  }),
  "shops.erase-customer": job({
    // only jobs of the release before name the customer: the request knows
    payload: shop.extend({ requestId: z.string(), customerId: customerId.optional() }),
    words: "Erase a customer",
    key: { of: ["shopId", "requestId"] },
    evenAfterLeaving: true,
    formerly: ["privacy.redact-customer"],
  }),
  "shops.erase-shop": job({
    payload: shop.extend({ domain: z.string() }),
    words: "Erase the shop",
    long: true,
    key: { of: ["shopId"] },
    lane: "none",
    evenAfterLeaving: true,
    formerly: ["privacy.redact-shop"],
  }),
} as const satisfies Record<`shops.${string}`, AnyJob>;
