import { Session } from "@shopify/shopify-api";
import { randomBytes } from "node:crypto";
import { beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "../support/db.ts";

const key = () => randomBytes(32).toString("base64");
const [old, next] = [key(), key()];
const shops = ["one.myshopify.com", "two.myshopify.com"];

/** The modules of a process that starts with these keys. */
async function processWith<Result>(
  keys: string,
  work: (app: Awaited<ReturnType<typeof load>>) => Promise<Result>,
): Promise<Result> {
  process.env["ENCRYPTION_KEY"] = keys;
  vi.resetModules();
  const app = await load();
  try {
    return await work(app);
  } finally {
    await app.closeDatabase();
  }
}
const load = async () => ({
  ...(await import("../../app/session-storage.server.ts")),
  ...(await import("../../app/admin-api/reseal.server.ts")),
  ...(await import("../../app/admin-api/token.server.ts")),
  ...(await import("../../app/worker/schedule.server.ts")),
  ...(await import("../../app/db.server.ts")),
});

const tokens = async () =>
  (await useDatabase()).query<{ shop: string; access: string; refresh: string }>(
    `SELECT shop, "accessToken" AS access, "refreshToken" AS refresh FROM "Session" ORDER BY shop`,
  );

beforeEach(async () => {
  await (await useDatabase()).query(`DELETE FROM "Session"`);
  await processWith(old, async ({ sessionStorage }) => {
    for (const shop of shops)
      await sessionStorage.storeSession(
        new Session({
          id: `offline_${shop}`,
          shop,
          state: "",
          isOnline: false,
          accessToken: `shpat_${shop}`,
          refreshToken: `shprt_${shop}`,
          expires: new Date(Date.now() + 3_600_000),
        }),
      );
  });
});

it("when the key changes every token is sealed anew, and the old key is needed no more", async () => {
  const before = await tokens();
  expect(await processWith(`${next},${old}`, ({ resealTokens }) => resealTokens())).toEqual({
    resealed: 2,
    unreadable: 0,
  });
  const after = await tokens();
  for (const [n, { access, refresh }] of after.entries()) {
    expect(access).not.toBe(before[n]!.access);
    expect(refresh).not.toBe(before[n]!.refresh);
  }
  await processWith(next, async ({ accessToken, sessionStorage, resealTokens }) => {
    for (const shop of shops) {
      expect(await accessToken(shop)).toBe(`shpat_${shop}`);
      const session = await sessionStorage.loadSession(`offline_${shop}`);
      expect(session?.refreshToken).toBe(`shprt_${shop}`);
    }
    // nothing is left to do
    expect(await resealTokens()).toEqual({ resealed: 0, unreadable: 0 });
  });
});

it("the nightly tidying seals them too", async () => {
  await processWith(`${next},${old}`, async ({ handlers }) => {
    const tidy = handlers["worker.tidy"] as unknown as () => Promise<void>;
    await tidy();
  });
  await processWith(next, async ({ accessToken }) => {
    expect(await accessToken(shops[0]!)).toBe(`shpat_${shops[0]}`);
  });
});

it("a token that no key opens stays, and keeps the others from nothing", async () => {
  const [first] = await tokens();
  const db = await useDatabase();
  await db.query(`UPDATE "Session" SET "accessToken" = 'enc1.00000000.a.b.c' WHERE shop = $1`, [
    shops[1],
  ]);
  const done = await processWith(`${next},${old}`, ({ resealTokens }) => resealTokens());
  expect(done).toEqual({ resealed: 1, unreadable: 1 });
  expect((await tokens())[0]!.access).not.toBe(first!.access);
});

it("a token that was copied into another shop's row opens for nobody", async () => {
  const [one] = await tokens();
  const db = await useDatabase();
  await db.query(`UPDATE "Session" SET "accessToken" = $1 WHERE shop = $2`, [
    one!.access,
    shops[1],
  ]);
  await processWith(old, async ({ sessionStorage, accessToken }) => {
    expect(await sessionStorage.loadSession(`offline_${shops[1]}`)).toBeUndefined();
    await expect(accessToken(shops[1]!)).rejects.toThrow();
  });
});
