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
  ...(await import("../../app/orders/file/reseal.server.ts")),
  ...(await import("../../app/secrets.server.ts")),
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

it("buyers of a file who wait to be found are sealed anew too, and whom no key opens stays for a key that was left out by mistake", async () => {
  const database = await useDatabase();
  const file = "00000000-0000-4000-8000-0000000000aa";
  const sealedBy = (keys: string) =>
    processWith(keys, ({ encrypt }) => Promise.resolve(encrypt("anna@example.com", file)));
  const insert = async (orderId: number, sealed: string) =>
    database.query(
      "INSERT INTO order_file_buyers (shop_id, file_id, order_id, buyer, sealed) VALUES (1, $1, $2, 'b', $3)",
      [file, orderId, sealed],
    );
  await insert(1, await sealedBy(old));
  await insert(2, await sealedBy(next));
  await insert(3, await sealedBy(key()));
  await processWith(`${next},${old}`, ({ resealBuyers }) => resealBuyers(1));
  const left = await database.query<{ id: number; sealed: string }>(
    "SELECT order_id::int AS id, sealed FROM order_file_buyers WHERE shop_id = 1 ORDER BY order_id",
  );
  expect(left.map(({ id }) => id)).toEqual([1, 2, 3]);
  await processWith(next, async ({ decrypt }) => {
    for (const { sealed } of left.slice(0, 2))
      expect(decrypt(sealed, file)).toBe("anna@example.com");
    return Promise.resolve();
  });
});
