import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { backtestHistory, latestFit } from "../../app/clv/predict/values.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";

const SHOP = 1;

beforeAll(async () => {
  await pool.query("INSERT INTO shops (shop_id, domain) VALUES ($1, 'fits.myshopify.com')", [SHOP]);
});

afterAll(() => closeDatabase());

/** A computation of one day, with what it kept. */
async function keep(day: string, summary: object | null, backtest: object | null) {
  await pool.query(
    `INSERT INTO model_fits (shop_id, fit_id, as_of, model, params, diagnostics, summary, backtest, computed_at)
     VALUES ($1, gen_random_uuid(), $2::date, 'mbg-nbd', '{}', '{}', $3, $4, $2::date::timestamptz)`,
    [SHOP, day, summary, backtest],
  );
}

describe("pages show the last computation that left a picture", () => {
  it("not a later one that left none", async () => {
    await keep("2026-11-20", { states: [1] }, null);
    await keep("2026-11-21", null, null);
    const fit = await latestFit(pool, SHOP);
    expect(fit).toMatchObject({ asOf: "2026-11-20", picture: { states: [1] } });
  });
});

describe("the history of back-tests", () => {
  it("leaves out one that compares nothing", async () => {
    await keep("2026-11-18", {}, { predictedOrders: 41, actualOrders: 40, bias: 0.025 });
    await keep("2026-11-19", {}, { tried: true });
    expect(await backtestHistory(pool, SHOP)).toEqual([
      { asOf: "2026-11-18", predicted: 41, actual: 40, bias: 0.025 },
    ]);
  });
});
