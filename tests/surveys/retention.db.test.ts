import { afterAll, beforeEach, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { forgetOldBuyers } from "../../app/orders/file/reseal.server.ts";
import { dropOld } from "../../app/shops/retention.server.ts";
import { writeSettings } from "../../app/shops/room-settings.server.ts";
import { retentionSettings } from "../../app/shops/settings.ts";
import { answerRetention } from "../../app/surveys/settings.ts";
import { dropOldAnswers } from "../../app/surveys/store.server.ts";
import { anyRow } from "../support/any-row.ts";

const SHOP = 1;
const now = new Date("2026-11-26T03:00:00Z");
const left = async (table: string, condition = "true") =>
  (await pool.query(`SELECT 1 FROM ${table} WHERE shop_id = $1 AND ${condition}`, [SHOP])).rowCount;

beforeEach(async () => {
  for (const table of ["survey_responses", "privacy_requests", "room_settings"])
    await pool.query(`DELETE FROM ${table}`);
});
afterAll(closeDatabase);

it("survey answers are kept for three years, or for as long as the merchant says", async () => {
  for (const [n, day] of ["2023-11-01", "2024-06-01", "2026-11-25"].entries())
    await anyRow(pool, "survey_responses", n + 1, { shop_id: SHOP, received_at: day });
  expect(await dropOldAnswers(SHOP, now)).toBe(1);
  await writeSettings(pool, SHOP, answerRetention, { answerMonths: 12 });
  expect(await dropOldAnswers(SHOP, now)).toBe(1);
  expect(await left("survey_responses")).toBe(1);
});

it("what was gathered for a request is kept for 60 days, or for as long as the merchant says; the request stays", async () => {
  for (const [n, day] of ["2026-09-01", "2026-11-01", "2026-11-25"].entries())
    await anyRow(pool, "privacy_requests", n + 1, { shop_id: SHOP, completed_at: day });
  await dropOld(SHOP, now);
  expect(await left("privacy_requests", "export IS NOT NULL")).toBe(2);
  await writeSettings(pool, SHOP, retentionSettings, { exportDays: 7 });
  await dropOld(SHOP, now);
  expect(await left("privacy_requests", "export IS NOT NULL")).toBe(1);
  expect(await left("privacy_requests")).toBe(3);
});

it("how buyers of a file can be reached is forgotten after a week, whatever became of the file", async () => {
  for (const [n, day] of ["2026-11-10", "2026-11-25"].entries()) {
    await anyRow(pool, "order_files", n + 1, { shop_id: SHOP, started_at: day });
    await anyRow(pool, "order_file_buyers", n + 1, { shop_id: SHOP });
  }
  await forgetOldBuyers(SHOP, now);
  expect(await left("order_file_buyers")).toBe(1);
});
