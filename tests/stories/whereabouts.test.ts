import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { startStory, type Story } from "../support/story.ts";

/** The app's modules, loaded once the sandbox stands. */
const loadApp = () => import("../../app/shops/uninstall.server.ts");

const HOUR = 3_600_000;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shopId: number;

beforeAll(async () => {
  story = await startStory({ fill: () => undefined });
  app = await loadApp();
  await story.open();
  await story.settle();
  shopId = await story.shopId();
});
afterAll(() => story.close());

/** No message of it arrives: the app learns of an uninstall only by asking. */
beforeEach(() => void story.sandbox.faults.add({ kind: "webhook.drop", match: "app/uninstalled" }));

const keyEndsAt = (at: number) =>
  story.db.query(`UPDATE "Session" SET expires = $1`, [new Date(Date.now() + at)]);
const isUninstalled = async () =>
  (await story.db.query("SELECT 1 FROM shops WHERE uninstalled_at IS NOT NULL")).length === 1;

it("a shop whose key works is installed", async () => {
  expect(await app.whereabouts(story.domain)).toBe("installed");
});

it("a shop that refuses to renew a key that had ended is not taken for gone", async () => {
  const [kept] = await story.db.query<{ token: string }>(
    `SELECT "refreshToken" AS token FROM "Session"`,
  );
  // as after a restore: an older refresh token than the one Shopify knows
  await story.db.query(`UPDATE "Session" SET "refreshToken" = "accessToken"`);
  await keyEndsAt(-HOUR);
  expect(await app.whereabouts(story.domain)).toBe("unknown");
  await app.lookWhetherGone(shopId);
  expect(await isUninstalled()).toBe(false);
  await story.db.query(`UPDATE "Session" SET "refreshToken" = $1`, [kept!.token]);
  expect(await app.whereabouts(story.domain)).toBe("installed");
});

it("a shop that refuses a key that has not ended is gone", async () => {
  story.sandbox.uninstall(story.domain);
  expect(await app.whereabouts(story.domain)).toBe("gone");
  await app.lookWhetherGone(shopId);
  expect(await isUninstalled()).toBe(true);
});
