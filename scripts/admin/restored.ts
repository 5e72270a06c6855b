import fs from "node:fs";
import { adminFor } from "../../app/admin-api/client.server.ts";
import { pool, rows, transaction } from "../../app/db.server.ts";
import type { JobName } from "../../app/jobs/catalog.ts";
import { enqueue } from "../../app/jobs/enqueue.server.ts";
import { settleSalesAfterRestore } from "../../app/flash-sales/restored.server.ts";
import { settleOffersAfterRestore } from "../../app/offers/restored.server.ts";
import { startComparison } from "../../app/orders/weekly.server.ts";
import { askAgain } from "../../app/shops/privacy.server.ts";
import { readJournal } from "../../app/shops/requests-journal.server.ts";
import { ALL_SHOPS } from "../../app/switches/switches.server.ts";
import { nobodyIn } from "./nobody.ts";
import { turn } from "./switches.ts";

/**
 * What asks Shopify for all that may have happened since the backup. Not whether a shop has left: its key may be older
 * than the one Shopify knows, and is refused like that of a shop that is gone.
 */
const LOOKS = [
  "products.import",
  "orders.reconcile",
  "flash-sales.follow",
  "surveys.publish",
] as const satisfies readonly JobName[];

interface ShopRestored {
  shop: string;
  /** automatic discounts in Shopify that no sale here knows, for a person to look through */
  discountsNobodyKnows: { title: string; endsAt: string | null }[];
  /** why Shopify could not be asked; null = it was */
  notAsked: string | null;
}

/**
 * The database went back to a backup: nothing launches until somebody lets it, customers' requests that came since are
 * asked again, and every shop is compared with Shopify. Safe to repeat; before web and worker start.
 * @param journal files that hold customers' requests: PRIVACY_JOURNAL, or logs
 */
export async function afterRestore(takenAt: string, journal: readonly string[]) {
  const reason = `back to the backup of ${takenAt}, until everything is compared with Shopify`;
  await turn("pause", ALL_SHOPS, ["launching", "sending", "crediting"], reason);
  let requests = 0;
  const text = journal.map((file) => fs.readFileSync(file, "utf8")).join("\n");
  const read = readJournal(text);
  for (const request of read.requests)
    if (await transaction((db) => askAgain(db, request))) requests++;
  const shops = await rows<{ shopId: number; domain: string }>(
    pool,
    `SELECT shop_id AS "shopId", domain FROM shops WHERE uninstalled_at IS NULL ORDER BY shop_id`,
  );
  const settled: ShopRestored[] = [];
  for (const { shopId, domain } of shops) settled.push(await settle(shopId, domain));
  return {
    requestsAskedAgain: requests,
    entriesUnreadable: read.unreadable,
    shops: settled.length,
    settled,
  };
}

async function settle(shopId: number, domain: string): Promise<ShopRestored> {
  for (const name of LOOKS) await enqueue(pool, name, { shopId });
  await startComparison(shopId);
  const shop = { shop: domain, discountsNobodyKnows: [], notAsked: null };
  try {
    const admin = adminFor(domain);
    await settleOffersAfterRestore(admin, shopId);
    const unknown = await settleSalesAfterRestore(admin, shopId);
    return {
      ...shop,
      discountsNobodyKnows: unknown.map(({ title, endsAt }) => ({ title, endsAt })),
    };
  } catch (error) {
    // its key may be older than the one Shopify knows: the next page load brings a new one
    return { ...shop, notAsked: nobodyIn((error as Error).message) };
  }
}
