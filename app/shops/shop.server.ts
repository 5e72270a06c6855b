import { rows, transaction, type Db } from "../db.server.ts";
import { enqueue } from "../jobs/enqueue.server.ts";

export interface ShopRow {
  shopId: number;
  domain: string;
  name: string;
  currency: string;
  timezone: string;
  planName: string;
  scopes: string[];
  installedAt: Date;
  uninstalledAt: Date | null;
  historySince: Date | null;
  pausedReason: string | null;
}

const columns = `shop_id AS "shopId", domain, name, currency, timezone, plan_name AS "planName", scopes,
  installed_at AS "installedAt", uninstalled_at AS "uninstalledAt", history_since AS "historySince",
  paused_reason AS "pausedReason"`;

export async function getShop(db: Db, domain: string): Promise<ShopRow | null> {
  return (
    (await rows<ShopRow>(db, `SELECT ${columns} FROM shops WHERE domain = $1`, [domain]))[0] ?? null
  );
}

/** @throws Error when there is no such shop: its rows were erased while a job waited */
export async function requireShop(db: Db, shopId: number): Promise<ShopRow> {
  const [shop] = await rows<ShopRow>(db, `SELECT ${columns} FROM shops WHERE shop_id = $1`, [
    shopId,
  ]);
  if (!shop) throw new Error(`there is no shop ${shopId}`);
  return shop;
}

/**
 * The shop behind an authenticated page. The first page load after an install (or a reinstall) starts the import:
 * token exchange gives no reliable "after install" call.
 */
export async function ensureInstalled(db: Db, domain: string): Promise<ShopRow> {
  const known = await getShop(db, domain);
  if (known && !known.uninstalledAt && known.timezone !== "") return known;
  const now = new Date();
  return transaction(async (client) => {
    const [shop] = await rows<ShopRow>(
      client,
      `INSERT INTO shops (domain, installed_at) VALUES ($1, $2)
       ON CONFLICT (domain) DO UPDATE SET uninstalled_at = NULL, installed_at = excluded.installed_at, paused_reason = NULL, paused_at = NULL, paused_job = NULL
         WHERE shops.uninstalled_at IS NOT NULL
       RETURNING ${columns}`,
      [domain, now],
    );
    // two loaders of the first page race: the second finds the row the first wrote
    if (!shop) return (await getShop(client, domain))!;
    await enqueue(client, "shops.install", { shopId: shop.shopId });
    return shop;
  });
}
