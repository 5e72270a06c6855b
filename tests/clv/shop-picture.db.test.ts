import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AdminClient } from "../../app/admin-api/client.server.ts";
import { computeShop } from "../../app/clv/compute.server.ts";
import { stateFlow } from "../../app/clv/states/state-flow.server.ts";
import {
  latestFit,
  predictedTogether,
  type LatestFit,
} from "../../app/clv/predict/values.server.ts";
import { refreshStateTotals } from "../../app/clv/states/state-totals.server.ts";
import { rebuildFacts, refreshTotals, shopTotals } from "../../app/customers/facts.server.ts";
import { customerPage } from "../../app/pages/customer/read.server.ts";
import { parseListQuery, type CustomerListQuery } from "../../app/pages/customers/list-query.ts";
import { customersPage } from "../../app/pages/customers/read.server.ts";
import { churnPage } from "../../app/pages/value/churn/read.server.ts";
import { makeFromForm } from "../../app/pages/new-offer/act.server.ts";
import { newOfferPage } from "../../app/pages/new-offer/read.server.ts";
import { segmentsOfAPart } from "../../app/pages/new-offer/words.ts";
import { cohortMap } from "../../app/pages/value/retention/maps.ts";
import { retentionPage } from "../../app/pages/value/retention/read.server.ts";
import { accuracyPage } from "../../app/pages/value/accuracy/read.server.ts";
import { overviewPage } from "../../app/pages/value/overview/read.server.ts";
import { segmentsHelp } from "../../app/pages/segments/help.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { requireShop, type ShopRow } from "../../app/shops/shop.server.ts";
import { rights } from "../../app/shops/team.ts";
import { fillOrders } from "../support/orders.ts";
import { listed } from "../support/listed.ts";

/** Shopify, which here says nothing of its own groups. */
const silent = {
  domain: "demo.myshopify.com",
  request: () => Promise.reject(new Error("Shopify is down")),
} as unknown as AdminClient;
let shop: ShopRow;
let fit: LatestFit;
/** The owner of a shop, who opens a page now. */
const by = (shop: ShopRow) =>
  [
    { shop, staffId: null, rights },
    new Request("https://app.example/app/value"),
    new Date(),
  ] as const;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

async function one<Row>(sql: string): Promise<Row> {
  return (await pool.query(sql, [shop.shopId])).rows[0] as Row;
}

async function newShop(domain: string): Promise<ShopRow> {
  const { rows } = await pool.query<{ id: number }>(
    "INSERT INTO shops (domain) VALUES ($1) RETURNING shop_id AS id",
    [domain],
  );
  return requireShop(pool, rows[0]!.id);
}

beforeAll(async () => {
  shop = await newShop("demo.myshopify.com");
  await fillOrders(pool, shop.shopId, 900);
  await rebuildFacts(pool, shop.shopId);
  await refreshTotals(pool, shop.shopId, { median: null, low: null, high: null });
  await computeShop(shop.shopId);
  fit = (await latestFit(pool, shop.shopId))!;
});
afterAll(closeDatabase);

describe("what a night finds out about a shop", () => {
  it("places every customer once on the map of chance against value", async () => {
    const { customers, revenue } = await one<{ customers: number; revenue: number }>(
      "SELECT count(*)::int AS customers, sum(revenue_minor) AS revenue FROM customers WHERE shop_id = $1",
    );
    const places = fit.picture.chanceMap!.places.flat();
    expect(sum(places.map((place) => place.customers))).toBe(customers);
    expect(sum(places.map((place) => place.revenueMinor))).toBe(revenue);
    expect(fit.picture.expectedBuyers!.customers).toBe(customers);
  });

  it("counts a place of the map as the database does", async () => {
    const map = fit.picture.chanceMap!;
    const { rows } = await pool.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM customer_values v JOIN customers c USING (shop_id, customer_id)
        WHERE shop_id = $1 AND p_order_365 >= 0.2 AND p_order_365 < 0.5 AND revenue_minor >= $2`,
      [shop.shopId, map.spentFrom[1]],
    );
    expect(map.places[1]![2]!.customers).toBe(rows[0]!.n);
    const { buyers } = await one<{ buyers: number }>(
      "SELECT sum(p_order_90) AS buyers FROM customer_values WHERE shop_id = $1",
    );
    expect(fit.picture.expectedBuyers!.in90).toBeCloseTo(buyers, 6);
  });

  it("totals the predicted value of all customers, inside its interval", async () => {
    const { clv } = await one<{ clv: number }>(
      "SELECT sum(clv12_minor) AS clv FROM customer_values WHERE shop_id = $1",
    );
    const total = fit.picture.value365!;
    // each customer's is rounded to a cent
    expect(Math.abs(total.value - clv)).toBeLessThan(900);
    expect(total.low).toBeLessThan(total.value);
    expect(total.high).toBeGreaterThan(total.value);
    expect(total.low).toBeGreaterThan(0);
  });

  it("knows who stands behind each bar of its test, and that others came after its cut", async () => {
    const test = fit.backtest!;
    const { rows } = await pool.query<{ chance: number | null; tenth: number | null; n: number }>(
      `SELECT tested_chance AS chance, tested_tenth AS tenth, count(*)::int AS n FROM customer_values
        WHERE shop_id = $1 GROUP BY 1, 2`,
      [shop.shopId],
    );
    const behind = (of: (row: (typeof rows)[number]) => boolean) =>
      sum(rows.filter(of).map(({ n }) => n));
    for (const { group, customers } of test.calibration)
      expect(behind(({ chance }) => chance === group)).toBe(customers);
    for (const { group, customers } of test.deciles)
      expect(behind(({ tenth }) => tenth === group)).toBe(customers);
    expect(behind(({ chance }) => chance !== null)).toBe(test.customers);
    const { later } = await one<{ later: number }>(
      `SELECT count(*)::int AS later FROM customers
        WHERE shop_id = $1 AND first_day - DATE '1970-01-01' > ${Number(test.cut)}`,
    );
    expect(behind(({ chance, tenth }) => chance === null && tenth === null)).toBe(later);
  });

  it("totals what is at risk, and its interval is that of an expectation: narrower than what may come", async () => {
    const { atRisk } = await one<{ atRisk: number }>(
      `SELECT sum(value_at_risk_minor) AS "atRisk" FROM customer_values WHERE shop_id = $1`,
    );
    const total = fit.picture.atRisk365!;
    expect(atRisk).toBeGreaterThan(0);
    expect(Math.abs(total.value - atRisk)).toBeLessThan(900);
    expect(total.low).toBeGreaterThan(0);
    expect(total.low).toBeLessThan(total.value);
    expect(total.high).toBeGreaterThan(total.value);
    expect((await predictedTogether(pool, shop.shopId))!.atRisk365).toEqual(total);
  });

  it("gives each cohort the revenue of its customers", async () => {
    const { revenue } = await one<{ revenue: number }>(
      "SELECT sum(revenue_minor) AS revenue FROM customers WHERE shop_id = $1",
    );
    const cells = fit.picture.cohorts.flatMap((cohort) => cohort.cells);
    expect(sum(cells.map((cell) => cell.revenueMinor))).toBe(revenue);
  });

  it("compares first orders by price, channel and product", async () => {
    const { customers } = await one<{ customers: number }>(
      "SELECT count(*)::int AS customers FROM customers WHERE shop_id = $1",
    );
    for (const kind of ["discount", "channel", "product"] as const) {
      const groups = fit.picture.firstOrders!.groups.filter((group) => group.kind === kind);
      expect(sum(groups.map((group) => group.customers))).toBe(customers);
      expect(groups.length).toBe(kind === "product" ? 3 : 2);
    }
    const { n } = await one<{ n: number }>(
      `SELECT count(*)::int AS n FROM customers c JOIN orders o USING (shop_id, customer_id)
        WHERE shop_id = $1 AND o.day = c.first_day AND o.discount_minor > 0`,
    );
    const discounted = fit.picture.firstOrders!.groups.find(({ key }) => key === "with");
    expect(discounted!.customers).toBe(n);
  });

  it("is kept in less than 100 kB", () => {
    expect(JSON.stringify(fit.picture).length).toBeLessThan(100_000);
  });
});

describe("moves between states", () => {
  it("there are none on the first day", () => {
    expect(fit.picture.flow!.moves).toEqual([]);
    expect(fit.picture.flow!.since).toBe(fit.picture.flow!.until);
  });

  it("counts where a customer was against where they are, not each step", async () => {
    const { shopId } = await newShop("moves.myshopify.com");
    await pool.query(
      `INSERT INTO state_changes (shop_id, customer_id, day, from_state, to_state) VALUES
         ($1, 1, '2026-09-01', NULL, 'active'), ($1, 1, '2026-11-02', 'active', 'due_now'), ($1, 1, '2026-11-09', 'due_now', 'slipping'),
         ($1, 2, '2026-09-01', NULL, 'active'), ($1, 2, '2026-11-02', 'active', 'due_now'), ($1, 2, '2026-11-09', 'due_now', 'active'),
         ($1, 3, '2026-11-10', NULL, 'new'),
         ($1, 4, '2026-09-01', NULL, 'new'), ($1, 4, '2026-09-20', 'new', 'lapsed')`,
      [shopId],
    );
    expect(await stateFlow(pool, shopId, "2026-11-21")).toEqual({
      since: "2026-10-22",
      until: "2026-11-21",
      moves: [
        { from: "active", to: "slipping", customers: 1 },
        { from: null, to: "new", customers: 1 },
      ],
    });
  });

  it("is null for a shop whose states are not known", async () => {
    const { shopId } = await newShop("nothing.myshopify.com");
    expect(await stateFlow(pool, shopId, "2026-11-21")).toBeNull();
  });
});

describe("the pages", () => {
  it("value shows the same totals as the database", async () => {
    const page = await overviewPage(...by(shop));
    const totals = (await shopTotals(pool, shop.shopId))!;
    const figure = page.value!.figures.find(({ key }) => key === "historic-value")!;
    expect(figure.value).toEqual({ kind: "money", minor: totals.revenueMinor });
    expect(page.value!.customers).toBe(totals.customers);
    expect((await accuracyPage(shop)).accuracy!.backtest!.actualOrders).toBeGreaterThan(0);
  });

  it("the help of the segments counts every customer in one", async () => {
    const { states } = (await segmentsHelp(shop, silent)).help!;
    expect(states).toHaveLength(10);
    expect(sum(states.map((one) => one.customers))).toBe(900);
    const { rows: counts } = await pool.query(
      `SELECT state, count(*)::int AS customers, sum(value_at_risk_minor)::float8 AS "valueAtRiskMinor"
         FROM customer_values WHERE shop_id = $1 GROUP BY state`,
      [shop.shopId],
    );
    expect(states.filter((one) => one.customers > 0)).toEqual(expect.arrayContaining(counts));
  });

  it("say nothing of a part of the history: not while orders are read for the first time", async () => {
    const readingIs = (phase: string) =>
      pool.query(
        `INSERT INTO order_imports (shop_id, import_id, way, phase) VALUES ($1, gen_random_uuid(), 'bulk', $2)`,
        [shop.shopId, phase],
      );
    const shown = async () => [
      (await overviewPage(...by(shop))).value !== null,
      (await churnPage(...by(shop))).churn !== null,
    ];
    await readingIs("loading");
    expect(await shown()).toEqual([false, false]);
    expect((await overviewPage(...by(shop))).isPart).toBe(true);
    const { initial, waits } = await newOfferPage(
      shop,
      silent,
      [],
      new URLSearchParams({ segment: "slipping" }),
      Date.now(),
    );
    expect(waits).toBe(segmentsOfAPart);
    const form = new FormData();
    const typed = { ...initial, title: "Early", kind: "percentage", percent: "10" };
    for (const [name, value] of Object.entries(typed)) form.set(name, value);
    const refused = await makeFromForm(shop, silent, [], form, Date.now());
    expect(refused).toEqual({ errors: { offerId: segmentsOfAPart } });
    // read anew, what is known of the whole stays
    await readingIs("done");
    expect(await shown()).toEqual([true, true]);
    expect(
      (await newOfferPage(shop, silent, [], new URLSearchParams(), Date.now())).waits,
    ).toBeNull();
  });

  it("say nothing of a part of the customers: not between the last order read and what it means", async () => {
    await pool.query(`UPDATE state_totals SET customers = 1 WHERE shop_id = $1 AND customers > 1`, [
      shop.shopId,
    ]);
    expect((await overviewPage(...by(shop))).value).toBeNull();
    expect((await churnPage(...by(shop))).churn).toBeNull();
    expect((await newOfferPage(shop, silent, [], new URLSearchParams(), Date.now())).waits).toBe(
      segmentsOfAPart,
    );
    const { query } = parseListQuery(new URLSearchParams()) as { query: CustomerListQuery };
    const list = async () => {
      const { isPart, list: page } = await customersPage(shop, silent, query, new Date());
      const rows = listed(page);
      return { isPart, one: rows[0]!["id"], states: new Set(rows.map((row) => row["state"])) };
    };
    const states = new Set(["Not computed yet"]);
    expect(await list()).toMatchObject({ isPart: true, states });
    const { one } = await list();
    const customer = () => customerPage(shop, silent, String(one), null, new Date());
    expect(await customer()).toMatchObject({ state: null, reason: null, outlook: null });
    await refreshStateTotals(pool, shop.shopId, fit.asOf);
    expect((await overviewPage(...by(shop))).value).not.toBeNull();
    expect((await list()).states).not.toContain(null);
    expect((await customer())!.state).not.toBeNull();
  });

  it("say nothing before the first night", async () => {
    const empty = await newShop("empty.myshopify.com");
    expect((await overviewPage(...by(empty))).value).toBeNull();
    expect((await churnPage(...by(empty))).churn).toBeNull();
  });

  it("say what is missing where the history is too short", async () => {
    const small = await newShop("small.myshopify.com");
    await pool.query(
      `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts, revenue_minor,
         total_minor, refunded_minor, discount_minor, discount_codes)
       SELECT $1, n, n % 8, '#' || n, d, d, d::date, false, true, 4000, 4000, 0, 0, '{}'
         FROM generate_series(1, 20) n, LATERAL (SELECT timestamptz '2026-10-01 12:00Z' + n * interval '1 day' AS d) days`,
      [small.shopId],
    );
    await rebuildFacts(pool, small.shopId);
    await refreshTotals(pool, small.shopId, { median: null, low: null, high: null });
    await computeShop(small.shopId);
    const { value } = await overviewPage(...by(small));
    expect(value!.hero).toBeNull();
    expect(value!.figures.map(({ key }) => key)).toEqual(["historic-value", "simple-clv"]);
    expect(value!.readiness.sentence).toContain("42 more customers");
    expect((await accuracyPage(small)).accuracy!.backtest).toBeNull();
    const { churn } = await churnPage(...by(small));
    expect(churn!.map).toBeNull();
    expect((await segmentsHelp(small, silent)).help!.lines.kind).toBe("rhythm");
  });
});

describe("what Churn leads to", () => {
  it("is a list of those who moved, as the flow counts them", async () => {
    const { shopId } = shop;
    const moves = `INSERT INTO state_changes (shop_id, customer_id, day, from_state, to_state)
      SELECT $1, customer_id, $2::date, $3, $4 FROM customers WHERE shop_id = $1 ORDER BY customer_id`;
    await pool.query("DELETE FROM state_changes WHERE shop_id = $1", [shopId]);
    await pool.query(`${moves} LIMIT 40`, [shopId, "2026-10-01", null, "active"]);
    await pool.query(`${moves} LIMIT 9`, [shopId, "2026-11-02", "active", "due_now"]);
    await pool.query(`${moves} LIMIT 4`, [shopId, "2026-11-09", "due_now", "slipping"]);
    await pool.query(`${moves} OFFSET 60 LIMIT 3`, [shopId, "2026-11-10", null, "new"]);
    const flow = (await stateFlow(pool, shopId, "2026-11-21"))!;
    expect(flow.moves).toHaveLength(3);
    for (const { from, to, customers } of flow.moves) {
      const asked = parseListQuery(
        new URLSearchParams({ moved: `${from ?? "first"}.${to}.${flow.since}` }),
      );
      if (!asked.ok) throw new Error(asked.problems.join());
      const { list } = await customersPage(shop, silent, asked.query, new Date());
      expect([from, to, list.count]).toEqual([from, to, customers]);
    }
  });
});

describe("what Retention leads to", () => {
  const counted = async (address: string) => {
    const parsed = parseListQuery(new URL(address, "https://app.example").searchParams);
    if (!parsed.ok) throw new Error(parsed.problems.join());
    return (await customersPage(shop, silent, parsed.query, new Date())).list.count;
  };

  it("is a list with as many customers as each cell of a month says", async () => {
    const { retention } = await retentionPage(...by(shop));
    const { rows } = cohortMap(retention!.cohorts, "orders");
    const cells = rows.slice(-8).flatMap((row) => row.cells.filter(({ href }) => href));
    expect(cells.length).toBeGreaterThan(10);
    for (const { href, more } of cells)
      expect(`${await counted(href!)} of`).toBe(more!.replace(/ of .*/, " of"));
  });

  it("is a list with as many customers as each group of first orders says", async () => {
    const { retention } = await retentionPage(...by(shop));
    expect(retention!.groups.length).toBeGreaterThan(5);
    for (const { href, customers } of retention!.groups)
      expect(await counted(href)).toBe(customers);
  });

  it("is a list with as many customers as came first in the period", async () => {
    const { retention } = await retentionPage(...by(shop));
    const { from, to } = retention!.asked.period;
    expect(await counted(`/app/customers?first_from=${from}&first_to=${to}`)).toBe(
      retention!.newcomers.customers,
    );
  });
});
