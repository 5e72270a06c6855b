import { job, type AnyJob } from "../job.ts";
import { order, same, shop } from "../payloads.ts";

export const surveysJobs = {
  "surveys.publish": job({
    payload: shop,
    words: "Publish the survey",
    act: "launching",
    on: { "shop.installed": same },
  }),
  "surveys.withdraw": job({ payload: shop, words: "Take the survey out of the shop" }),
  "surveys.match": job({
    payload: order,
    words: "Match answers with an order",
    on: { "order.changed": same },
  }),
  "surveys.match-all": job({
    payload: shop,
    words: "Match answers with the orders",
    on: { "orders.repaired": same, "orders.imported": same },
  }),
  "surveys.mask-stored": job({
    payload: shop,
    words: "Take addresses and numbers out of earlier answers",
    schedule: "nightly",
  }),
  "surveys.drop-unproven": job({
    payload: shop,
    words: "Tidy up survey answers",
    schedule: "nightly",
  }),
} as const satisfies Record<`surveys.${string}`, AnyJob>;
