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
} as const satisfies Record<`clv.${string}`, AnyJob>;
