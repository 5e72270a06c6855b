import { z } from "zod";
import { job, type AnyJob } from "../job.ts";
import { order, same, shop, when } from "../payloads.ts";

const offer = shop.extend({ offerId: z.uuid() });

export const offersJobs = {
  "offers.launch": job({
    payload: offer,
    words: "Create an offer's codes",
    act: "launching",
    long: true,
    priority: -10,
  }),
  "offers.redeemed": job({
    payload: order,
    words: "Note a used code",
    on: {
      "order.changed": (news) => when(news.hasCode, news),
      // an offer must not be praised for an order that is no more
      "order.gone": (news) => when(news.hasCode, news),
    },
  }),
  "offers.redeemed-all": job({
    payload: shop,
    words: "Note the used codes",
    long: true,
    on: { "orders.repaired": same, "orders.imported": same },
  }),
  "offers.stop": job({ payload: offer, words: "Switch an offer's codes off" }),
  "offers.tell-verdicts": job({
    payload: shop,
    words: "Tell which verdicts are in",
    // a million customers are half a minute of redraws
    long: true,
    schedule: "nightly",
  }),
  "offers.judge": job({ payload: offer, words: "Judge an offer", long: true }),
  "offers.end-interrupted": job({
    payload: shop,
    words: "Switch an offer's codes off",
    on: { "shop.installed": same },
  }),
} as const satisfies Record<`offers.${string}`, AnyJob>;
