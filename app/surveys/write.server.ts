import type { Answers } from "../../contracts/survey-answer.ts";
import { pool, rows } from "../db.server.ts";
import type { CustomerId, OrderId } from "../ids.ts";
import { inBatches } from "./batches.ts";
import type { OrderFacts } from "./proof.ts";

interface Asked {
  shopId: number;
  orderId: OrderId;
}

const nameOf = ({ shopId, orderId }: Asked) => `${shopId} ${orderId}`;

/** What an order has to compare with; null while it is not known. */
export const factsOf = inBatches(async (asked: Asked[]): Promise<(OrderFacts | null)[]> => {
  const found = await rows<OrderFacts & Asked>(
    pool,
    `SELECT o.shop_id AS "shopId", o.order_id AS "orderId", o.checkout_token_hash AS "checkoutTokenHash",
            o.confirmation_number AS "confirmationNumber", o.customer_id AS "customerId"
       FROM jsonb_to_recordset($1::jsonb) AS a("shopId" int, "orderId" bigint)
       JOIN orders o ON o.shop_id = a."shopId" AND o.order_id = a."orderId"
      WHERE o.shop_id = ANY($2::int[])`,
    [JSON.stringify(asked), [...new Set(asked.map(({ shopId }) => shopId))]],
  );
  const facts = new Map(found.map((row) => [nameOf(row), row]));
  return asked.map((one) => facts.get(nameOf(one)) ?? null);
});

/** An answer as the table has it. */
interface Response extends Asked {
  responseId: string;
  surveyId: string;
  version: number;
  touchpoint: string;
  customerId: CustomerId | null;
  rating: number;
  answers: Answers;
  locale: string;
  key: string;
  hash: string | null;
  confirmation: string | null;
  state: "verified" | "pending";
  at: Date;
}

const placeOf = (one: Pick<Response, "shopId" | "touchpoint" | "orderId">) =>
  `${nameOf(one)} ${one.touchpoint}`;

/**
 * Writes an answer where there is none, or one without proof where this has it. Insert-or-ignore by the unique index
 * and never read-then-write: a shopper's tabs and retries race.
 * @returns whether it was written
 */
export const write = inBatches(async (responses: Response[]): Promise<boolean[]> => {
  const written = new Set<string>();
  // a statement meets a row once: who answers for the same order again waits for the next
  for (let left = responses; left.length > 0;) {
    const places = new Map<string, Response>();
    for (const one of left) if (!places.has(placeOf(one))) places.set(placeOf(one), one);
    for (const id of await writeOnce([...places.values()])) written.add(id);
    left = left.filter((one) => places.get(placeOf(one)) !== one);
  }
  return responses.map(({ responseId }) => written.has(responseId));
});

/** @returns ids of those that were written */
async function writeOnce(responses: Response[]): Promise<string[]> {
  const written = await rows<{ responseId: string }>(
    pool,
    `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, customer_id,
       rating, answers, locale, idempotency_key, checkout_token_hash, confirmation_number, state, received_at, masked)
     SELECT "shopId", "responseId", "surveyId", version, touchpoint, "orderId", "customerId", rating, answers, locale, key,
            hash, confirmation, state, at, true
       FROM jsonb_to_recordset($1::jsonb) AS r("shopId" int, "responseId" uuid, "surveyId" text, version int, touchpoint text,
              "orderId" bigint, "customerId" bigint, rating int, answers jsonb, locale text, key text, hash text,
              confirmation text, state text, at timestamptz)
      ORDER BY 1, 5, 6
     ON CONFLICT (shop_id, touchpoint, order_id) DO UPDATE
       SET response_id = excluded.response_id, survey_id = excluded.survey_id, survey_version = excluded.survey_version,
           customer_id = excluded.customer_id, rating = excluded.rating, answers = excluded.answers,
           locale = excluded.locale, idempotency_key = excluded.idempotency_key,
           checkout_token_hash = excluded.checkout_token_hash,
           confirmation_number = excluded.confirmation_number, state = excluded.state, received_at = excluded.received_at,
           masked = excluded.masked
       -- who proves the purchase comes before who only claims it
       WHERE survey_responses.state = 'pending' AND excluded.state = 'verified'
         AND survey_responses.idempotency_key <> excluded.idempotency_key
     RETURNING response_id AS "responseId"`,
    [JSON.stringify(responses)],
  );
  return written.map(({ responseId }) => responseId);
}
