import { shopDay } from "../calendar/shop-day.ts";
import { pool, transaction } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue, enqueueAll } from "../jobs/enqueue.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { givenUp } from "../orders/import-state.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { isBoughtKept, rebuildBought } from "./bought.server.ts";
import { refreshTotals } from "./facts.server.ts";
import { rebuildDays, refreshDay } from "./days.server.ts";
import { refreshedDays } from "./refreshed-days.server.ts";
import { rebuildShop } from "./rebuild.server.ts";
import { secondOrderTime } from "./second-order.server.ts";
import { forgetCustomer } from "./forget.server.ts";

export const handlers: Handlers = {
  "customers.forget-traits": ({ shopId, customerId }) => forgetCustomer(pool, shopId, customerId),
  "customers.rebuild-facts": {
    run: ({ shopId, importId }) => rebuildShop(shopId, importId),
    // facts are also rebuilt without an import
    lastWords: async ({ shopId, importId }, why) => {
      if (importId) await givenUp({ shopId, importId }, why);
    },
  },
  "customers.preview-facts": ({ shopId }) => rebuildShop(shopId, undefined),
  "customers.refresh-facts": ({ shopId, customerId }) =>
    transaction(async (db) => {
      const days = await refreshedDays(db, shopId, customerId);
      await enqueueAll(
        db,
        "customers.refresh-day",
        days.map((day) => ({ shopId, day })),
      );
      await announce(db, "facts.changed", { shopId, customerId });
      await enqueue(db, "customers.refresh-totals", { shopId });
    }),
  "customers.rebuild-products": async ({ shopId, isAnew }) => {
    if (!isAnew && (await isBoughtKept(pool, shopId))) return;
    await transaction((db) => rebuildBought(db, shopId));
    await pool.query("ANALYZE customer_products");
  },
  "customers.rebuild-days": async ({ shopId }) => {
    const { timezone } = await requireShop(pool, shopId);
    await transaction((db) => rebuildDays(db, shopId, shopDay(new Date(), timezone)));
  },
  "customers.refresh-day": ({ shopId, day }) => refreshDay(pool, shopId, day),
  "customers.refresh-totals": async ({ shopId }) => {
    const shop = await requireShop(pool, shopId);
    await transaction(async (db) => refreshTotals(db, shopId, await secondOrderTime(db, shop)));
  },
};
