import { pool, transaction } from "../db.server.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { createPace } from "../jobs/pace.server.ts";
import { finishImport } from "../orders/import-state.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { rebuildFacts, refreshFacts, refreshTotals } from "./facts.server.ts";
import { secondOrderTime } from "./second-order.server.ts";

const pace = createPace();

export const handlers: Handlers = {
  "customers.rebuild-facts": async ({ shopId, importId }) => {
    const shop = await requireShop(pool, shopId);
    // a table that was just filled looks empty to the planner until PostgreSQL comes round to it
    const analyzed = importId ? pool.query("ANALYZE orders, order_lines") : null;
    const made = transaction(async (db) => {
      await rebuildFacts(db, shopId);
      await refreshTotals(db, shopId, await secondOrderTime(db, shop));
      if (importId) await finishImport(db, shopId, importId);
      await enqueue(db, "clv.compute", { shopId }, { key: `compute:${shopId}` });
    });
    await Promise.all([made, analyzed]);
    if (importId) await pool.query("ANALYZE customers");
  },
  "customers.refresh-facts": async ({ shopId, customerId }) =>
    transaction(async (db) => {
      await refreshFacts(db, shopId, [customerId]);
      await enqueue(
        db,
        "clv.compute-customer",
        { shopId, customerId },
        { key: `compute:${shopId}:${customerId}` },
      );
      await enqueue(
        db,
        "customers.refresh-totals",
        { shopId },
        { key: `totals:${shopId}`, runAt: pace.next(shopId), keepRunAt: true },
      );
    }),
  "customers.refresh-totals": async ({ shopId }) => {
    const shop = await requireShop(pool, shopId);
    await pace.timed(shopId, () =>
      transaction(async (db) => refreshTotals(db, shopId, await secondOrderTime(db, shop))),
    );
  },
};
