import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayNumber, formatDay } from "../../../app/calendar/days.ts";
import { computeShop } from "../../../app/clv/compute.server.ts";
import { candidatesOf, FLASH_SALES } from "../../../app/clv/events/candidates.ts";
import { eventsOfShop, noteSale } from "../../../app/clv/events/sale-runs.server.ts";
import { latestFit } from "../../../app/clv/predict/values.server.ts";
import { clockOf } from "../../../app/clv/season/clock.ts";
import { noSeason } from "../../../app/clv/season/season.ts";
import { rebuildFacts, refreshTotals } from "../../../app/customers/facts.server.ts";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import { saveDates } from "../../../app/pages/event-dates/act.server.ts";
import { datesPage } from "../../../app/pages/event-dates/read.server.ts";
import { formProblems } from "../../../app/pages/event-dates/words.ts";
import { seasonalShop } from "../../../scripts/bench/clv/season/seasonal-shop.ts";

const TODAY = dayNumber("2026-11-21");
const sales = ["2025-02-10", "2025-08-11", "2026-02-09", "2026-08-10"].map(
  (from) => [dayNumber(from), dayNumber(from) + 4] as const,
);
let shopId: number;

const on = (day: number) => `${formatDay(day)}T00:00:00.000Z`;
const told = (saleId: string, at: string, [from, to]: readonly [number, number]) => ({
  shopId,
  saleId,
  at,
  startsAt: on(from),
  endsAt: on(to + 1),
});
const form = (fields: Record<string, string>) => {
  const sent = new FormData();
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  return sent;
};
async function night() {
  await computeShop(shopId);
  return (await latestFit(pool, shopId))!.picture;
}

beforeAll(async () => {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain, timezone) VALUES ('events.myshopify.com', 'UTC') RETURNING shop_id AS id",
  );
  shopId = rows[0]!.id;
  const clock = clockOf({
    ...noSeason,
    reason: "better",
    events: candidatesOf([], sales).map((event) => ({ ...event, effect: Math.log(4) })),
  });
  const ledger = seasonalShop({ customers: 1500, days: 760, today: TODAY, clock }, "events");
  const orders = Array.from({ length: ledger.customers }, (_, c) =>
    [...ledger.day.subarray(ledger.offsets[c], ledger.offsets[c + 1])].map((day) => ({ c, day })),
  ).flat();
  await pool.query(
    `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
       total_minor, refunded_minor, discount_minor, discount_codes, source_name)
     SELECT $1, n, 1 + c, '#' || n, DATE '1970-01-01' + day + time '12:00', now(), DATE '1970-01-01' + day, false, true,
            5000, 5000, 0, 0, '{}', 'web'
       FROM json_to_recordset($2::json) AS o(n bigint, c bigint, day int)`,
    [shopId, JSON.stringify(orders.map((order, n) => ({ ...order, n: n + 1 })))],
  );
  await rebuildFacts(pool, shopId);
  await refreshTotals(pool, shopId, { median: null, low: null, high: null });
});
afterAll(closeDatabase);

describe("dates a night knows of", () => {
  it("are none before anybody told any", async () => {
    expect(await eventsOfShop(pool, shopId)).toEqual([]);
  });

  it("are flash sales as they were told last, however often and in whatever order", async () => {
    const saleId = randomUUID();
    const first = told(saleId, "2026-01-01T10:00:00.000Z", sales[0]!);
    const moved = told(saleId, "2026-01-01T11:00:00.000Z", sales[1]!);
    await Promise.all([moved, first, first, moved, first].map(noteSale));
    await noteSale(first);
    expect(await eventsOfShop(pool, shopId)).toEqual(candidatesOf([], [sales[1]!]));
    await noteSale({ ...first, at: "2026-01-01T12:00:00.000Z", startsAt: null, endsAt: null });
    await noteSale(moved);
    expect(await eventsOfShop(pool, shopId)).toEqual([]);
  });

  it("are in the forecast the night after they were told, and out of it when they are taken back", async () => {
    const before = await night();
    expect(before.events!.some(({ name }) => name === FLASH_SALES)).toBe(false);
    const ids = sales.map(() => randomUUID());
    const at = "2026-11-01T10:00:00.000Z";
    for (const [i, sale] of sales.entries()) await noteSale(told(ids[i]!, at, sale));
    await noteSale(told(randomUUID(), at, [TODAY + 30, TODAY + 34]));
    await saveDates(
      shopId,
      form({ "name.0": "Founder's day", "from.0": "2024-06-06", "to.0": "", "repeats.0": "date" }),
    );
    const known = await night();
    const found = known.events!.find(({ name }) => name === FLASH_SALES)!;
    expect(found.seen).toBe(4);
    expect(Math.abs(Math.log(found.times!.mean / 4))).toBeLessThan(0.35);
    expect(known.events!.find(({ name }) => name === "Founder's day")!.seen).toBe(2);
    // the sale to come is foretold
    expect(clockOf(known.season!).rate(TODAY + 31)).toBeGreaterThan(2.5);
    expect(known.forecast!.known.orders.mean).not.toBe(before.forecast!.known.orders.mean);
    const {
      rows: [kept],
    } = await pool.query<{ events: { name: string }[] }>(
      `SELECT params->'fit'->'season'->'events' AS events FROM model_fits
        WHERE shop_id = $1 ORDER BY computed_at DESC LIMIT 1`,
      [shopId],
    );
    expect(kept!.events.map(({ name }) => name)).toContain(FLASH_SALES);

    for (const saleId of ids)
      await noteSale({
        shopId,
        saleId,
        at: new Date().toISOString(),
        startsAt: null,
        endsAt: null,
      });
    const after = await night();
    expect(after.season!.events.some(({ name }) => name === FLASH_SALES)).toBe(false);
    expect(after.events!.find(({ name }) => name === FLASH_SALES)).toEqual({
      name: FLASH_SALES,
      seen: 0,
      times: null,
    });
  });

  it("are refused at the door without a trace, and stand with what the night found of them", async () => {
    const bad = await saveDates(shopId, form({ "name.0": "", "from.0": "2024-06-06", "to.0": "" }));
    expect(bad.errors).toMatchObject({ "name.0": formProblems.noName });
    const { fields, notes } = await datesPage(shopId);
    expect(fields["name.0"]).toBe("Founder's day");
    expect(notes).toHaveLength(1);
    expect(notes[0]![0]).toMatch(/^Seen 2 times/);
  });
});
