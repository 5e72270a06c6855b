import { enqueue } from "../jobs/enqueue.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { pool } from "../db.server.ts";
import { noteSale } from "./events/sale-runs.server.ts";
import { computeCustomer, computeProfit, computeShop, refreshTotals } from "./compute.server.ts";

export const handlers: Handlers = {
  "clv.compute": ({ shopId }) => computeShop(shopId),
  "clv.compute-customer": async ({ shopId, customerId }) => {
    await computeCustomer(shopId, customerId);
    await enqueue(pool, "clv.refresh-totals", { shopId });
  },
  "clv.compute-profit": ({ shopId }) => computeProfit(shopId),
  "clv.note-sale": noteSale,
  "clv.refresh-totals": ({ shopId }) => refreshTotals(shopId),
};
