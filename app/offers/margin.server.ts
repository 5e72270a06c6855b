import { transaction } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { changeOffer } from "./offers.server.ts";

/** The margin of goods of unknown cost: with another one the offer is judged anew, once its window has closed. */
export async function changeMargin(
  shopId: number,
  offerId: string,
  marginPercent: number | null,
): Promise<void> {
  await transaction(async (db) => {
    await changeOffer(db, shopId, offerId, { marginPercent });
    await enqueue(db, "offers.judge", { shopId, offerId });
  });
}
