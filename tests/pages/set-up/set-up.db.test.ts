import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import { clvSettings } from "../../../app/clv/settings.ts";
import { experimentSettings } from "../../../app/experiments/settings.ts";
import type { StaffId } from "../../../app/ids.ts";
import { actOnSetUp } from "../../../app/pages/set-up/act.server.ts";
import { setUpFile } from "../../../app/pages/set-up/read.server.ts";
import { productSettings } from "../../../app/products/settings.ts";
import { readSettings, writeSettings } from "../../../app/shops/room-settings.server.ts";
import { getShop, type ShopRow } from "../../../app/shops/shop.server.ts";
import { rights, teamSettings } from "../../../app/shops/team.ts";
import { saveView, viewsOf } from "../../../app/shops/views.server.ts";
import { saveSurvey } from "../../../app/surveys/publish.server.ts";
import { surveySettings } from "../../../app/surveys/settings.server.ts";
import { stop } from "../../../app/switches/switches.server.ts";
import { emptyQueue, jobsOf } from "../../support/jobs.ts";

afterAll(closeDatabase);

async function newShop(): Promise<ShopRow> {
  const domain = `${randomUUID()}.myshopify.com`;
  await pool.query("INSERT INTO shops (domain) VALUES ($1)", [domain]);
  return (await getShop(pool, domain))!;
}

let from: ShopRow;
let to: ShopRow;
beforeEach(async () => {
  await emptyQueue();
  [from, to] = [await newShop(), await newShop()];
});

const OFFER = "0b7f2f5e-5d7f-4c53-9d8a-3c1f0e6a9b24";
const view = (shop: ShopRow, name: string, query: string) =>
  saveView(pool, shop.shopId, "customers", { viewId: randomUUID(), name, query }, new Date());

async function setUp(shop: ShopRow): Promise<void> {
  await writeSettings(pool, shop.shopId, clvSettings, { lifespanYears: 3 });
  await writeSettings(pool, shop.shopId, experimentSettings, { holdoutPercent: 15 });
  await writeSettings(pool, shop.shopId, productSettings, { marginPercent: 42 });
  await writeSettings(pool, shop.shopId, teamSettings, {
    members: [{ staffId: 8123456789 as StaffId, name: "Kim", may: ["policy"] }],
  });
  await saveSurvey(shop.shopId, { question: "How was it?", asksComment: false });
  await view(shop, "Best", "state=vip");
  await view(shop, "Bought shoes", "product=7001234567890");
  await view(shop, "Got a code", `offer=${OFFER}.treated`);
}

const form = (intent: string, file: string) => {
  const sent = new FormData();
  sent.set("intent", intent);
  sent.set("file", file);
  return sent;
};
const look = (file: string, mine = rights as readonly (typeof rights)[number][]) =>
  actOnSetUp(to, mine, form("look", file));
const apply = (file: string) => actOnSetUp(to, rights, form("apply", file));

describe("a set-up", () => {
  it("is one file without ids: no number of a shop, a customer, a product or of staff", async () => {
    await setUp(from);
    const file = await setUpFile(from.shopId, rights);
    expect(JSON.parse(file)).toEqual({
      format: "boomerang.set-up",
      version: 1,
      parts: {
        clv: { lifespanYears: 3 },
        experiments: { holdoutPercent: 15 },
        products: { marginPercent: 42 },
        surveys: { answerMonths: 36 },
        shops: { exportDays: 60 },
        question: { question: "How was it?", asksComment: false },
        views: [{ name: "Best", query: "state=vip" }],
      },
    });
    expect(file).not.toMatch(/\d{6}/);
    expect(file).not.toContain("Kim");
    expect(file).not.toContain(OFFER);
  });

  it("has no margin for who may not see costs, and takes none from them", async () => {
    await setUp(from);
    const without = rights.filter((right) => right !== "costs");
    expect(await setUpFile(from.shopId, without)).not.toContain("marginPercent");
    const { changes, leftOut } = await look(await setUpFile(from.shopId, rights), without);
    expect(leftOut).toEqual(["products"]);
    expect(changes!.map(({ what }) => what)).not.toContain("Margin of goods without a unit cost");
  });

  it("is shown as what would change before it is applied", async () => {
    await setUp(from);
    const said = await look(await setUpFile(from.shopId, rights));
    expect(said.changes).toEqual([
      { what: "Customer lifespan T", from: "2 years", to: "3 years" },
      { what: "Held out of new offers", from: "10 %", to: "15 %" },
      { what: "Margin of goods without a unit cost", from: "none", to: "42 %" },
      {
        what: "Survey question",
        from: "How was your shopping experience today?",
        to: "How was it?",
      },
      { what: "Ask for a comment", from: "yes", to: "no" },
      { what: "View “Best”", from: "none", to: "the filters of the file" },
    ]);
    expect(await readSettings(pool, to.shopId, clvSettings)).toEqual({ lifespanYears: 2 });
    expect((await surveySettings(pool, to.shopId)).version).toBe(0);
  });

  it("makes the other shop the same, and applied again changes nothing and publishes nothing", async () => {
    await setUp(from);
    const file = await setUpFile(from.shopId, rights);
    expect((await apply(file)).changes).toHaveLength(6);
    expect(await setUpFile(to.shopId, rights)).toBe(file);
    expect((await jobsOf(to.shopId)).map(({ name }) => name)).toEqual(["surveys.publish"]);
    const before = await surveySettings(pool, to.shopId);
    expect((await apply(file)).changes).toEqual([]);
    expect(await surveySettings(pool, to.shopId)).toEqual(before);
  });

  it("changes a view of the same name, and leaves the shop's others", async () => {
    await view(to, "best", "state=new");
    await view(to, "Mine", "state=slipping");
    await setUp(from);
    const file = await setUpFile(from.shopId, rights);
    expect((await look(file)).changes!.at(-1)).toMatchObject({ from: "other filters" });
    await apply(file);
    const views = await viewsOf(pool, to.shopId, "customers");
    expect(views.map(({ name, query }) => [name, query]).sort()).toEqual([
      ["Best", "state=vip"],
      ["Mine", "state=slipping"],
    ]);
  });

  it("leaves as it is what the file does not name, and tells parts of a later release", async () => {
    await writeSettings(pool, to.shopId, clvSettings, { lifespanYears: 1 });
    const file = JSON.stringify({
      format: "boomerang.set-up",
      version: 1,
      parts: { clv: {}, recipes: [{ name: "Win back" }] },
    });
    expect(await apply(file)).toMatchObject({ problem: null, changes: [], leftOut: ["recipes"] });
    expect(await readSettings(pool, to.shopId, clvSettings)).toEqual({ lifespanYears: 1 });
  });
});

describe("a file that is no set-up is refused with what was found and what was expected, and changes nothing:", () => {
  const whole = (parts: unknown) =>
    JSON.stringify({ format: "boomerang.set-up", version: 1, parts });
  it.each([
    ["hello", 'The file: found "hello", expected a set-up of Boomerang as JSON.'],
    ["[]", "The file: found [], expected a set-up of Boomerang as JSON."],
    [
      '{"format":"other","version":1,"parts":{}}',
      'format: found "other", expected "boomerang.set-up".',
    ],
    ['{"format":"boomerang.set-up","version":2,"parts":{}}', "version: found 2, expected 1."],
    [whole({ clv: { lifespanYears: 9 } }), "clv.lifespanYears: found 9, expected 1, 2 or 3 years."],
    [
      whole({ clv: { lifespanYears: true } }),
      "clv.lifespanYears: found true, expected a number, a text or null.",
    ],
    [whole({ clv: [] }), "clv: found [], expected settings among lifespanYears."],
    [
      whole({ clv: { shopId: 7 } }),
      'clv.shopId: found "shopId", expected settings among lifespanYears.',
    ],
    [
      whole({ experiments: { holdoutPercent: 99 } }),
      "experiments.holdoutPercent: found 99, expected a whole number from 0 to 50.",
    ],
    [
      whole({ surveys: { answerMonths: null } }),
      "surveys.answerMonths: found null, expected a whole number from 1 to 120.",
    ],
    [
      whole({ question: { question: 5 } }),
      'question: found {"question":5}, expected an object with question (text) and asksComment (true or false).',
    ],
    [
      whole({ views: [{ name: "All", query: "state=vip" }] }),
      'views.0.name: found "All", expected a name of 1 to 40 characters that no other view of the file, and no view every shop has, bears.',
    ],
    [
      whole({ views: [{ name: "A", query: "product=7" }] }),
      'views.0.query: found "product=7", expected filters of the list of customers, none of them by number of a customer or product, or by an offer.',
    ],
    [
      whole({ views: [{ name: "A", query: "only=7,8" }] }),
      'views.0.query: found "only=7,8", expected filters of the list of customers, none of them by number of a customer or product, or by an offer.',
    ],
  ])("%s", async (file, sentence) => {
    const said = await apply(file);
    expect(said.refused).toEqual([sentence]);
    expect(said.problem).toBe("The file was not taken, and nothing was changed");
    expect(
      (await pool.query("SELECT 1 FROM room_settings WHERE shop_id = $1", [to.shopId])).rowCount,
    ).toBe(0);
  });

  it("also where only one part of it is wrong", async () => {
    const file = whole({ clv: { lifespanYears: 3 }, experiments: { holdoutPercent: "many" } });
    expect((await apply(file)).refused).toEqual([
      'experiments.holdoutPercent: found "many", expected a whole number from 0 to 50.',
    ]);
    expect(await readSettings(pool, to.shopId, clvSettings)).toEqual({ lifespanYears: 2 });
  });

  it("and a question for a shop that is leaving", async () => {
    await stop(pool, to.shopId, "launching", { cause: "leaving", reason: "the shop is leaving" });
    const said = await apply(whole({ question: { question: "How was it?", asksComment: true } }));
    expect(said.refused).toHaveLength(1);
    expect(said.refused![0]).toContain("leaving");
  });
});
