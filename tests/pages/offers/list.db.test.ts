import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server.ts";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import type { StaffId } from "../../../app/ids.ts";
import { actOnColumns } from "../../../app/pages/columns.server.ts";
import { offerColumns } from "../../../app/pages/offers/columns.ts";
import { offersCsv } from "../../../app/pages/offers/file.server.ts";
import { offersPage } from "../../../app/pages/offers/read.server.ts";
import { getShop, type ShopRow } from "../../../app/shops/shop.server.ts";
import { rights, type Right } from "../../../app/shops/team.ts";
import { listed } from "../../support/listed.ts";

const now = Date.parse("2026-11-21T15:00:00Z");
const staffId = 42 as StaffId;
let shop: ShopRow;
/** discounts Shopify was asked about */
let askedOf: string[];

/** Shopify has every discount; those of even numbers are over. */
const admin = {
  domain: "demo.myshopify.com",
  request: (_: string, { ids }: { ids: string[] }) => {
    askedOf.push(...ids);
    return Promise.resolve({
      nodes: ids.map((id) => ({
        __typename: "DiscountNode",
        id,
        discount: { status: Number(id.split("/").at(-1)) % 2 ? "ACTIVE" : "EXPIRED", endsAt: null },
      })),
    });
  },
} as unknown as AdminClient;

beforeEach(async () => {
  askedOf = [];
  const domain = `${randomUUID()}.myshopify.com`;
  await pool.query("INSERT INTO shops (domain, timezone, currency) VALUES ($1, 'UTC', 'USD')", [
    domain,
  ]);
  shop = (await getShop(pool, domain))!;
});
afterAll(closeDatabase);

/** Offers of a shop, the newest last. */
async function offers(
  ...made: { title: string; state?: string; kind?: string; segment?: string; treated?: number }[]
) {
  for (const [at, offer] of made.entries())
    await pool.query(
      `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, amount_minor, starts_at, holdout_percent,
         code_prefix, state, discount_id, treated, created_at)
       VALUES ($1, $2, $3, $4, $5, 10, 500, $6, 10, 'A', $7, $8, $9, $6)`,
      [
        shop.shopId,
        randomUUID(),
        offer.title,
        offer.segment ?? "vip",
        offer.kind ?? "percentage",
        new Date(now - (made.length - at) * 86_400_000),
        offer.state ?? "active",
        at + 1,
        offer.treated ?? 0,
      ],
    );
}

const open = (address = "", rightsOf: readonly Right[] = rights) =>
  offersPage(
    { shop, admin, staffId, rights: rightsOf },
    new Request(`https://app.example/app/offers?${address}`),
    now,
  );
const titles = async (address: string) =>
  listed((await open(address)).list).map(({ offer }) => offer);

async function file(address = ""): Promise<string[]> {
  let text = "";
  const caller = { shop, admin, staffId, rights };
  for await (const part of offersCsv(caller, new URLSearchParams(address), now)) text += part;
  return text.trimEnd().split("\r\n");
}

describe("a period of the offers", () => {
  const redeemed = (order: number, day: string, revenueMinor: number, offerId = randomUUID()) =>
    pool.query("INSERT INTO offer_redemptions VALUES ($1, $2, $3, $4, 'A1', $5, 300, $6)", [
      shop.shopId,
      order,
      offerId,
      order,
      revenueMinor,
      new Date(day),
    ]);

  it("says what all their codes did in its days, an order with two of them once, against the days before", async () => {
    await offers({ title: "One" });
    await redeemed(1, "2026-11-20T23:59:00Z", 5000);
    await redeemed(1, "2026-11-20T23:59:00Z", 5000);
    await redeemed(2, "2026-11-15T00:00:00Z", 2000);
    await redeemed(3, "2026-11-14T23:59:59Z", 1000);
    const { asked, figures } = await open("period=7d&against=before&state=running");
    expect([asked.period.from, asked.period.to]).toEqual(["2026-11-15", "2026-11-21"]);
    expect(figures.map(({ figure }) => [figure.key, figure.value, figure.change?.by])).toEqual([
      ["orders", { kind: "count", value: 2 }, { kind: "count", value: 1 }],
      ["revenueMinor", { kind: "money", minor: 7000 }, { kind: "money", minor: 6000 }],
      ["discountMinor", { kind: "money", minor: 600 }, { kind: "money", minor: 300 }],
    ]);
    expect(figures[1]!.course).toEqual([2000, 0, 0, 0, 0, 5000, 0]);
  });

  it("is counted by the shop's days, remembered, and keeps what narrows the list", async () => {
    await offers({ title: "One" });
    await pool.query("UPDATE shops SET timezone = 'Asia/Tokyo' WHERE shop_id = $1", [shop.shopId]);
    shop = { ...shop, timezone: "Asia/Tokyo" };
    await redeemed(1, "2026-11-14T15:00:00Z", 1000);
    await redeemed(2, "2026-11-14T14:59:59Z", 1000);
    const { figures, narrowedBy } = await open(
      "period=own&from=2026-11-15&to=2026-11-15&against=none&state=running",
    );
    expect(figures[0]!.figure.value).toEqual({ kind: "count", value: 1 });
    expect(figures[0]!.figure.change).toBeUndefined();
    expect(narrowedBy).toEqual({ state: "running" });
    expect((await open()).asked.period).toMatchObject({ kind: "own", from: "2026-11-15" });
  });
});

describe("the list of offers", () => {
  it("has a page of the newest, each with what it takes off and for whom, and asks Shopify of those alone", async () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ title: `Offer ${at + 1}` }));
    await offers(...many);
    const { list, drafts } = await open();
    expect(list.sentence).toBe("All offers: 60. Made, latest first.");
    expect(listed(list)[0]).toMatchObject({
      offer: "Offer 60",
      "offer, small": "10% off for VIP",
      state: "Ended",
      treated: "0",
    });
    expect([list.rows.length, list.previous, drafts]).toEqual([50, null, []]);
    expect(askedOf).toHaveLength(50);
    const next = await open(`after=${list.next}`);
    expect(next.due).toBeNull();
    expect(listed(next.list).map(({ offer }) => offer)).toEqual(
      Array.from({ length: 10 }, (_, at) => `Offer ${10 - at}`),
    );
    const back = await open(`before=${next.list.previous}`);
    expect(back.list.rows).toEqual(list.rows);
  });

  it("goes by what Shopify says of each, over all pages", async () => {
    const many = Array.from({ length: 120 }, (_, at) => ({ title: `Offer ${at + 1}` }));
    await offers(...many, { title: "Broken", state: "failed" });
    const { list } = await open("state=running");
    expect([list.rows.length, list.count]).toEqual([50, 60]);
    expect(new Set(listed(list).map(({ state }) => state))).toEqual(new Set(["Running"]));
    expect(list.sentence).toBe("Offers that are running: 60. Made, latest first.");
    expect(await titles("state=failed,nonsense")).toEqual(["Broken"]);
    expect(list.views.map(({ name, query }) => [name, query])).toEqual([
      ["All", ""],
      ["Running", "state=launching%2Crunning%2Cstopping"],
      ["Over", "state=ended%2Cstopped"],
      ["Failed", "state=failed"],
    ]);
  });

  it("is narrowed by what is taken off, for whom and the verdict, and says so", async () => {
    await offers(
      { title: "A", kind: "fixed", segment: "slipping" },
      { title: "B", kind: "free_shipping", segment: "list" },
      { title: "C" },
    );
    expect(await titles("kind=fixed,free_shipping")).toEqual(["B", "A"]);
    expect(await titles("segment=list")).toEqual(["B"]);
    const { list } = await open("kind=fixed&segment=slipping&verdict=works");
    expect(list.sentence).toBe(
      "Offers that take off a fixed amount, for “Slipping”, whose verdict is “Works”: 0. Made, latest first.",
    );
    expect(list.filters.flatMap(({ chip }) => chip ?? [])).toEqual([
      "Takes off: A fixed amount",
      "For: Slipping",
      "Verdict: Works",
    ]);
  });

  it("tells and asks no verdict of who may not see costs", async () => {
    await offers({ title: "A" });
    const without = rights.filter((right) => right !== "costs");
    const { list } = await open("verdict=works", without);
    expect(list.filters.map(({ key }) => key)).toEqual(["state", "kind", "segment"]);
    expect(list.count).toBe(1);
  });

  it("is in the order of any figure", async () => {
    await offers({ title: "A", treated: 5 }, { title: "B", treated: 9 }, { title: "C" });
    expect(await titles("sort=treated desc")).toEqual(["B", "A", "C"]);
    expect(await titles("sort=begun asc")).toEqual(["A", "B", "C"]);
    const [row] = (await open()).list.rows.filter(({ name }) => name === "A");
    await pool.query(
      `INSERT INTO offer_redemptions (shop_id, order_id, offer_id, code, revenue_minor, discount_minor, redeemed_at)
       VALUES ($1, 1, $2, 'X', 1234, 0, now())`,
      [shop.shopId, row!.id],
    );
    expect(await titles("sort=revenue desc")).toEqual(["A", "C", "B"]);
    expect((await open("sort=revenue desc")).list.sentence).toBe(
      "All offers: 3. Revenue with a code, most first.",
    );
  });

  it("has the columns somebody chose, and so has its file", async () => {
    await offers({ title: "A" }, { title: "=B" });
    const form = new FormData();
    form.set("intent", "columns");
    form.set("columns", "begun,state,nonsense");
    await actOnColumns(shop.shopId, staffId, "offers", offerColumns, form);
    const { list } = await open();
    expect(list.columns.map(({ title }) => title)).toEqual(["Offer", "State", "Made"]);
    const [head, ...lines] = await file("sort=begun asc");
    expect(head).toBe("offer_id,offer,discount,customers,state,made");
    expect(lines.map((line) => line.split(",").slice(1).join())).toEqual([
      "A,10% off,VIP,running,2026-11-19",
      "'=B,10% off,VIP,ended,2026-11-20",
    ]);
    expect(await file("state=ended")).toHaveLength(2);
    form.set("intent", "nothing");
    expect(
      (await actOnColumns(shop.shopId, staffId, "offers", offerColumns, form)).problem,
    ).toMatch(/no such button/);
  });

  it("has nothing to choose before there is an offer", async () => {
    const { isEmpty, list } = await open();
    expect([isEmpty, list.filters, list.views]).toEqual([true, [], []]);
  });
});
