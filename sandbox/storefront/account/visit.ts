import type { CustomerRecord, OrderRecord } from "../../store/types.ts";
import { orderColumns, orderFromRow } from "../../store/order-row.ts";
import { databaseOf } from "../../store/database-of.ts";
import type { BuyerPage } from "../places.ts";

/** A page of customer accounts and who looks at it. */
export interface AccountVisit extends BuyerPage {
  customer: CustomerRecord;
}

/** The newest orders of whoever looks. */
export function ordersOf({ world, domain, customer }: AccountVisit): OrderRecord[] {
  const rows = databaseOf(world.shop(domain))
    ?.prepare(
      `SELECT ${orderColumns} FROM orders WHERE customer_id = ? ORDER BY processed_at DESC LIMIT 20`,
    )
    .all(customer.id);
  return (rows ?? []).map(orderFromRow);
}

/** An order of whoever looks; other people's orders are not there. */
export function orderOf({ world, domain, customer }: AccountVisit, id: number): OrderRecord | null {
  const order = world.shop(domain).order(id);
  return order?.customerId === customer.id ? order : null;
}
