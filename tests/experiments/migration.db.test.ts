import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { applyMigrations } from "../../scripts/database/migrations.ts";
import { MIGRATIONS } from "../../scripts/paths.ts";
import { createTestDatabase } from "../support/db.ts";

const MOVE = "20261126001500_experiments";
const [open, stopped, waiting] = ["1", "2", "3"].map(
  (digit) => `${digit}0000000-0000-4000-8000-000000000000`,
);

it("offers of the release before keep their arms and windows, and it can go on writing", async () => {
  const database = await createTestDatabase();
  await database.query("DROP SCHEMA public CASCADE");
  await database.query("CREATE SCHEMA public");
  const before = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-before-"));
  for (const name of fs.readdirSync(MIGRATIONS).filter((found) => found < MOVE))
    fs.cpSync(path.join(MIGRATIONS, name), path.join(before, name), { recursive: true });
  await applyMigrations(database.url, before);

  await database.query(
    `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state,
       launched_at, ends_at, stopped_at)
     VALUES (1, $1, 'Open', 'vip', 'percentage', 10, '2026-10-01', 50, 'A', 'active', '2026-10-01', NULL, NULL),
            (1, $2, 'Stopped', 'vip', 'percentage', 10, '2026-10-01', 10, 'B', 'stopped', '2026-10-01', '2026-10-31', '2026-10-05'),
            (2, $3, 'Waiting', 'vip', 'percentage', 10, '2026-10-01', 20, 'C', 'launching', NULL, '2026-10-31', NULL)`,
    [open, stopped, waiting],
  );
  const writeAsBefore = (offer: string, code: string) =>
    database.query(
      `INSERT INTO offer_members (shop_id, offer_id, customer_id, arm, code, code_state)
       VALUES (1, $1, 7, 'treated', $2, 'added'), (1, $1, 8, 'holdout', NULL, NULL)`,
      [offer, code],
    );
  await writeAsBefore(open!, "A-1");
  const applied = await applyMigrations(database.url, MIGRATIONS);
  expect(applied).toContain(MOVE);

  const experiments = await database.query(
    `SELECT experiment_id AS id, holdout_percent AS percent, began_at AS began, until_at AS until
       FROM experiments ORDER BY experiment_id`,
  );
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  expect(experiments).toEqual([
    { id: open, percent: 50, began: day("2026-10-01"), until: day("2026-11-30") },
    // stopped on the 5th: a later step gave it back the end that was settled at launch
    { id: stopped, percent: 10, began: day("2026-10-01"), until: day("2026-10-31") },
    { id: waiting, percent: 20, began: null, until: null },
  ]);
  const members = await database.query(
    "SELECT customer_id::int AS customer, arm, p_order_90 FROM experiment_members ORDER BY customer_id",
  );
  expect(members).toEqual([
    { customer: 7, arm: "treated", p_order_90: null },
    { customer: 8, arm: "holdout", p_order_90: null },
  ]);
  // a process of that release, still running
  await writeAsBefore(stopped!, "B-1");
  const arms = await database.query(
    "SELECT arm FROM offer_members WHERE offer_id = $1 ORDER BY arm",
    [stopped],
  );
  expect(arms).toEqual([{ arm: "holdout" }, { arm: "treated" }]);
});
