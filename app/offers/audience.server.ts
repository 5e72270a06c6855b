import { rows, type Db } from "../db.server.ts";
import { stateTotals } from "../clv/states/state-totals.server.ts";
import { stateKeys, type CustomerState } from "../clv/states/states.ts";
import type { ChosenList } from "./offer.ts";
import type { CustomerId } from "../ids.ts";

export interface Audience {
  customers: number;
  /** orders that count and what they brought, for the average order */
  orders: number;
  revenueMinor: number;
}

const nobody: Audience = { customers: 0, orders: 0, revenueMinor: 0 };

/** How many customers each segment has, and what their orders are like, as last added up. */
export async function audiences(db: Db, shopId: number): Promise<Record<CustomerState, Audience>> {
  const byState = new Map((await stateTotals(db, shopId)).map((total) => [total.state, total]));
  const audienceOf = (state: CustomerState): Audience => {
    const { customers, orders, revenueMinor } = byState.get(state) ?? nobody;
    return { customers, orders, revenueMinor };
  };
  return Object.fromEntries(stateKeys.map((state) => [state, audienceOf(state)])) as Record<
    CustomerState,
    Audience
  >;
}

/**
 * How many of a segment are expected to order within so many days, from what is predicted for 90; null where nothing is
 * predicted for anybody.
 */
export async function expectedBuyers(
  db: Db,
  shopId: number,
  segment: CustomerState,
  days: number,
): Promise<number | null> {
  const [found] = await rows<{ buyers: number | null }>(
    db,
    `SELECT sum(1 - power(1 - p_order_90, $3::float8 / 90)) AS buyers FROM customer_values
      WHERE shop_id = $1 AND state = $2`,
    [shopId, segment, days],
  );
  return found!.buyers;
}

/**
 * The customers of a segment at this moment, or those of a list. Whoever objected to being profiled a moment ago is
 * not among them.
 */
export async function membersOf(
  db: Db,
  shopId: number,
  whom: CustomerState | ChosenList,
): Promise<CustomerId[]> {
  const found =
    typeof whom === "string"
      ? await inSegment(db, shopId, whom)
      : await stillReachable(db, shopId, whom.customers);
  return found.map((member) => member.customerId);
}

const inSegment = (db: Db, shopId: number, segment: CustomerState) =>
  rows<{ customerId: CustomerId }>(
    db,
    `SELECT v.customer_id AS "customerId" FROM customer_values v
      WHERE v.shop_id = $1 AND v.state = $2 AND NOT EXISTS (
        SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = v.customer_id)
      ORDER BY v.customer_id`,
    [shopId, segment],
  );

const stillReachable = (db: Db, shopId: number, customers: readonly CustomerId[]) =>
  rows<{ customerId: CustomerId }>(
    db,
    `SELECT c.customer_id AS "customerId" FROM customers c
      WHERE c.shop_id = $1 AND c.customer_id = ANY($2::bigint[]) AND NOT EXISTS (
        SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = c.customer_id)
      ORDER BY c.customer_id`,
    [shopId, customers],
  );

/** The same of customers of a list. */
export async function audienceOfList(
  db: Db,
  shopId: number,
  customers: readonly CustomerId[],
): Promise<Audience> {
  const [found] = await rows<Audience>(
    db,
    `SELECT count(*) AS customers, coalesce(sum(orders), 0) AS orders,
            coalesce(sum(revenue_minor), 0) AS "revenueMinor"
       FROM customers WHERE shop_id = $1 AND customer_id = ANY($2::bigint[])`,
    [shopId, customers],
  );
  return found!;
}
