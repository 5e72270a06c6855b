import { rows, transaction, type Db } from "../db.server.ts";
import { announceAll } from "../jobs/announce.server.ts";
import type { Piece } from "../jobs/listeners.ts";
import { log } from "../log.server.ts";
import type { Told } from "./webhook-topics.ts";

export interface Receipt {
  topic: string;
  webhookId: string;
  eventId: string | null;
  /** ISO 8601 */
  triggeredAt: string | null;
}

export interface Arrival extends Receipt {
  domain: string;
  news: Told;
}

interface Waiting {
  arrival: Arrival;
  taken: () => void;
  refused: (error: unknown) => void;
}

/** Arrivals of one transaction at most. */
const MOST = 200;

let waiting: Waiting[] = [];
let writing = false;

/**
 * Stores a delivery and announces what it tells; resolves when both are on disk. What arrives while one transaction is
 * on its way to the disk is stored together by the next: PostgreSQL lets transactions that notify a worker commit one
 * at a time, so in a burst each on its own would queue up.
 */
export function takeIn(arrival: Arrival): Promise<void> {
  return new Promise((taken, refused) => {
    waiting.push({ arrival, taken: () => taken(), refused });
    if (!writing) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  writing = true;
  while (waiting.length > 0) {
    const batch = waiting.slice(0, MOST);
    waiting = waiting.slice(MOST);
    await write(batch);
  }
  writing = false;
}

async function write(batch: Waiting[]): Promise<void> {
  try {
    await transaction((db) =>
      store(
        db,
        batch.map(({ arrival }) => arrival),
      ),
    );
    for (const { taken } of batch) taken();
  } catch (error) {
    if (batch.length === 1) return batch[0]!.refused(error);
    log.warn({ problem: (error as Error).message, arrivals: batch.length }, "stored one by one");
    // one of them may be what the database refuses: the others must not go down with it
    for (const one of batch) await write([one]);
  }
}

async function store(db: Db, arrivals: Arrival[]): Promise<void> {
  const shops = await rows<{ shopId: number; domain: string; left: boolean }>(
    db,
    `SELECT shop_id AS "shopId", domain, uninstalled_at IS NOT NULL AS left FROM shops WHERE domain = ANY($1)`,
    [[...new Set(arrivals.map(({ domain }) => domain))]],
  );
  const shopOf = new Map(shops.map((shop) => [shop.domain, shop]));
  // a shop that was erased needs nothing any more
  const known = arrivals.filter(({ domain }) => shopOf.has(domain));
  const first = await rows<{ shopId: number; webhookId: string }>(
    db,
    `INSERT INTO webhook_receipts (shop_id, webhook_id, event_id, topic, triggered_at)
     SELECT "shopId", "webhookId", "eventId", topic, "triggeredAt"
       FROM jsonb_to_recordset($1::jsonb) AS r("shopId" int, "webhookId" text, "eventId" text, topic text, "triggeredAt" timestamptz)
      ORDER BY 1, 2
     ON CONFLICT DO NOTHING RETURNING shop_id AS "shopId", webhook_id AS "webhookId"`,
    [
      JSON.stringify(
        known.map(({ domain, webhookId, eventId, topic, triggeredAt }) => ({
          shopId: shopOf.get(domain)!.shopId,
          webhookId,
          eventId,
          topic,
          triggeredAt,
        })),
      ),
    ],
  );
  const isFirst = new Set(first.map(({ shopId, webhookId }) => `${shopId} ${webhookId}`));
  const pieces: Piece[] = [];
  for (const arrival of known) {
    const { shopId, left } = shopOf.get(arrival.domain)!;
    // a shop that left keeps its facts, but nothing works for it any more
    if (left || !isFirst.has(`${shopId} ${arrival.webhookId}`)) continue;
    const { name, payload } = arrival.news;
    pieces.push({ name, payload: { shopId, ...payload } } as Piece);
  }
  await announceAll(db, pieces);
}
