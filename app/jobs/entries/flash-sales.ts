import { z } from "zod";
import { job, type AnyJob } from "../job.ts";
import { same, shop } from "../payloads.ts";

const sale = shop.extend({ saleId: z.uuid() });

export const flashSalesJobs = {
  "flash-sales.create": job({
    payload: sale,
    words: "Create or end a flash sale",
    act: "launching",
  }),
  "flash-sales.edge": job({
    payload: sale.extend({ edge: z.enum(["start", "end", "again"]).optional() }),
    words: "Create or end a flash sale",
  }),
  "flash-sales.follow": job({
    payload: shop,
    words: "Look at the flash sales",
    schedule: "hourly",
  }),
  "flash-sales.cancel": job({ payload: sale, words: "Create or end a flash sale" }),
  "flash-sales.end-interrupted": job({
    payload: shop,
    words: "Create or end a flash sale",
    on: { "shop.installed": same },
  }),
} as const satisfies Record<`flash-sales.${string}`, AnyJob>;
