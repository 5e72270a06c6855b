import { defaultSurvey } from "../../contracts/survey-definition.ts";
import type { TierBounds, ValueTier } from "../clv/predict/value-tiers.ts";
import { rows, type Db } from "../db.server.ts";
import type { CustomerId, OrderId, ProductId } from "../ids.ts";
import { newestFirst, type AnswersEdge, type AnswersOrder } from "./answers-order.ts";
import type { AskedIn } from "./asked.ts";
import type { DaysInZone } from "./ratings.server.ts";

/** Which answers are asked for; empty and null = all. */
export interface ResponseFilter {
  /** 1 to 5 */
  ratings: readonly number[];
  commented: boolean | null;
  days: DaysInZone | null;
  /** states of who answered */
  states: readonly string[];
  tiers: readonly ValueTier[];
  /** where tiers begin; null = nothing is predicted */
  bounds: TierBounds | null;
  productIds: readonly ProductId[];
  /** questions they are to */
  asked: AskedIn | null;
}

export const everyAnswer: ResponseFilter = {
  ratings: [],
  commented: null,
  days: null,
  states: [],
  tiers: [],
  bounds: null,
  productIds: [],
  asked: null,
};

export interface ResponseRow {
  responseId: string;
  rating: number;
  comment: string | null;
  surveyId: string;
  surveyVersion: number;
  touchpoint: string;
  state: string;
  receivedAt: Date;
  orderId: OrderId;
  orderName: string | null;
  orderRevenueMinor: number | null;
  customerId: CustomerId | null;
  customerRevenueMinor: number | null;
  clv12Minor: number | null;
  customerState: string | null;
  /** they objected to being profiled */
  unprofiled: boolean;
}

/** Proven answers that are asked for; $1 to $14. */
const ASKED = `
       FROM survey_responses r
       LEFT JOIN orders o USING (shop_id, order_id)
       LEFT JOIN customers c ON c.shop_id = r.shop_id AND c.customer_id = r.customer_id
       LEFT JOIN customer_values v ON v.shop_id = r.shop_id AND v.customer_id = r.customer_id
      WHERE r.shop_id = $1 AND r.state = 'verified'
        AND ($2::int[] IS NULL OR r.rating = ANY($2))
        AND ($3::boolean IS NULL OR (r.answers->>'comment' IS NOT NULL) = $3)
        AND ($4::date IS NULL OR (r.received_at >= $4::date - 1 AND r.received_at < $5::date + 2
                                  AND (r.received_at AT TIME ZONE $6)::date BETWEEN $4::date AND $5::date))
        AND ($7::text[] IS NULL OR v.state = ANY($7))
        AND ($8::text[] IS NULL OR CASE WHEN v.clv12_minor IS NULL THEN 'none' WHEN v.clv12_minor >= $9 THEN 'top'
                                        WHEN v.clv12_minor >= $10 THEN 'middle' ELSE 'rest' END = ANY($8))
        AND ($11::bigint[] IS NULL OR EXISTS (SELECT 1 FROM order_lines l
              WHERE l.shop_id = $1 AND l.order_id = r.order_id AND l.product_id = ANY($11)))
        AND ($12::int[] IS NULL OR CASE WHEN r.survey_id = $13 THEN $14 ELSE r.survey_version = ANY($12) END)`;

const orNull = <Value>(values: readonly Value[]) => (values.length === 0 ? null : values);

const askedValues = (shopId: number, filter: ResponseFilter) => [
  shopId,
  orNull(filter.ratings),
  filter.commented,
  filter.days?.from ?? null,
  filter.days?.to ?? null,
  filter.days?.timeZone ?? "UTC",
  orNull(filter.states),
  orNull(filter.tiers),
  filter.bounds?.topFrom ?? 0,
  filter.bounds?.middleFrom ?? 0,
  orNull(filter.productIds),
  filter.asked && filter.asked.versions,
  defaultSurvey.id,
  filter.asked?.isOwn ?? false,
];

/** From an edge ($15 to $17) on, in the order of each, and against it. */
const places = {
  date: {
    up: `(r.received_at, r.response_id) > ($15::timestamptz, $16::uuid))
      ORDER BY r.received_at, r.response_id`,
    down: `(r.received_at, r.response_id) < ($15::timestamptz, $16::uuid))
      ORDER BY r.received_at DESC, r.response_id DESC`,
  },
  best: {
    up: `(r.rating, r.received_at, r.response_id) > ($17::int, $15::timestamptz, $16::uuid))
      ORDER BY r.rating, r.received_at, r.response_id`,
    down: `(r.rating, r.received_at, r.response_id) < ($17::int, $15::timestamptz, $16::uuid))
      ORDER BY r.rating DESC, r.received_at DESC, r.response_id DESC`,
  },
  worst: {
    up: `(-r.rating, r.received_at, r.response_id) > (-$17::int, $15::timestamptz, $16::uuid))
      ORDER BY -r.rating, r.received_at, r.response_id`,
    down: `(-r.rating, r.received_at, r.response_id) < (-$17::int, $15::timestamptz, $16::uuid))
      ORDER BY -r.rating DESC, r.received_at DESC, r.response_id DESC`,
  },
};

interface From {
  order?: AnswersOrder;
  edge?: AnswersEdge | null;
  /** read from the edge against the order */
  isBackwards?: boolean;
  limit: number;
}

/** Answers that are asked for, with what the shop knows of order and customer, from an edge of their order on. */
export async function listResponses(
  db: Db,
  shopId: number,
  filter: ResponseFilter,
  { order = newestFirst, edge = null, isBackwards = false, limit }: From,
): Promise<ResponseRow[]> {
  const { key, direction } = order;
  const place = places[key === "date" ? "date" : direction === "desc" ? "best" : "worst"];
  const isRising = (key === "date" && direction === "asc") !== isBackwards;
  return rows<ResponseRow>(
    db,
    `SELECT r.response_id AS "responseId", r.rating, r.answers->>'comment' AS comment,
            r.survey_id AS "surveyId", r.survey_version AS "surveyVersion", r.touchpoint, r.state, r.received_at AS "receivedAt",
            r.order_id AS "orderId", o.name AS "orderName", o.revenue_minor AS "orderRevenueMinor",
            r.customer_id AS "customerId", c.revenue_minor AS "customerRevenueMinor",
            v.clv12_minor AS "clv12Minor", v.state AS "customerState",
            EXISTS (SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = r.customer_id) AS unprofiled
       ${ASKED}
        AND ($15::timestamptz IS NULL OR $17::int IS NULL OR ${isRising ? place.up : place.down} LIMIT $18`,
    [
      ...askedValues(shopId, filter),
      edge?.receivedAt ?? null,
      edge?.responseId ?? null,
      edge?.rating ?? null,
      limit,
    ],
  );
}

/** How many are asked for. @param most counted no further */
export async function countResponses(
  db: Db,
  shopId: number,
  filter: ResponseFilter,
  most: number,
): Promise<number> {
  const [counted] = await rows<{ count: number }>(
    db,
    `SELECT count(*)::int AS count FROM (SELECT 1 ${ASKED} LIMIT $15) listed`,
    [...askedValues(shopId, filter), most],
  );
  return counted!.count;
}

/** Whether anybody ever answered, and how many answers wait for their order. */
export async function answersStanding(
  db: Db,
  shopId: number,
): Promise<{ any: boolean; pending: number }> {
  const [found] = await rows<{ any: boolean; pending: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM survey_responses WHERE shop_id = $1) AS any,
            (SELECT count(*) FROM survey_responses WHERE shop_id = $1 AND state = 'pending') AS pending`,
    [shopId],
  );
  return found!;
}
