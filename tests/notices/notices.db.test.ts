import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";
import { failImport, finishImport } from "../../app/orders/import-state.server.ts";
import { tellVerdicts } from "../../app/offers/verdicts.server.ts";
import { dropOldNotices, noteNotice } from "../../app/notices/notices.server.ts";
import { actOnNotices } from "../../app/pages/notices/act.server.ts";
import { noticeLines } from "../../app/pages/notices/read.server.ts";
import { handlers } from "../../app/notices/jobs.server.ts";
import { emptyQueue } from "../support/jobs.ts";

const AT = new Date("2026-11-20T10:00:00Z");
let shopId: number;

beforeEach(async () => {
  await emptyQueue();
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id AS id",
    [`${randomUUID()}.myshopify.com`],
  );
  shopId = rows[0]!.id;
});
afterAll(closeDatabase);

const form = (fields: Record<string, string>) => {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  return sent;
};

async function offer(title = "Come back"): Promise<string> {
  const offerId = randomUUID();
  await pool.query(
    `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state, codes_added)
     VALUES ($1, $2, $3, 'slipping', 'percentage', 10, $4, 10, 'BACK', 'active', 120)`,
    [shopId, offerId, title, AT],
  );
  return offerId;
}

async function reading(phase: string, purpose = "import"): Promise<string> {
  const importId = randomUUID();
  await pool.query(
    `INSERT INTO order_imports (shop_id, import_id, way, phase, orders_read, purpose) VALUES ($1, $2, 'bulk', $3, 1234, $4)`,
    [shopId, importId, phase, purpose],
  );
  return importId;
}

/** Does the jobs that write notices, as the worker would. */
async function worker(): Promise<void> {
  const { rows } = await pool.query<{ payload: never }>(
    `SELECT payload FROM graphile_worker._private_jobs j JOIN graphile_worker._private_tasks t ON t.id = j.task_id
      WHERE t.identifier = 'notices.note' AND (payload->>'shopId')::int = $1`,
    [shopId],
  );
  const note = handlers["notices.note"] as (payload: never) => Promise<void>;
  for (const { payload } of rows) await note(payload);
}

const sentences = async () => (await noticeLines(shopId)).map(({ sentence }) => sentence);

describe("what somebody waited for and is over", () => {
  it("is told once, however often the job that tells it runs", async () => {
    const offerId = await offer();
    await noteNotice(shopId, "offer.launched", offerId, AT);
    await noteNotice(shopId, "offer.launched", offerId, AT);
    expect(await noticeLines(shopId)).toEqual([
      {
        kind: "offer.launched",
        subject: offerId,
        at: AT.toISOString(),
        sentence: "“Come back” is ready: 120 codes.",
        url: `/app/offers/${offerId}`,
      },
    ]);
  });

  it("stays away once it was put away, and comes back only when it happens again", async () => {
    const offerId = await offer();
    await noteNotice(shopId, "offer.failed", offerId, AT);
    await actOnNotices(shopId, form({ intent: "dismiss", kind: "offer.failed", subject: offerId }));
    await noteNotice(shopId, "offer.failed", offerId, AT);
    expect(await sentences()).toEqual([]);
    await noteNotice(shopId, "offer.failed", offerId, new Date(AT.getTime() + 1));
    expect(await sentences()).toEqual(["“Come back” could not be launched."]);
  });

  it("is nothing when it was about something that is no more", async () => {
    await noteNotice(shopId, "offer.launched", randomUUID(), AT);
    await noteNotice(shopId, "a.kind-of-a-later-release", "1", AT);
    expect(await sentences()).toEqual([]);
  });

  it("is kept for 30 days", async () => {
    await noteNotice(shopId, "costs.first-read", "costs", AT);
    await dropOldNotices(shopId, new Date("2026-12-20T09:59:00Z"));
    expect(await sentences()).toHaveLength(1);
    await dropOldNotices(shopId, new Date("2026-12-20T10:01:00Z"));
    expect(await sentences()).toEqual([]);
  });

  it("is of one shop: another's stays when all are put away", async () => {
    await noteNotice(shopId, "costs.first-read", "costs", AT);
    await actOnNotices(shopId + 1, form({ intent: "dismiss-all" }));
    expect(await sentences()).toHaveLength(1);
    await actOnNotices(shopId, form({ intent: "dismiss-all" }));
    expect(await sentences()).toEqual([]);
  });
});

describe("Home hears", () => {
  it("that all orders are read, with their number", async () => {
    const importId = await reading("facts");
    await transaction((db) => finishImport(db, shopId, importId));
    await worker();
    expect(await sentences()).toEqual(["All your orders are read: 1,234."]);
  });

  it("that reading them stopped, but not that a weekly comparison did", async () => {
    await failImport(shopId, await reading("loading", "weekly"), "Shopify is away.");
    await failImport(shopId, await reading("loading"), "Shopify is away.");
    await worker();
    expect(await sentences()).toEqual(["Reading your orders stopped before the end."]);
  });

  it("nothing of an import that had ended already", async () => {
    const importId = await reading("cancelled");
    await failImport(shopId, importId, "Shopify is away.");
    await transaction((db) => finishImport(db, shopId, importId));
    await worker();
    expect(await sentences()).toEqual([]);
  });

  it("that a verdict is in when the outcome window has closed, once in all the nights after", async () => {
    const offerId = await offer("Spring");
    await pool.query(
      `INSERT INTO experiments (shop_id, experiment_id, holdout_percent, began_at, until_at) VALUES ($1, $2, 10, $3, $4)`,
      [shopId, offerId, "2026-10-20T10:00:00Z", AT],
    );
    const night = (days: number) =>
      tellVerdicts(shopId, new Date(AT.getTime() + days * 86_400_000));
    await night(-0.5);
    await worker();
    expect(await sentences()).toEqual([]);
    await night(0.5);
    await worker();
    expect(await sentences()).toEqual(["The verdict on “Spring” is in."]);
    await actOnNotices(shopId, form({ intent: "dismiss-all" }));
    await night(1.5);
    await worker();
    expect(await sentences()).toEqual([]);
  });
});

it("a button that is none puts nothing away", async () => {
  await noteNotice(shopId, "costs.first-read", "costs", AT);
  for (const fields of [
    { intent: "dismiss", kind: "__proto__", subject: "costs" },
    { intent: "", kind: "", subject: "" },
  ])
    expect((await actOnNotices(shopId, form(fields))).problem).toBeTruthy();
  expect(await sentences()).toHaveLength(1);
});
