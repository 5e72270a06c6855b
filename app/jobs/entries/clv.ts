import { z } from "zod";
import { job, totals, type AnyJob } from "../job.ts";
import { customer, same, shop } from "../payloads.ts";

export const clvJobs = {
  "clv.compute": job({
    payload: shop,
    words: "Work out values and states",
    long: true,
    on: { "facts.rebuilt": same },
  }),
  "clv.compute-customer": job({
    payload: customer,
    words: "Work out values and states",
    on: { "facts.changed": same, "customer.profiling-changed": same },
  }),
  "clv.compute-profit": job({
    payload: shop,
    words: "Work out values and states",
    long: true,
    on: { "costs.changed": same },
  }),
  "clv.refresh-totals": job({ payload: shop, words: "Work out values and states", pace: totals }),
  "clv.note-sale": job({
    payload: shop.extend({
      saleId: z.uuid(),
      at: z.iso.datetime(),
      startsAt: z.iso.datetime().nullable(),
      endsAt: z.iso.datetime().nullable(),
    }),
    words: "Note the days of a flash sale",
    // pieces do not wait for one another: one that comes late is known by its moment
    lane: "none",
    on: { "sale.dated": same },
  }),
} as const satisfies Record<`clv.${string}`, AnyJob>;
