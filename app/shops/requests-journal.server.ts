import { appendFile } from "node:fs/promises";
import { z } from "zod";
import { rows, type Db } from "../db.server.ts";
import { env } from "../env.server.ts";
import { customerId, orderId } from "../id-schemas.ts";
import { log } from "../log.server.ts";
import { decrypt, encrypt } from "../secrets.server.ts";

/** A request of a customer or for a shop, as it must be done again on a database that has forgotten it. */
const journaled = z.object({
  domain: z.string(),
  requestId: z.string(),
  topic: z.enum(["customers/redact", "customers/data_request", "shop/redact"]),
  customerId: customerId.nullable(),
  orderIds: z.array(orderId),
  requestedAt: z.iso.datetime(),
});
export type Journaled = z.infer<typeof journaled>;

/** What its entries are sealed for. */
const OWNER = "privacy-journal";
/** Begins an entry in a line of a log or of the file. */
const MARK = "privacy-journal:";

/**
 * Keeps a request outside the database too: an answer of 200 is a promise, and a backup from before it knows nothing
 * of it. Written before the answer; an entry whose transaction fails afterwards is one Shopify sends again.
 */
export async function writeIntoJournal(
  db: Db,
  shopId: number,
  request: Omit<Journaled, "domain" | "topic"> & { topic: string },
): Promise<void> {
  const [shop] = await rows<{ domain: string; left: boolean }>(
    db,
    "SELECT domain, uninstalled_at IS NOT NULL AS left FROM shops WHERE shop_id = $1",
    [shopId],
  );
  if (!shop) return;
  // a shop that is there again is not erased, so it must not be after a restore that forgot it had come back
  if (request.topic === "shop/redact" && !shop.left) return;
  const sealed = encrypt(JSON.stringify({ domain: shop.domain, ...request }), OWNER);
  // in hexadecimal, in which nothing looks like a token that is taken out of logs
  const entry = MARK + Buffer.from(sealed).toString("hex");
  if (env.PRIVACY_JOURNAL) await appendFile(env.PRIVACY_JOURNAL, `${entry}\n`, { mode: 0o600 });
  else log.warn({ journal: entry }, "a customer's request was taken");
}

/**
 * The requests that stand in a journal's file or in logs, each once, the oldest first. What cannot be read is counted:
 * sealed with a key that is not in ENCRYPTION_KEY, cut off by a lost machine, or written into a log by a stranger, who
 * must not be able to keep the others from being done.
 */
export function readJournal(text: string): { requests: Journaled[]; unreadable: number } {
  const found = new Map<string, Journaled>();
  let unreadable = 0;
  for (const [, hex] of text.matchAll(new RegExp(`${MARK}([0-9a-f]+)`, "g"))) {
    const entry = entryOf(hex!);
    if (entry) found.set(`${entry.domain} ${entry.requestId} ${entry.requestedAt}`, entry);
    else unreadable++;
  }
  const requests = [...found.values()].sort((a, b) => (a.requestedAt < b.requestedAt ? -1 : 1));
  return { requests, unreadable };
}

function entryOf(hex: string): Journaled | null {
  try {
    const sealed = Buffer.from(hex, "hex").toString("utf8");
    return journaled.parse(JSON.parse(decrypt(sealed, OWNER)));
  } catch {
    return null;
  }
}
