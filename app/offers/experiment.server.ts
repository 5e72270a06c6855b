import { rows, transaction, type Db } from "../db.server.ts";
import { setWindow, writeExperiment, type Member } from "../experiments/experiments.server.ts";
import { outcomeWindow } from "../experiments/outcome-window.ts";
import { getOffer, type OfferRow } from "./offers.server.ts";

/** The experiment of an offer hears when orders begin to count, and when they stop. */
export async function settleWindow(db: Db, shopId: number, offerId: string): Promise<void> {
  const offer = await getOffer(db, shopId, offerId);
  const window = offer && outcomeWindow(offer);
  if (window) await setWindow(db, shopId, offerId, window);
}

/**
 * An offer made by the release before, which wrote its arms with the codes, gets its experiment when it is launched.
 * Goes with the column offer_members.arm.
 */
export async function adoptExperiment(
  shopId: number,
  { offerId, holdoutPercent, audience }: OfferRow,
): Promise<void> {
  await transaction(async (db) => {
    const members = await rows<Member>(
      db,
      `SELECT customer_id AS "customerId", arm FROM offer_members WHERE shop_id = $1 AND offer_id = $2`,
      [shopId, offerId],
    );
    // of the present release only the treated stand there, and they have their experiment
    if (members.length === audience)
      await writeExperiment(db, shopId, { experimentId: offerId, holdoutPercent }, members);
  });
}
