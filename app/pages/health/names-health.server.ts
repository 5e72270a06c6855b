import type { AdminClient } from "../../admin-api/client.server.ts";
import { protectedDataMissing } from "../../admin-api/words.ts";
import { rows, type Db } from "../../db.server.ts";
import type { HealthLine } from "../../figures/health-line.ts";
import type { CustomerId } from "../../ids.ts";
import { liveContact } from "../live.server.ts";
import { namesLine } from "./names-words.ts";

/** Whether Shopify tells names and e-mail addresses, by asking for those of one customer; they are not looked at. */
export async function namesHealth(db: Db, shopId: number, admin: AdminClient): Promise<HealthLine> {
  const [one] = await rows<{ customerId: CustomerId }>(
    db,
    `SELECT customer_id AS "customerId" FROM customers WHERE shop_id = $1 LIMIT 1`,
    [shopId],
  );
  if (!one) return namesLine("unknown");
  const { answer, hidden } = await liveContact(admin, one.customerId);
  if (hidden !== null)
    return namesLine(hidden === protectedDataMissing.object ? "refused" : "hidden", hidden);
  return namesLine(answer === null ? "unknown" : "told");
}
