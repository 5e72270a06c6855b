import { rows, type Db } from "../db.server.ts";

export interface RecentCustomers {
  /** first order since then */
  customers: number;
  /** became returning customers since then */
  secondOrders: number;
}

/** What changed among the customers since a day of the shop (YYYY-MM-DD). */
export async function recentCustomers(
  db: Db,
  shopId: number,
  sinceDay: string,
): Promise<RecentCustomers> {
  // whoever is new or came back has ordered since: the index of the last order finds them
  const [found] = await rows<RecentCustomers>(
    db,
    `SELECT count(*) FILTER (WHERE first_day >= $2::date)::int AS customers,
            count(*) FILTER (WHERE orders > 1 AND coalesce(second_day, first_day) >= $2::date)::int AS "secondOrders"
       FROM customers
      WHERE shop_id = $1 AND last_order_at >= $2::date - 2`,
    [shopId, sinceDay],
  );
  return found!;
}
