import type pg from "pg";
import { copyNumbers, type Db, rows } from "../../db.server.ts";
import type { CustomerId } from "../../ids.ts";
import type { CustomerColumns } from "./columns.ts";
import type { EngineInput } from "./engine.ts";
import { buildLedger } from "./ledger.ts";

/**
 * Orders by day, for dates years apart from all others. Every order is looked at: asked only where one lies ahead.
 */
export async function ordersByDay(db: Db, shopId: number): Promise<Map<number, number>> {
  const found = await rows<{ day: number; orders: number }>(
    db,
    `SELECT day - DATE '1970-01-01' AS day, count(*)::int AS orders FROM orders
      WHERE shop_id = $1 AND counts AND customer_id IS NOT NULL GROUP BY 1`,
    [shopId],
  );
  return new Map(found.map(({ day, orders }) => [day, orders]));
}

/** Orders that count, of customers in the columns, which are in order of their id; of few when they are named. */
export async function readOrders(
  db: pg.PoolClient,
  shopId: number,
  columns: CustomerColumns,
  customerIds: readonly CustomerId[] | null = null,
): Promise<EngineInput["orders"]> {
  const [counted] = await rows<{ n: number }>(
    db,
    `SELECT coalesce(sum(orders), 0) AS n FROM customers
      WHERE shop_id = $1 AND ($2::bigint[] IS NULL OR customer_id = ANY($2))`,
    [shopId, customerIds],
  );
  const who = customerIds ? `customer_id IN (${customerIds.map(Number).join(",") || "NULL"})` : "";
  const customer = new Int32Array(counted!.n);
  const day = new Int32Array(counted!.n);
  const amount = new Float64Array(counted!.n);
  let n = 0;
  await copyNumbers(
    db,
    `COPY (SELECT customer_id, day - DATE '1970-01-01', revenue_minor FROM orders
            WHERE shop_id = ${Number(shopId)} AND counts AND ${who || "customer_id IS NOT NULL"}) TO STDOUT`,
    3,
    (cells) => {
      const index = indexOf(columns, cells[0]!);
      // an order recorded since the facts were made waits for the next computation
      if (index < 0 || n >= customer.length) return;
      customer[n] = index;
      day[n] = cells[1]!;
      amount[n++] = cells[2]!;
    },
  );
  return {
    customer: customer.subarray(0, n),
    day: day.subarray(0, n),
    amount: amount.subarray(0, n),
  };
}

/** Days with an order that counts of one customer, oldest first. */
export async function orderDaysOf(
  db: Db,
  shopId: number,
  customerId: CustomerId,
): Promise<number[]> {
  const orders = await rows<{ day: number; amount: number }>(
    db,
    `SELECT day - DATE '1970-01-01' AS day, revenue_minor AS amount FROM orders
      WHERE shop_id = $1 AND customer_id = $2 AND counts`,
    [shopId, customerId],
  );
  const { day } = buildLedger(
    {
      customer: orders.map(() => 0),
      day: orders.map((order) => order.day),
      amount: orders.map((order) => Number(order.amount)),
    },
    1,
  );
  return Array.from(day);
}

function indexOf(columns: CustomerColumns, id: number): number {
  let low = 0;
  let high = columns.n - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = columns.customerId[middle]!;
    if (found === id) return middle;
    if (found < id) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
