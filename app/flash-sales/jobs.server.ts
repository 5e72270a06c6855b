import { pool } from "../db.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { endInterruptedSales } from "./interrupted.server.ts";
import { followOpenSales } from "./follow.server.ts";
import { changeSale } from "./sales.server.ts";
import { cancelSale, createSale, lookAtEdge, saleFailed } from "./schedule.server.ts";
import { notCancelled, notCreated } from "./words.ts";

export const handlers: Handlers = {
  "flash-sales.create": {
    run: ({ shopId, saleId }) => createSale(shopId, saleId),
    lastWords: ({ shopId, saleId }, why) => saleFailed(shopId, saleId, notCreated(why)),
  },
  "flash-sales.end-interrupted": ({ shopId }) => endInterruptedSales(shopId),
  "flash-sales.edge": ({ shopId, saleId }) => lookAtEdge(shopId, saleId),
  "flash-sales.follow": ({ shopId }) => followOpenSales(shopId),
  "flash-sales.cancel": {
    run: ({ shopId, saleId }) => cancelSale(shopId, saleId),
    lastWords: ({ shopId, saleId }, why) =>
      changeSale(pool, shopId, saleId, {
        problem: notCancelled(why),
      }),
  },
};
