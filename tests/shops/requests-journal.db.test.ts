import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import { env } from "../../app/env.server.ts";
import type { CustomerId } from "../../app/ids.ts";
import { redactShop } from "../../app/shops/erasure.server.ts";
import { askAgain, askForRedact, askForShopRedact } from "../../app/shops/privacy.server.ts";
import { readJournal } from "../../app/shops/requests-journal.server.ts";

const SHOP = 1;
const DOMAIN = "journal.myshopify.com";
const JOURNAL = path.join(tmpdir(), `journal-${process.pid}`);
const HOUR = 3_600_000;

beforeEach(async () => {
  rmSync(JOURNAL, { force: true });
  env.PRIVACY_JOURNAL = JOURNAL;
  await forget();
  await pool.query("DELETE FROM shops");
  await pool.query("INSERT INTO shops (shop_id, domain, installed_at) VALUES ($1, $2, $3)", [
    SHOP,
    DOMAIN,
    new Date(Date.now() - HOUR),
  ]);
});
afterAll(async () => {
  rmSync(JOURNAL, { force: true });
  await closeDatabase();
});

/** The database goes back to a backup from before the requests. */
async function forget(): Promise<void> {
  await pool.query("DELETE FROM privacy_requests");
  await pool.query("DELETE FROM graphile_worker._private_jobs");
}
const ask = () =>
  transaction((db) => askForRedact(db, SHOP, { customerId: 7 as CustomerId, orderIds: [] }));
const askForShop = () => transaction((db) => askForShopRedact(db, SHOP, DOMAIN));
const written = () => {
  try {
    return readFileSync(JOURNAL, "utf8");
  } catch {
    return "";
  }
};
async function restore(): Promise<void> {
  for (const request of readJournal(written()).requests)
    await transaction((db) => askAgain(db, request));
}
const isThere = async () => (await pool.query("SELECT 1 FROM shops")).rowCount === 1;

const installed = () => Promise.resolve("installed" as const);

describe("a request to erase a shop", () => {
  it("that came after it was installed again does not erase it when a restore has forgotten it", async () => {
    await askForShop();
    await redactShop(SHOP, DOMAIN, installed);
    await forget();
    await restore();
    await redactShop(SHOP, DOMAIN, installed);
    expect(await isThere()).toBe(true);
  });

  it("that came when it had left erases it, though the restore has forgotten that it left", async () => {
    await pool.query("UPDATE shops SET uninstalled_at = $1", [new Date()]);
    await askForShop();
    await forget();
    await pool.query("UPDATE shops SET uninstalled_at = NULL");
    await restore();
    await redactShop(SHOP, DOMAIN, installed);
    expect(await isThere()).toBe(false);
  });
});

describe("what only looks like an entry of the journal", () => {
  it.each([
    ["a stranger's search that stands in the log", "privacy-journal:00ff"],
    ["an entry that a lost machine cut off", ""],
  ])("keeps no request from being done, and is counted: %s", async (_, forged) => {
    await ask();
    const whole = written();
    const other = forged || whole.trim().slice(0, -10);
    const { requests, unreadable } = readJournal(`"?q=${other}"\n${whole}`);
    expect(requests).toMatchObject([{ domain: DOMAIN, customerId: 7 }]);
    expect(unreadable).toBe(1);
  });
});
