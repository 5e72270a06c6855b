import type pg from "pg";
import { copyIn, pool, rows, type Db } from "../db.server.ts";
import type { CustomerId } from "../ids.ts";

export interface CustomersCode {
  customerId: CustomerId;
  code: string;
}

/** Rows handed over at a time. */
const CHUNK_ROWS = 1000;

/** A code of their own for each of the treated: who is held out never gets one. */
export async function writeCodes(
  db: pg.PoolClient,
  shopId: number,
  offerId: string,
  codes: CustomersCode[],
): Promise<void> {
  await copyIn(
    db,
    "COPY offer_members (shop_id, offer_id, customer_id, code, code_state) FROM STDIN",
    codeRows(shopId, offerId, codes),
  );
}

function* codeRows(shopId: number, offerId: string, codes: CustomersCode[]): Generator<string> {
  for (let start = 0; start < codes.length; start += CHUNK_ROWS)
    yield codes
      .slice(start, start + CHUNK_ROWS)
      .map(({ customerId, code }) => `${shopId}\t${offerId}\t${customerId}\t${code}\tpending\n`)
      .join("");
}

/** The code the discount is created with: the same one however often the launch is tried. */
export async function firstCode(db: Db, shopId: number, offerId: string): Promise<string | null> {
  const [member] = await rows<{ code: string }>(
    db,
    `SELECT code FROM offer_members WHERE shop_id = $1 AND offer_id = $2 AND code IS NOT NULL
      ORDER BY customer_id LIMIT 1`,
    [shopId, offerId],
  );
  return member?.code ?? null;
}

/** Codes Shopify does not have yet, in order of customer. */
export async function pendingCodes(
  db: Db,
  shopId: number,
  offerId: string,
  afterCustomer: number,
  limit: number,
): Promise<CustomersCode[]> {
  return rows<CustomersCode>(
    db,
    `SELECT customer_id AS "customerId", code FROM offer_members
      WHERE shop_id = $1 AND offer_id = $2 AND customer_id > $3 AND code_state = 'pending' AND code IS NOT NULL
      ORDER BY customer_id LIMIT $4`,
    [shopId, offerId, afterCustomer, limit],
  );
}

/**
 * Notes that Shopify has these codes, and how many it has in all. Codes of other offers change nothing. In the caller's
 * transaction.
 */
export async function markCodesAdded(
  db: pg.PoolClient,
  shopId: number,
  offerId: string,
  codes: string[],
): Promise<void> {
  const { rowCount: added } = await db.query(
    `UPDATE offer_members SET code_state = 'added'
      WHERE shop_id = $1 AND offer_id = $2 AND code = ANY($3) AND code_state <> 'added'`,
    [shopId, offerId, codes],
  );
  await db.query(
    "UPDATE offers SET codes_added = codes_added + $3 WHERE shop_id = $1 AND offer_id = $2",
    [shopId, offerId, added],
  );
}

export async function markCodeRefused(
  db: Db,
  shopId: number,
  offerId: string,
  code: string,
): Promise<void> {
  await db.query(
    `UPDATE offer_members SET code_state = 'failed' WHERE shop_id = $1 AND offer_id = $2 AND code = $3`,
    [shopId, offerId, code],
  );
}

/** Another discount of the shop has this very code: the customer gets a new one. */
export async function replaceCode(
  db: Db,
  shopId: number,
  offerId: string,
  code: string,
  replacement: string,
): Promise<void> {
  await db.query(
    `UPDATE offer_members SET code = $4 WHERE shop_id = $1 AND offer_id = $2 AND code = $3 AND code_state = 'pending'`,
    [shopId, offerId, code, replacement],
  );
}

const BATCH = 5000;

/**
 * Who got which code, in batches, for a download. Only codes Shopify has: the others do not work. Whoever has objected
 * to being profiled since is written to no more.
 */
export async function* issuedCodes(
  shopId: number,
  offerId: string,
  batchSize = BATCH,
): AsyncGenerator<CustomersCode[]> {
  let after = 0;
  for (;;) {
    const batch = await rows<CustomersCode>(
      pool,
      `SELECT m.customer_id AS "customerId", m.code FROM offer_members m
        WHERE m.shop_id = $1 AND m.offer_id = $2 AND m.customer_id > $3 AND m.code_state = 'added'
          AND m.code IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = m.customer_id)
        ORDER BY m.customer_id LIMIT $4`,
      [shopId, offerId, after, batchSize],
    );
    if (batch.length === 0) return;
    yield batch;
    after = batch.at(-1)!.customerId;
  }
}
