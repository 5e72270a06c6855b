import { randomUUID } from "node:crypto";
import type { JobHelpers } from "graphile-worker";
import { beforeEach, expect, it } from "vitest";
import { ShopUnavailable } from "../../app/admin-api/errors.ts";
import { handlerOf } from "../../app/jobs/handlers.ts";
import { handlers } from "../../app/offers/jobs.server.ts";
import { tasksOf } from "../../app/worker/tasks.server.ts";
import { useDatabase } from "../support/db.ts";

const offerId = randomUUID();
const helpers = (attempts: number) =>
  ({
    job: { id: "0", attempts, max_attempts: 12, task_identifier: "offers.launch" },
  }) as JobHelpers;

beforeEach(async () => {
  const db = await useDatabase();
  await db.query("DELETE FROM offers");
  await db.query(
    "INSERT INTO shops (shop_id, domain) VALUES (1, 'last-try.myshopify.com') ON CONFLICT DO NOTHING",
  );
  await db.query(
    `INSERT INTO offers (shop_id, offer_id, title, segment, kind, starts_at, holdout_percent, code_prefix, state)
     VALUES (1, $1, 'Come back', 'slipping', 'percentage', now(), 10, 'BACK', 'launching')`,
    [offerId],
  );
});

async function offer() {
  const db = await useDatabase();
  const [row] = await db.query<{ state: string; problem: string | null }>(
    "SELECT state, problem FROM offers",
  );
  return row!;
}

const task = tasksOf({
  "offers.launch": {
    ...handlerOf(handlers, "offers.launch"),
    run: () =>
      Promise.reject(new ShopUnavailable("last-try.myshopify.com", 402, "The shop is frozen.")),
  },
})["offers.launch"]!;
const run = (attempts: number) =>
  (task as (payload: unknown, helpers: JobHelpers) => Promise<void>)(
    { shopId: 1, offerId },
    helpers(attempts),
  );

it("a launch that fails is tried again, and the offer goes on saying that it is being launched", async () => {
  await expect(run(3)).rejects.toThrow("frozen");
  expect(await offer()).toEqual({ state: "launching", problem: null });
});

it("after the last try the offer says that it failed, and why", async () => {
  await expect(run(12)).rejects.toThrow("frozen");
  const { state, problem } = await offer();
  expect(state).toBe("failed");
  expect(problem).toContain("The shop is frozen.");
});

it("while Shopify does not serve the shop, the reason stands where the health page finds it", async () => {
  await expect(run(1)).rejects.toThrow("frozen");
  const db = await useDatabase();
  const [shop] = await db.query<{ reason: string }>(
    "SELECT paused_reason AS reason FROM shops WHERE shop_id = 1",
  );
  expect(shop!.reason).toBe("The shop is frozen.");
});
