import { pool, rows } from "../db.server.ts";
import { standingDiscounts } from "../discounts/admin-api.server.ts";
import type { DiscountId } from "../ids.ts";
import { enqueueAll } from "../jobs/enqueue.server.ts";
import { pendingJobs } from "../jobs/queue-health.server.ts";
import type { Ending } from "../shops/ending.server.ts";
import { settleWindow } from "./experiment.server.ts";
import { discountOf } from "./issue.server.ts";
import { changeOffer, getOffer } from "./offers.server.ts";

interface Made {
  offerId: string;
  title: string;
  state: string;
  discountId: DiscountId | null;
  endsAt: Date | null;
  problem: string | null;
}

/** Offers whose discount stands, also one that somebody activated again or of which we know no answer. */
export const offersEnding: Ending = {
  async standing(admin, shopId) {
    const made = await rows<Made>(
      pool,
      `SELECT offer_id AS "offerId", title, state, discount_id AS "discountId", ends_at AS "endsAt", problem
         FROM offers WHERE shop_id = $1 AND (state <> 'stopped' OR discount_id IS NOT NULL) ORDER BY created_at`,
      [shopId],
    );
    const standing = await standingDiscounts(
      admin,
      made.flatMap(({ discountId }) => discountId ?? []),
    );
    const stands = async ({ offerId, state, discountId }: Made) => {
      if (discountId) return standing.has(discountId);
      // a launch that failed may have gone through all the same
      return state === "launching" || (await discountOf(admin, shopId, offerId)) !== null;
    };
    const found = [];
    for (const offer of made) if (await stands(offer)) found.push(offer);
    return found.map(({ offerId, title, endsAt, problem }) => ({
      id: offerId,
      what: "offer",
      title,
      endsAt: endsAt?.toISOString() ?? null,
      problem,
    }));
  },

  async ask(db, shopId, standing) {
    for (const { id } of standing) {
      const offer = await getOffer(db, shopId, id);
      await changeOffer(db, shopId, id, {
        problem: null,
        ...(offer?.stoppedAt ? {} : { stoppedAt: new Date().toISOString() }),
      });
      await settleWindow(db, shopId, id);
    }
    await enqueueAll(
      db,
      "offers.stop",
      standing.map(({ id }) => ({ shopId, offerId: id })),
    );
  },

  pending: (db, shopId) => pendingJobs(db, shopId, ["offers.stop"]),
};
