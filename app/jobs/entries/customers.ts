import { z } from "zod";
import { DAY_MS } from "../../calendar/days.ts";
import { calendarDay } from "../../calendar/instants.ts";
import { job, totals, type AnyJob } from "../job.ts";
import { customer, same, shop, when, whose } from "../payloads.ts";

export const customersJobs = {
  "customers.forget-traits": job({
    payload: customer,
    words: "Forget what was known of a deleted customer",
    // who was merged is deleted too, and Shopify may tell the merge later: it tries a message again for hours
    pace: { ms: DAY_MS },
    on: { "customer.deleted": same },
  }),
  "customers.rebuild-facts": job({
    payload: shop.extend({ importId: z.uuid().optional() }),
    words: "Count the customers' orders",
    long: true,
    on: { "orders.imported": same },
    schedule: "nightly",
  }),
  // a merchant who has just installed the app waits for it, and the orders are few
  "customers.preview-facts": job({
    payload: shop,
    words: "Count the customers' orders",
    on: { "orders.previewed": same },
  }),
  "customers.refresh-facts": job({
    payload: customer,
    words: "Count the customers' orders",
    // a burst of webhooks becomes one
    pace: { ms: 300 },
    on: {
      "order.changed": ({ shopId, customerIds }) =>
        customerIds.map((customerId) => ({ shopId, customerId })),
      "order.gone": ({ shopId, customerId }) => (customerId === null ? [] : { shopId, customerId }),
      "customer.moved": ({ shopId, customerId, intoId }) => [
        { shopId, customerId },
        { shopId, customerId: intoId },
      ],
      // a count of the whole shop that was under way may have written them down again
      "customer.erased": same,
    },
  }),
  "customers.refresh-totals": job({
    payload: shop,
    words: "Count the customers' orders",
    pace: totals,
    on: {
      // of others the customer's facts bring it about
      "order.changed": (news) => when(news.isGuests, news),
      "order.gone": same,
      "customer.erased": same,
    },
  }),
  // after the facts, which the pages wait for; nightly only where it was never done
  "customers.rebuild-products": job({
    payload: shop.extend({ isAnew: z.boolean().default(false) }),
    words: "Write down who bought what",
    long: true,
    on: { "orders.imported": ({ shopId }) => ({ shopId, isAnew: true }) },
    schedule: "nightly",
  }),
  "customers.rebuild-days": job({
    payload: shop,
    words: "Add the orders of each day up",
    long: true,
    pace: totals,
    on: { "facts.rebuilt": same, "customer.moved": whose, "customer.erased": whose },
  }),
  "customers.refresh-day": job({
    payload: shop.extend({ day: calendarDay }),
    words: "Add the orders of each day up",
    pace: totals,
    on: {
      "order.changed": ({ shopId, days }) => days.map((day) => ({ shopId, day })),
      "order.gone": ({ shopId, day }) => ({ shopId, day }),
    },
  }),
} as const satisfies Record<`customers.${string}`, AnyJob>;
