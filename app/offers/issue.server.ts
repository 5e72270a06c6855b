import { randomBytes } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { adminFor, type AdminClient } from "../admin-api/client.server.ts";
import { refusal } from "../admin-api/refusal.ts";
import { pool, transaction } from "../db.server.ts";
import { announce } from "../jobs/announce.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { requireShop } from "../shops/shop.server.ts";
import { discountsNow } from "../discounts/admin-api.server.ts";
import {
  addCodes,
  CODES_PER_CALL,
  codesAdded,
  createCodeDiscount,
  deactivateCodeDiscount,
  findByCode,
  refusedCodes,
} from "../discounts/codes/admin-api.server.ts";
import { codeOf, normalCode, SECRET_LENGTH } from "../discounts/codes/codes.ts";
import type { DiscountId } from "../ids.ts";
import { adoptExperiment, settleWindow } from "./experiment.server.ts";
import {
  firstCode,
  markCodeRefused,
  markCodesAdded,
  pendingCodes,
  replaceCode,
} from "./codes.server.ts";
import { changeOffer, getOffer, type OfferRow } from "./offers.server.ts";
import { discountRefusals } from "../discounts/refusals.ts";
import { codesRefused, timeHasPassed } from "./words.ts";

/** After so many calls the job makes room for others of the shop and comes back. */
const CALLS_A_RUN = 40;
const FIRST_LOOK_MS = 150;
const LONGEST_WAIT_MS = 2000;
const GIVE_UP_MS = 120_000;

interface Launch {
  admin: AdminClient;
  shopId: number;
  offer: OfferRow;
  currency: string;
}

/**
 * Job offers.launch: one native discount, and a code of their own for each treated customer. May be killed anywhere and
 * run again: the discount is found by its first code, and codes that are there already are not asked for again.
 */
export async function launchOffer(shopId: number, offerId: string): Promise<void> {
  const [shop, offer] = [await requireShop(pool, shopId), await getOffer(pool, shopId, offerId)];
  if (!offer || offer.state !== "launching" || offer.stoppedAt) return;
  await adoptExperiment(shopId, offer);
  const launch = { admin: adminFor(shop.domain), shopId, offer, currency: shop.currency };
  try {
    const discountId = await ensureDiscount(launch);
    if (discountId === null) await offerFailed(shopId, offerId, timeHasPassed);
    else if (await issueCodes(launch, discountId)) await finish(launch);
  } catch (error) {
    const problem = refusal(error, discountRefusals);
    if (problem === null) throw error;
    await offerFailed(shopId, offerId, problem);
  }
}

const isPast = ({ endsAt }: OfferRow) => endsAt !== null && Date.parse(endsAt) <= Date.now();

/** @returns null when its end came before it could be created */
async function ensureDiscount({
  admin,
  shopId,
  offer,
  currency,
}: Launch): Promise<DiscountId | null> {
  if (offer.discountId) return offer.discountId;
  const code = await firstCode(pool, shopId, offer.offerId);
  if (!code) throw new Error(`offer ${offer.offerId} has nobody to give a code to`);
  const found = await findByCode(admin, code);
  if (!found && isPast(offer)) return null;
  const made = found ?? (await createCodeDiscount(admin, offer, offer.discount, code, currency));
  await transaction(async (db) => {
    await changeOffer(db, shopId, offer.offerId, {
      discountId: made.discountId,
      launchedAt: made.createdAt,
    });
    await settleWindow(db, shopId, offer.offerId);
    await markCodesAdded(db, shopId, offer.offerId, [code]);
  });
  return made.discountId;
}

/** @returns whether Shopify has been given every code; false when the rest was left to a later run */
async function issueCodes(
  { admin, shopId, offer }: Launch,
  discountId: DiscountId,
): Promise<boolean> {
  let customer = 0;
  for (let call = 0; ; call++) {
    const batch = await pendingCodes(pool, shopId, offer.offerId, customer, CODES_PER_CALL);
    if (batch.length === 0) {
      if (customer === 0) return true;
      // codes that were replaced on the way wait behind the cursor
      customer = 0;
      continue;
    }
    if ((await getOffer(pool, shopId, offer.offerId))?.stoppedAt) return false;
    if (call >= CALLS_A_RUN) {
      await enqueue(pool, "offers.launch", { shopId, offerId: offer.offerId });
      return false;
    }
    const codes = batch.map((one) => one.code);
    const refused = await give(admin, discountId, codes);
    const given = codes.filter((code) => !refused.has(normalCode(code)));
    await transaction((db) => markCodesAdded(db, shopId, offer.offerId, given));
    for (const [code, why] of refused) await settle(admin, shopId, offer, discountId, code, why);
    customer = batch.at(-1)!.customerId;
  }
}

/** @returns the codes Shopify did not take, with its reason */
async function give(
  admin: AdminClient,
  discountId: DiscountId,
  codes: string[],
): Promise<Map<string, string>> {
  const creation = await addCodes(admin, discountId, codes);
  const began = Date.now();
  for (let wait = FIRST_LOOK_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    await sleep(wait);
    const answer = await codesAdded(admin, creation);
    if (answer.done) {
      const refused = answer.refused > 0 ? await refusedCodes(admin, creation) : [];
      return new Map(refused.map(({ code, why }) => [normalCode(code), why]));
    }
    if (Date.now() - began > GIVE_UP_MS)
      throw new Error(`Shopify has not added ${codes.length} codes within ${GIVE_UP_MS / 1000} s`);
  }
}

/**
 * A refused code is there already, because an earlier run asked for it and did not live to hear the answer; or in
 * another discount's hands; or not to be had.
 */
async function settle(
  admin: AdminClient,
  shopId: number,
  offer: OfferRow,
  discountId: DiscountId,
  code: string,
  why: string,
): Promise<void> {
  const holder = await findByCode(admin, code);
  if (holder?.discountId === discountId) {
    await transaction((db) => markCodesAdded(db, shopId, offer.offerId, [code]));
  } else if (holder) {
    const replacement = codeOf(offer.codePrefix, randomBytes(SECRET_LENGTH));
    await replaceCode(pool, shopId, offer.offerId, code, replacement);
  } else {
    await markCodeRefused(pool, shopId, offer.offerId, code);
    await changeOffer(pool, shopId, offer.offerId, {
      problem: codesRefused(why),
    });
  }
}

async function finish({ shopId, offer: { offerId } }: Launch): Promise<void> {
  await transaction(async (db) => {
    await changeOffer(db, shopId, offerId, { state: "active" });
    await announce(db, "offer.launched", { shopId, offerId, at: new Date().toISOString() });
  });
}

/** Nobody can help by trying again but the merchant. @param problem in words for them */
export async function offerFailed(shopId: number, offerId: string, problem: string): Promise<void> {
  await transaction(async (db) => {
    await changeOffer(db, shopId, offerId, { state: "failed", problem });
    await announce(db, "offer.failed", { shopId, offerId, at: new Date().toISOString() });
  });
}

/**
 * Takes an offer back. The job that ends the discount is added with it.
 * @returns false when there is nothing to stop
 */
export async function askToStop(shopId: number, offerId: string): Promise<boolean> {
  return transaction(async (db) => {
    const offer = await getOffer(db, shopId, offerId);
    if (!offer || (offer.state !== "active" && offer.state !== "launching")) return false;
    if (!offer.stoppedAt) {
      await changeOffer(db, shopId, offerId, { stoppedAt: new Date().toISOString() });
      await settleWindow(db, shopId, offerId);
    }
    await enqueue(db, "offers.stop", { shopId, offerId });
    return true;
  });
}

/** Job offers.stop. */
export async function stopOffer(shopId: number, offerId: string): Promise<void> {
  const [shop, offer] = [await requireShop(pool, shopId), await getOffer(pool, shopId, offerId)];
  if (!offer) return;
  const admin = adminFor(shop.domain);
  const discountId = offer.discountId ?? (await discountOf(admin, shopId, offerId));
  if (!discountId) return changeOffer(pool, shopId, offerId, { state: "stopped" });
  try {
    const before = (await discountsNow(admin, [discountId])).get(discountId);
    const isStanding = before !== undefined && before.status !== "EXPIRED";
    // it may have been activated again in Shopify
    if (offer.state === "stopped" && !isStanding) return;
    if (isStanding) await deactivateCodeDiscount(admin, discountId);
    const after = (await discountsNow(admin, [discountId])).get(discountId);
    await transaction(async (db) => {
      await changeOffer(db, shopId, offerId, {
        state: "stopped",
        discountId,
        // Shopify's clock decides which orders came before
        ...(after?.endsAt ? { stoppedAt: after.endsAt } : {}),
      });
      await settleWindow(db, shopId, offerId);
    });
  } catch (error) {
    const problem = refusal(error, discountRefusals);
    if (problem === null) throw error;
    await changeOffer(pool, shopId, offerId, { problem });
  }
}

/** A launch may have created the discount and been killed before noting it. */
export async function discountOf(
  admin: AdminClient,
  shopId: number,
  offerId: string,
): Promise<DiscountId | null> {
  const code = await firstCode(pool, shopId, offerId);
  return code ? ((await findByCode(admin, code))?.discountId ?? null) : null;
}

/** After a failure the merchant has dealt with: the same offer, the same people, the same codes. */
export async function tryAgain(shopId: number, offerId: string): Promise<boolean> {
  return transaction(async (db) => {
    const offer = await getOffer(db, shopId, offerId);
    if (offer?.state !== "failed") return false;
    await changeOffer(db, shopId, offerId, { state: "launching", problem: null });
    await enqueue(db, "offers.launch", { shopId, offerId });
    return true;
  });
}
