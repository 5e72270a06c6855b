import { z } from "zod";
import { job, type AnyJob } from "../job.ts";
import { shop } from "../payloads.ts";

export const leavingJobs = {
  "leaving.end": job({ payload: shop, words: "End what Boomerang made in Shopify" }),
  "leaving.gather": job({
    payload: shop.extend({ fileId: z.uuid() }),
    words: "Gather everything of the shop in a file",
    lane: "none",
    long: true,
    attempts: 5,
  }),
  "leaving.drop-gathered": job({
    payload: shop,
    words: "Remove files nobody fetched",
    schedule: "nightly",
  }),
} as const satisfies Record<`leaving.${string}`, AnyJob>;
