import { Session } from "@shopify/shopify-api";
import pg from "pg";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { parseEnv } from "../app/env.server.ts";
import { createTestDatabase } from "./support/db.ts";

const domain = "zone.myshopify.com";
const HOUR_MS = 3_600_000;

/** The modules of a process that starts now, on a database whose own zone is this one. */
async function processIn(zone: string) {
  const database = await createTestDatabase();
  const name = new URL(database.url).pathname.slice(1);
  await database.query(`ALTER DATABASE "${name}" SET timezone TO '${zone}'`);
  const [shown] = await database.query<{ TimeZone: string }>("SHOW timezone");
  expect(shown!.TimeZone).toBe(zone);
  process.env["DATABASE_URL"] = database.url;
  vi.resetModules();
  const { pool, prisma, closeDatabase } = await import("../app/db.server.ts");
  const { sessionStorage } = await import("../app/session-storage.server.ts");
  const { accessToken, tokenHealth } = await import("../app/admin-api/token.server.ts");
  return { database, pool, prisma, closeDatabase, sessionStorage, accessToken, tokenHealth };
}

beforeEach(() => {
  vi.stubGlobal("fetch", () => {
    throw new Error("the token is good: nobody is asked for another");
  });
});

describe.each(["UTC", "America/New_York", "Asia/Kolkata"])("in a database of %s", (zone) => {
  it("a token that Shopify's library stores ends when it was said to, for all who read it", async () => {
    const { pool, sessionStorage, accessToken, tokenHealth, closeDatabase } = await processIn(zone);
    const expires = new Date(Math.floor(Date.now() / 1000) * 1000 + HOUR_MS);
    const id = `offline_${domain}`;
    const stored = {
      id,
      shop: domain,
      state: "",
      isOnline: false,
      accessToken: "shpat_1",
      expires,
    };
    await sessionStorage.storeSession(new Session(stored));
    expect((await sessionStorage.loadSession(id))?.expires).toEqual(expires);
    expect((await tokenHealth(pool, domain)).until).toEqual(expires);
    expect(await accessToken(domain)).toBe("shpat_1");
    await closeDatabase();
  });

  it("a token we renew ends for Shopify's library when we were told", async () => {
    const { pool, sessionStorage, accessToken, closeDatabase } = await processIn(zone);
    const id = `offline_${domain}`;
    await sessionStorage.storeSession(
      new Session({
        id,
        shop: domain,
        state: "",
        isOnline: false,
        accessToken: "shpat_1",
        refreshToken: "shprt_1",
        expires: new Date(Date.now() + 60_000),
      }),
    );
    vi.stubGlobal("fetch", async () =>
      Response.json({ access_token: "shpat_2", expires_in: 3600, refresh_token: "shprt_2" }),
    );
    const began = Date.now();
    expect(await accessToken(domain)).toBe("shpat_2");
    const until = (await sessionStorage.loadSession(id))!.expires!.getTime();
    expect(Math.abs(until - began - HOUR_MS)).toBeLessThan(60_000);
    const [row] = (await pool.query<{ at: Date }>(`SELECT expires AS at FROM "Session"`)).rows;
    expect(row!.at.getTime()).toBe(until);
    await closeDatabase();
  });

  it("every connection speaks UTC, a worker's too", async () => {
    const { pool, prisma, closeDatabase } = await processIn(zone);
    expect((await pool.query<{ TimeZone: string }>("SHOW timezone")).rows[0]!.TimeZone).toBe("UTC");
    expect(await prisma.$queryRaw`SELECT current_setting('timezone') AS zone`).toEqual([
      { zone: "UTC" },
    ]);
    // what listens for the worker, and any other that takes the address from the environment
    const { env } = await import("../app/env.server.ts");
    const client = new pg.Client({ connectionString: env.DATABASE_URL });
    await client.connect();
    expect((await client.query<{ TimeZone: string }>("SHOW timezone")).rows[0]!.TimeZone).toBe(
      "UTC",
    );
    await client.end();
    await closeDatabase();
  });
});

it("what the address of the database asks for besides stays", () => {
  const given = (address: string) =>
    parseEnv({ ...process.env, DATABASE_URL: address }).DATABASE_URL;
  expect(given("postgresql://a/b?sslmode=require")).toBe(
    "postgresql://a/b?sslmode=require&options=-c%20TimeZone%3DUTC",
  );
  expect(given("postgresql://a/b?options=-c%20work_mem%3D8MB&x=1")).toBe(
    "postgresql://a/b?options=-c%20work_mem%3D8MB%20-c%20TimeZone%3DUTC&x=1",
  );
});
