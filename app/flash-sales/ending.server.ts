import { pool, rows } from "../db.server.ts";
import { standingDiscounts } from "../discounts/admin-api.server.ts";
import type { DiscountId } from "../ids.ts";
import { enqueueAll } from "../jobs/enqueue.server.ts";
import { pendingJobs } from "../jobs/queue-health.server.ts";
import type { AdminClient } from "../admin-api/client.server.ts";
import type { Ending } from "../shops/ending.server.ts";
import { changeSale, getSale } from "./sales.server.ts";
import { discountOf } from "./schedule.server.ts";

interface Made {
  saleId: string;
  title: string;
  state: string;
  discountId: DiscountId | null;
  endsAt: Date;
  problem: string | null;
}

/** Sales whose discount stands, also one that somebody activated again or of which we know no answer. */
export const salesEnding: Ending = {
  async standing(admin, shopId) {
    const made = await rows<Made>(
      pool,
      `SELECT sale_id AS "saleId", title, state, discount_id AS "discountId", ends_at AS "endsAt", problem
         FROM flash_sales WHERE shop_id = $1 AND (state IN ('creating', 'failed') OR discount_id IS NOT NULL)
        ORDER BY starts_at`,
      [shopId],
    );
    const standing = await standingDiscounts(
      admin,
      made.flatMap(({ discountId }) => discountId ?? []),
    );
    const found = [];
    for (const sale of made) if (await stands(admin, shopId, sale, standing)) found.push(sale);
    return found.map(({ saleId, title, endsAt, problem }) => ({
      id: saleId,
      what: "sale",
      title,
      endsAt: endsAt.toISOString(),
      problem,
    }));
  },

  async ask(db, shopId, standing) {
    for (const { id } of standing) {
      const sale = await getSale(db, shopId, id);
      await changeSale(db, shopId, id, {
        problem: null,
        ...(sale?.cancelledAt ? {} : { cancelledAt: new Date().toISOString() }),
      });
    }
    await enqueueAll(
      db,
      "flash-sales.cancel",
      standing.map(({ id }) => ({ shopId, saleId: id })),
    );
  },

  pending: (db, shopId) => pendingJobs(db, shopId, ["flash-sales.cancel"]),
};

async function stands(
  admin: AdminClient,
  shopId: number,
  { saleId, state, discountId }: Made,
  standing: Set<DiscountId>,
): Promise<boolean> {
  if (discountId) return standing.has(discountId);
  if (state === "creating") return true;
  // its creation failed, which may have gone through all the same
  const sale = await getSale(pool, shopId, saleId);
  const found = sale && (await discountOf(admin, shopId, sale));
  return found !== null && (await standingDiscounts(admin, [found])).has(found);
}
