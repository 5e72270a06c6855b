import { rows, transaction, pool, type Db } from "../db.server.ts";
import { randomUUID } from "node:crypto";
import { parseOrderGid } from "../../contracts/order-gid.ts";
import type { Answers, SurveyAnswer } from "../../contracts/survey-answer.ts";
import { orderId as orderIdSchema } from "../id-schemas.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import { readSettings } from "../shops/room-settings.server.ts";
import { answerRetention } from "./settings.ts";
import { hashOfToken, proofOf, type OrderFacts, type Proof } from "./proof.ts";
import { factsOf, write } from "./write.server.ts";

export type Stored =
  | "stored"
  /** the same answer, sent again */
  | "repeated"
  /** another answer of this order and place is verified */
  | "already_answered"
  /** somebody else's answer waits for this order, which is not known yet: settled when it is */
  | "contested"
  /** the order is known, and this shopper cannot show that it is theirs */
  | "not_theirs";

/**
 * Stores an answer once. Insert-or-ignore by the unique index and never read-then-write: a shopper's tabs and retries
 * race.
 * @param loggedIn number of the customer the session token names, if it does
 * @param whoOnlyClaims is asked before an answer without proof is stored; throws when there are too many of them
 */
export async function storeAnswer(
  shopId: number,
  answer: Omit<SurveyAnswer, "answers">,
  { answers, rating }: { answers: Answers; rating: number },
  loggedIn: CustomerId | null,
  whoOnlyClaims: () => Promise<void>,
): Promise<Stored> {
  const orderId = orderIdSchema.parse(parseOrderGid(answer.orderId));
  const shown = {
    checkoutTokenHash: hashOfToken(answer.checkoutToken),
    confirmationNumber: answer.confirmationNumber ?? null,
    customerId: loggedIn,
  };
  const order = await factsOf({ shopId, orderId });
  const proof: Proof = order ? proofOf(shown, order) : "open";
  if (proof === "disproven") return "not_theirs";
  if (proof === "open") await whoOnlyClaims();
  const isWritten = await write({
    shopId,
    responseId: randomUUID(),
    surveyId: answer.surveyId,
    version: answer.version,
    touchpoint: answer.touchpoint,
    orderId,
    customerId: proof === "proven" ? (order?.customerId ?? null) : null,
    rating,
    answers,
    locale: answer.locale,
    key: answer.idempotencyKey,
    hash: shown.checkoutTokenHash,
    confirmation: shown.confirmationNumber,
    state: proof === "proven" ? "verified" : "pending",
    at: new Date(),
  });
  if (isWritten) return "stored";
  const [existing] = await rows<{ key: string; state: string; hash: string | null }>(
    pool,
    `SELECT idempotency_key AS key, state, checkout_token_hash AS hash FROM survey_responses
      WHERE shop_id = $1 AND touchpoint = $2 AND order_id = $3`,
    [shopId, answer.touchpoint, orderId],
  );
  if (existing?.key === answer.idempotencyKey) return "repeated";
  const isOwn = existing?.hash === shown.checkoutTokenHash;
  return existing?.state === "verified" || isOwn ? "already_answered" : "contested";
}

async function orderFacts(db: Db, shopId: number, orderId: OrderId): Promise<OrderFacts | null> {
  const [order] = await rows<OrderFacts>(
    db,
    `SELECT checkout_token_hash AS "checkoutTokenHash", confirmation_number AS "confirmationNumber",
            customer_id AS "customerId"
       FROM orders WHERE shop_id = $1 AND order_id = $2`,
    [shopId, orderId],
  );
  return order ?? null;
}

/** Job surveys.match: an order has come, and with it what tells a shopper's answer from a stranger's. */
export async function matchAnswers(shopId: number, orderId: OrderId): Promise<void> {
  await transaction(async (db) => {
    const order = await orderFacts(db, shopId, orderId);
    if (!order) return;
    const waiting = await rows<{
      responseId: string;
      checkoutTokenHash: string | null;
      confirmationNumber: string | null;
    }>(
      db,
      `SELECT response_id AS "responseId", checkout_token_hash AS "checkoutTokenHash",
              confirmation_number AS "confirmationNumber"
         FROM survey_responses WHERE shop_id = $1 AND order_id = $2 AND state = 'pending' FOR UPDATE`,
      [shopId, orderId],
    );
    for (const { responseId, ...shown } of waiting) {
      const proof = proofOf({ ...shown, customerId: null }, order);
      if (proof === "proven")
        await db.query(
          `UPDATE survey_responses SET state = 'verified', customer_id = $3 WHERE shop_id = $1 AND response_id = $2`,
          [shopId, responseId, order.customerId],
        );
      if (proof === "disproven")
        await db.query("DELETE FROM survey_responses WHERE shop_id = $1 AND response_id = $2", [
          shopId,
          responseId,
        ]);
    }
  });
}

/** Job surveys.match-all: many orders have come; the answers that wait are few. */
export async function matchAllAnswers(shopId: number): Promise<void> {
  const waiting = await rows<{ orderId: OrderId }>(
    pool,
    `SELECT DISTINCT order_id AS "orderId" FROM survey_responses WHERE shop_id = $1 AND state = 'pending'`,
    [shopId],
  );
  for (const { orderId } of waiting) await matchAnswers(shopId, orderId);
}

/** Answers older than the merchant keeps them. @returns how many went */
export async function dropOldAnswers(shopId: number, now: Date): Promise<number> {
  const { answerMonths } = await readSettings(pool, shopId, answerRetention);
  const since = new Date(now);
  since.setUTCMonth(since.getUTCMonth() - answerMonths);
  const gone = await pool.query(
    "DELETE FROM survey_responses WHERE shop_id = $1 AND received_at < $2",
    [shopId, since],
  );
  return gone.rowCount ?? 0;
}

/** Hours an answer waits for its order. */
export const UNPROVEN_HOURS = 24;

/** Answers whose order never came are nobody's. @returns how many went */
export async function dropUnproven(shopId: number, hours = UNPROVEN_HOURS): Promise<number> {
  const gone = await pool.query(
    `DELETE FROM survey_responses
      WHERE shop_id = $1 AND state = 'pending' AND received_at < $2`,
    [shopId, new Date(Date.now() - hours * 3_600_000)],
  );
  return gone.rowCount ?? 0;
}
