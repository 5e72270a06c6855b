import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { entryOf, jobNames } from "../../app/jobs/catalog.ts";
import { minuteOf, NIGHT_BEGINS, NIGHT_MINUTES } from "../../app/shops/nights.ts";
import { beginHours, beginNights } from "../../app/shops/nights.server.ts";
import { goRounds } from "../../app/worker/schedule.server.ts";
import { emptyQueue, jobsOf } from "../support/jobs.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

beforeEach(async () => {
  await emptyQueue();
  await pool.query("DELETE FROM shops");
});
afterAll(closeDatabase);

/** So many shops whose last night and hour were those before `since`. */
async function shops(count: number, timezone: string, since: string): Promise<void> {
  await pool.query(
    `INSERT INTO shops (shop_id, domain, timezone, night_of, hour_of)
     SELECT n, n || '-' || $2::text || '.myshopify.com', $2, $3::timestamptz::date, $3 FROM generate_series(1, $1::int) n`,
    [count, timezone, since],
  );
}

/** Begins nights at every moment from one to another. @returns when which shop's began */
async function nightsBetween(from: string, to: string, everyMinutes: number) {
  const nights: { shopId: number; at: Date }[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += everyMinutes * MINUTE)
    for (const shopId of await beginNights(pool, new Date(at)))
      nights.push({ shopId, at: new Date(at) });
  return nights;
}

const wallClock = (at: Date, timeZone: string) =>
  at.toLocaleTimeString("en-GB", { timeZone, hour: "2-digit", minute: "2-digit" });

describe("a shop's night", () => {
  it("begins in its own small hours, at a minute of its own, once", async () => {
    await shops(10, "Asia/Tokyo", "2026-11-20T00:00:00Z");
    const nights = await nightsBetween("2026-11-20T15:30:00Z", "2026-11-20T20:30:00Z", 1);
    expect(await nightsBetween("2026-11-20T20:30:00Z", "2026-11-21T15:30:00Z", 30)).toEqual([]);
    expect(nights.map(({ shopId }) => shopId).sort((a, b) => a - b)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
    ]);
    for (const { shopId, at } of nights) {
      const minute = NIGHT_BEGINS + minuteOf(shopId, NIGHT_MINUTES);
      const expected = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;
      expect(wallClock(at, "Asia/Tokyo"), `shop ${shopId}`).toBe(expected);
    }
  });

  it.each([
    ["Europe/Paris", "2026-03-27T23:00:00Z", "2026-03-31T22:00:00Z", "set forward"],
    ["Europe/Paris", "2026-10-23T22:00:00Z", "2026-10-27T23:00:00Z", "set back"],
    ["America/New_York", "2026-03-07T05:00:00Z", "2026-03-11T04:00:00Z", "set forward"],
    ["America/Santiago", "2026-04-03T03:00:00Z", "2026-04-07T04:00:00Z", "set back over midnight"],
    ["Australia/Lord_Howe", "2026-10-02T13:30:00Z", "2026-10-06T13:00:00Z", "set by half an hour"],
  ])("is neither skipped nor doubled when the clocks of $0 are $3", async (zone, from, to) => {
    await shops(40, zone, new Date(Date.parse(from) - 13 * HOUR).toISOString());
    await pool.query(
      "UPDATE shops SET night_of = ($1::timestamptz AT TIME ZONE timezone)::date - 1",
      [from],
    );
    const nights = await nightsBetween(from, to, 10);
    const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY);
    for (let shopId = 1; shopId <= 40; shopId++) {
      const its = nights.filter((night) => night.shopId === shopId);
      expect(its.length, `nights of shop ${shopId}`).toBe(days);
      const apart = its.slice(1).map(({ at }, n) => at.getTime() - its[n]!.at.getTime());
      expect(Math.min(...apart), `shop ${shopId}`).toBeGreaterThan(20 * HOUR);
      expect(Math.max(...apart), `shop ${shopId}`).toBeLessThan(28 * HOUR);
    }
  });

  it("that no worker saw is made up when one is back, once, also of several", async () => {
    await shops(5, "America/New_York", "2026-11-17T12:00:00Z");
    // three nights later, at noon
    const back = "2026-11-20T17:00:00Z";
    expect((await beginNights(pool, new Date(back))).length).toBe(5);
    expect(await nightsBetween(back, "2026-11-21T05:59:00Z", 30)).toEqual([]);
    expect((await nightsBetween("2026-11-21T06:00:00Z", "2026-11-21T10:00:00Z", 30)).length).toBe(
      5,
    );
  });

  it("does not come to a shop that left", async () => {
    await shops(3, "UTC", "2026-11-17T12:00:00Z");
    await pool.query("UPDATE shops SET uninstalled_at = now() WHERE shop_id = 2");
    const at = new Date("2026-11-20T12:00:00Z");
    expect((await beginNights(pool, at)).sort()).toEqual([1, 3]);
    expect((await beginHours(pool, at)).sort()).toEqual([1, 3]);
  });

  it("comes to a shop whose zone nobody knows as well", async () => {
    await shops(1, "Mars/Olympus_Mons", "2026-11-17T12:00:00Z");
    expect(await beginNights(pool, new Date("2026-11-20T12:00:00Z"))).toEqual([1]);
  });
});

describe("ten thousand shops of one zone", () => {
  const most = (counts: number[]) => Math.max(...counts) / 10_000;

  it("never begin more than a hundredth of their nights in one minute, the night after an outage included", async () => {
    await shops(10_000, "America/New_York", "2026-11-18T12:00:00Z");
    const afterwards: number[] = [];
    for (let at = Date.parse("2026-11-20T12:00:00Z"); afterwards.length < 20; at += MINUTE)
      afterwards.push((await beginNights(pool, new Date(at))).length);
    expect(most(afterwards)).toBe(0.01);
    await pool.query("UPDATE shops SET night_of = '2026-11-20'");
    const usual: number[] = [];
    for (
      let at = Date.parse("2026-11-21T05:55:00Z");
      at <= Date.parse("2026-11-21T10:00:00Z");
      at += MINUTE
    )
      usual.push((await beginNights(pool, new Date(at))).length);
    expect(usual.reduce((a, b) => a + b, 0)).toBe(10_000);
    expect(most(usual)).toBeLessThan(0.01);
  });

  it("begin their hours over the whole hour, each once", async () => {
    await shops(10_000, "UTC", "2026-11-20T11:59:00Z");
    const counts: number[] = [];
    for (let at = Date.parse("2026-11-20T12:00:00Z"); counts.length < 60; at += MINUTE)
      counts.push((await beginHours(pool, new Date(at))).length);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(10_000);
    expect(most(counts)).toBeLessThan(0.03);
  });
});

const scheduled = (schedule: "hourly" | "nightly") =>
  jobNames.filter((name) => entryOf(name).schedule === schedule).sort();

it("at night a shop is given all that is to be done by night, each hour what is to be done by the hour", async () => {
  await shops(1, "UTC", "2026-11-19T12:00:00Z");
  await goRounds(new Date("2026-11-20T06:00:00Z"));
  const names = (await jobsOf(1)).map(({ name }) => name).sort();
  expect(names).toEqual([...scheduled("hourly"), ...scheduled("nightly")].sort());
  await emptyQueue();
  await goRounds(new Date("2026-11-20T07:00:00Z"));
  expect((await jobsOf(1)).map(({ name }) => name).sort()).toEqual(scheduled("hourly"));
  await goRounds(new Date("2026-11-20T07:00:30Z"));
  expect((await jobsOf(1)).map(({ name }) => name).sort()).toEqual(scheduled("hourly"));
});
