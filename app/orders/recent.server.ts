import { rows, type Db } from "../db.server.ts";

export interface RecentOrders {
  orders: number;
  revenueMinor: number;
}

/** Orders of customers that count, since a day of the shop (YYYY-MM-DD). */
export async function recentOrders(
  db: Db,
  shopId: number,
  sinceDay: string,
): Promise<RecentOrders> {
  // processed_at has the index; two days earlier covers every time zone, the day itself decides
  const [found] = await rows<RecentOrders>(
    db,
    `SELECT count(*)::int AS orders, coalesce(sum(revenue_minor), 0)::bigint AS "revenueMinor"
       FROM orders
      WHERE shop_id = $1 AND processed_at >= $2::date - 2 AND day >= $2::date AND counts AND customer_id IS NOT NULL`,
    [shopId, sinceDay],
  );
  return found!;
}
