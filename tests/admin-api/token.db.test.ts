import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ShopUnavailable } from "../../app/admin-api/errors.ts";
import { accessToken } from "../../app/admin-api/token.server.ts";
import { decrypt, encrypt } from "../../app/secrets.server.ts";
import { useDatabase } from "../support/db.ts";

const domain = "token.myshopify.com";
let refreshes: string[];

beforeEach(async () => {
  refreshes = [];
  const db = await useDatabase();
  await db.query(`DELETE FROM "Session"`);
});
afterEach(() => vi.unstubAllGlobals());

/** A Shopify that takes each refresh token once. */
function shopify(answer: (refreshToken: string) => Response | null = () => null) {
  const used = new Set<string>();
  vi.stubGlobal("fetch", async (_url: string, init: { body: string }) => {
    const { refresh_token: token } = JSON.parse(init.body) as { refresh_token: string };
    refreshes.push(token);
    const said = answer(token);
    if (said) return said;
    if (used.has(token)) return Response.json({ error: "invalid_request" }, { status: 400 });
    used.add(token);
    const n = used.size;
    return Response.json({
      access_token: `shpat_${n}`,
      expires_in: 3600,
      refresh_token: `shprt_${n}`,
      refresh_token_expires_in: 7_776_000,
    });
  });
}

async function session(expiresInMs: number | null, refreshToken: string | null = "shprt_first") {
  const db = await useDatabase();
  await db.query(
    `INSERT INTO "Session" (id, shop, state, "accessToken", "refreshToken", expires) VALUES ($1, $2, '', $3, $4, $5)`,
    [
      `offline_${domain}`,
      domain,
      encrypt("shpat_first", domain),
      refreshToken === null ? null : encrypt(refreshToken, domain),
      expiresInMs === null ? null : new Date(Date.now() + expiresInMs),
    ],
  );
}

it("a token that is good for long is used as it is", async () => {
  shopify();
  await session(3_600_000);
  expect(await accessToken(domain)).toBe("shpat_first");
  expect(refreshes).toEqual([]);
});

it("of many that find the token ending, exactly one uses the refresh token, and all get the new one", async () => {
  shopify();
  await session(60_000);
  const tokens = await Promise.all(Array.from({ length: 8 }, () => accessToken(domain)));
  expect(new Set(tokens)).toEqual(new Set(["shpat_1"]));
  expect(refreshes).toEqual(["shprt_first"]);
});

it("a token Shopify refused is renewed once, however many were refused with it", async () => {
  shopify();
  await session(3_600_000);
  const tokens = await Promise.all(
    Array.from({ length: 6 }, () => accessToken(domain, "shpat_first")),
  );
  expect(new Set(tokens)).toEqual(new Set(["shpat_1"]));
  expect(refreshes).toHaveLength(1);
});

it("an answer without an expiry is not stored: the next try still has the old refresh token", async () => {
  shopify(() => Response.json({ access_token: "shpat_x" }));
  await session(60_000);
  await expect(accessToken(domain)).rejects.toThrow("lacks expires_in or refresh_token");
  const db = await useDatabase();
  const [row] = await db.query<{ refreshToken: string }>(`SELECT "refreshToken" FROM "Session"`);
  expect(decrypt(row!.refreshToken, domain)).toBe("shprt_first");
});

it("a refused refresh, like a missing session, is a shop we cannot serve, with a sentence for the merchant", async () => {
  shopify(() => Response.json({ error: "invalid_request" }, { status: 400 }));
  await expect(accessToken(domain)).rejects.toThrow(ShopUnavailable);
  await session(60_000);
  await expect(accessToken(domain)).rejects.toMatchObject({
    reason: expect.stringContaining("Open Boomerang") as string,
  });
});

it("a Shopify that is down is worth another try, not a pause", async () => {
  shopify(() => new Response("", { status: 503 }));
  await session(60_000);
  await expect(accessToken(domain)).rejects.not.toThrow(ShopUnavailable);
});
