import { DateTime } from "luxon";
import { stateMoves, stateSummary } from "../clv/values.server.ts";
import { pool } from "../db.server.ts";
import { latestImport } from "../orders/import.server.ts";
import type { ShopRow } from "../shops/shop.server.ts";
import { segmentGroups } from "./overview.ts";

/** The segments page: who is in each segment, and who moved. */
export async function segmentsPage(shop: ShopRow, now: Date) {
  const today = DateTime.fromJSDate(now, { zone: shop.timezone });
  const since = (days: number) => today.minus({ days }).toISODate()!;
  const [facts, week, month, imported] = await Promise.all([
    stateSummary(pool, shop.shopId),
    stateMoves(pool, shop.shopId, since(7)),
    stateMoves(pool, shop.shopId, since(30)),
    latestImport(pool, shop.shopId),
  ]);
  return {
    currency: shop.currency,
    isEmpty: facts.length === 0,
    isImporting: imported?.phase !== "done",
    groups: segmentGroups(facts, week, month),
  };
}
