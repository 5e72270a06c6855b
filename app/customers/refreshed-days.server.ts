import { rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";
import { refreshBought } from "./bought.server.ts";
import { refreshFacts } from "./facts.server.ts";

interface Turns {
  firstDay: string;
  repeatDay: string | null;
}

/**
 * Counts a customer's facts, and what they bought, anew.
 * @returns days whose sums of new and returning customers are others now (YYYY-MM-DD): all of theirs where another
 *   order is their first or second, none where they only bought once more
 */
export async function refreshedDays(
  db: Db,
  shopId: number,
  customerId: CustomerId,
): Promise<string[]> {
  const before = await turnsOf(db, shopId, customerId);
  await refreshFacts(db, shopId, [customerId]);
  await refreshBought(db, shopId, [customerId]);
  const after = await turnsOf(db, shopId, customerId);
  if (before?.firstDay === after?.firstDay && before?.repeatDay === after?.repeatDay) return [];
  const theirs = await rows<{ day: string }>(
    db,
    "SELECT DISTINCT day FROM orders WHERE shop_id = $1 AND customer_id = $2",
    [shopId, customerId],
  );
  const days = [before?.firstDay, before?.repeatDay, ...theirs.map(({ day }) => day)];
  return [...new Set(days.filter((day) => day !== undefined && day !== null))];
}

async function turnsOf(db: Db, shopId: number, customerId: CustomerId): Promise<Turns | undefined> {
  const [found] = await rows<Turns>(
    db,
    `SELECT first_day AS "firstDay", repeat_day AS "repeatDay" FROM customers
      WHERE shop_id = $1 AND customer_id = $2`,
    [shopId, customerId],
  );
  return found;
}
