import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import type { CustomerId } from "../../../app/ids.ts";
import { sortKeys } from "../../../app/pages/customers/columns.ts";
import type { CustomerListRow } from "../../../app/pages/customers/list-column.ts";
import { parseListQuery, type CustomerListQuery } from "../../../app/pages/customers/list-query.ts";
import { allListed, listCustomers, PAGE_SIZE } from "../../../app/pages/customers/list.server.ts";
import { refreshStateTotals, stateTotals } from "../../../app/clv/states/state-totals.server.ts";
import { fillCustomers } from "../../support/customers.ts";
import type { ListScope } from "../../../app/pages/customers/statement.ts";
import { rebuildBought } from "../../../app/customers/bought.server.ts";
import { tagCustomers } from "../../../app/customers/tags.server.ts";
import { writeTraits } from "../../../app/customers/traits.server.ts";

const SHOP = 1;
const CUSTOMERS = 420;
const scope: ListScope = {
  shopId: SHOP,
  currency: "USD",
  today: "2026-11-21",
  titles: new Map(),
  offers: new Map(),
  segments: new Map(),
  isBoughtKept: false,
  discountPrior: { a: 2, b: 8, mean: 0.2 },
  among: null,
};

const queryOf = (address: string): CustomerListQuery => {
  const parsed = parseListQuery(new URLSearchParams(address));
  if (!parsed.ok) throw new Error(parsed.problems.join());
  return parsed.query;
};

/** Walks a list from its first page to its last by the cursors a merchant's browser would carry. */
async function pagesOf(address: string): Promise<CustomerListRow[][]> {
  const pages: CustomerListRow[][] = [];
  let next: string | null = "";
  while (next !== null) {
    const page = await listCustomers(pool, queryOf(`${address}&after=${next}`), scope);
    pages.push(page.rows);
    next = page.next;
  }
  return pages;
}

const column = {
  value: "revenue_minor",
  orders: "orders",
  last_order: "last_order_at",
  predicted: "clv12_minor",
  risk: "value_at_risk_minor",
  first_order: "first_day",
};

async function idsByOffset(sort: keyof typeof column, direction: string, where = "true") {
  const ids: number[] = [];
  for (let offset = 0; ; offset += PAGE_SIZE) {
    const { rows } = await pool.query<{ id: number }>(
      `SELECT customer_id AS id FROM customers JOIN customer_values v USING (shop_id, customer_id)
        WHERE shop_id = $1 AND ${where} AND ($2 <> 'predicted' OR clv12_minor IS NOT NULL)
        ORDER BY ${column[sort]} ${direction}, customer_id ${direction} LIMIT ${PAGE_SIZE} OFFSET ${offset}`,
      [SHOP, sort],
    );
    if (rows.length === 0) return ids;
    ids.push(...rows.map((row) => row.id));
  }
}

beforeAll(async () => {
  await fillCustomers(pool, SHOP, CUSTOMERS);
  // a neighbour with the same customer numbers must never show up
  await fillCustomers(pool, SHOP + 1, 200);
  await pool.query("ANALYZE customers, customer_values");
});
afterAll(closeDatabase);

describe("turning the pages of the customers", () => {
  describe.each(sortKeys)("sorted by %s", (sort) => {
    it.each(["asc", "desc"])("shows everyone once and in order, %s", async (direction) => {
      const pages = await pagesOf(`sort=${sort} ${direction}`);
      expect(pages.flat().map((row) => row.customerId)).toEqual(await idsByOffset(sort, direction));
      expect(pages.slice(0, -1).every((page) => page.length === PAGE_SIZE)).toBe(true);
    });

    it("comes back through the same pages", async () => {
      const address = `sort=${sort} desc`;
      const forwards = await pagesOf(address);
      const backwards: CustomerListRow[][] = [forwards.at(-1)!];
      let page = await listCustomers(pool, queryOf(`${address}&after=`), scope);
      while (page.next)
        page = await listCustomers(pool, queryOf(`${address}&after=${page.next}`), scope);
      while (page.previous) {
        page = await listCustomers(pool, queryOf(`${address}&before=${page.previous}`), scope);
        backwards.unshift(page.rows);
      }
      expect(backwards).toEqual(forwards);
    });
  });

  it("keeps to the filters on every page", async () => {
    const pages = await pagesOf("state=slipping,cooling,vip,active&orders_min=2&sort=value desc");
    const expected = await idsByOffset(
      "value",
      "desc",
      "v.state IN ('slipping','cooling','vip','active') AND orders >= 2",
    );
    expect(expected.length).toBeGreaterThan(PAGE_SIZE);
    expect(pages.flat().map((row) => row.customerId)).toEqual(expected);
  });
});

describe("choosing customers", () => {
  const idsOf = async (address: string) => (await pagesOf(address)).flat();

  it("counts as many in a state as the segments page says", async () => {
    await refreshStateTotals(pool, SHOP, "2026-11-21");
    const totals = await stateTotals(pool, SHOP);
    expect(totals.reduce((sum, { customers }) => sum + customers, 0)).toBe(CUSTOMERS);
    for (const { state, customers } of totals) {
      const page = await listCustomers(pool, queryOf(`state=${state}`), scope);
      expect({ state, count: page.count }).toEqual({ state, count: customers });
    }
  });

  it("finds one by number", async () => {
    expect((await idsOf("q=1007")).map((row) => row.customerId)).toEqual([1007]);
    expect(await idsOf("q=99999999")).toEqual([]);
  });

  it("by spend takes amounts in the shop's currency", async () => {
    const found = await idsOf("spent_min=100&spent_max=120.50");
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((row) => row.valueMinor >= 10_000 && row.valueMinor <= 12_050)).toBe(true);
  });

  it("by the side of an offer takes those who were drawn for it, in this shop", async () => {
    const offerId = "5b1f7c1e-0000-4000-8000-00000000a001";
    await pool.query(
      `INSERT INTO experiment_members (shop_id, experiment_id, customer_id, arm)
       SELECT shop, $2, id, CASE WHEN id % 5 = 0 THEN 'holdout' ELSE 'treated' END
         FROM generate_series(1001, 1010) id, unnest($1::int[]) shop`,
      [[SHOP, SHOP + 1], offerId],
    );
    const side = async (arm: string) =>
      (await idsOf(`offer=${offerId}.${arm}`)).map((row) => Number(row.customerId)).sort();
    expect(await side("holdout")).toEqual([1005, 1010]);
    expect(await side("treated")).toEqual([1001, 1002, 1003, 1004, 1006, 1007, 1008, 1009]);
  });

  it("by days to the second order leaves out those who wait for it", async () => {
    const found = await idsOf("second_min=0");
    const { rows } = await pool.query<{ n: number }>(
      "SELECT count(second_day)::int AS n FROM customers WHERE shop_id = $1",
      [SHOP],
    );
    expect(found).toHaveLength(rows[0]!.n);
  });

  it("by days since the last order counts the shop's calendar days", async () => {
    const found = await idsOf("since_min=10&since_max=12");
    expect(new Set(found.map((row) => row.lastDay))).toEqual(
      new Set(["2026-11-11", "2026-11-10", "2026-11-09"]),
    );
  });

  it("by name shows those Shopify found, and nobody when it found nobody", async () => {
    const some = await listCustomers(pool, queryOf("q=anna"), {
      ...scope,
      among: [1003, 1001] as CustomerId[],
    });
    expect(some.rows.map((row) => row.customerId).sort()).toEqual([1001, 1003]);
    const none = await listCustomers(pool, queryOf("q=anna"), { ...scope, among: [] });
    expect(none.rows).toEqual([]);
  });

  describe("by what they did and said", () => {
    const [ANNA, BEA, CARL] = [1001, 1002, 1003];
    const bought = (orderId: number, customerId: number, day: string, productId: number) =>
      Promise.all([
        pool.query(
          `INSERT INTO orders (shop_id, order_id, customer_id, name, processed_at, updated_at, day, test, counts,
             revenue_minor, total_minor, refunded_minor, discount_minor, discount_codes)
           VALUES ($1, $2::bigint, $3, '', $4::date, $4::date, $4::date, false, $2::bigint <> 9, 0, 0, 0, 0, '{}')`,
          [SHOP, orderId, customerId, day],
        ),
        pool.query(
          "INSERT INTO order_lines VALUES ($1, $2::bigint, 1, $3, 1, CASE WHEN $2::bigint = 8 THEN 0 ELSE 1 END, 0)",
          [SHOP, orderId, productId],
        ),
      ]);
    const rated = (orderId: number, customerId: number, rating: number, at: string) =>
      pool.query(
        `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id,
           customer_id, rating, answers, locale, idempotency_key, state, received_at)
         VALUES ($1, gen_random_uuid(), 's', 1, 'thank_you', $2, $3, $4, '{}', 'en', '', $6, $5)`,
        [SHOP, orderId, customerId, rating, at, orderId === 9 ? "pending" : "verified"],
      );
    const found = async (address: string) =>
      (await idsOf(address)).map((row) => row.customerId).sort((a, b) => a - b);

    beforeAll(async () => {
      await pool.query(
        `INSERT INTO products (shop_id, product_id, title, handle, status, product_type, price_min_minor,
           price_max_minor, updated_at)
         VALUES ($1, 77, '', '', '', 'Coffee', 0, 0, now()), ($1, 78, '', '', '', 'Tea, loose', 0, 0, now())`,
        [SHOP],
      );
      await bought(1, ANNA, "2026-10-01", 77);
      await bought(2, ANNA, "2026-11-20", 78);
      await bought(3, BEA, "2026-10-01", 77);
      await bought(4, BEA, "2026-11-20", 77);
      // sent back, and of no worth
      await bought(8, CARL, "2026-11-20", 77);
      await bought(9, CARL, "2026-11-20", 77);
      await rated(1, ANNA, 1, "2026-10-02");
      await rated(2, ANNA, 5, "2026-11-20");
      await rated(3, BEA, 1, "2026-10-02");
      await rated(9, CARL, 1, "2026-11-20");
      const now = new Date();
      await tagCustomers(pool, SHOP, [ANNA, CARL] as CustomerId[], "press", now);
      await tagCustomers(pool, SHOP + 1, [BEA] as CustomerId[], "press", now);
      await writeTraits(pool, SHOP, [
        { customerId: ANNA as CustomerId, trait: "tier", value: "gold", at: now },
        { customerId: BEA as CustomerId, trait: "interest", value: ["tea", "jazz"], at: now },
        { customerId: CARL as CustomerId, trait: "case.open", value: true, at: now },
        { customerId: CARL as CustomerId, trait: "birthday.month", value: 2, at: now },
      ]);
      await pool.query(
        "UPDATE customers SET discounted_orders = orders WHERE shop_id = $1 AND customer_id = $2",
        [SHOP, BEA],
      );
    });

    it.each([
      ["product=77", [ANNA, BEA]],
      ["product=77,78", [ANNA, BEA]],
      ["product=78", [ANNA]],
      // 51 days ago and never since
      ["product=77&product_min=30&product_max=60", [ANNA]],
      ["product=77&product_max=30", [BEA]],
      ["product=77&product_min=52", []],
      ["kind=Coffee", [ANNA, BEA]],
      ["kind=Tea%252C loose", [ANNA]],
      ["rating=1", [BEA]],
      ["rating=1,5", [ANNA, BEA]],
      ["tag=press", [ANNA, CARL]],
      ["tag=press&rating=5", [ANNA]],
      ["trait.tier=gold", [ANNA]],
      ["trait.interest=jazz,rock", [BEA]],
      ["trait.case.open=yes", [CARL]],
      ["trait.birthday.month=2,3", [CARL]],
      ["discounts=always", [BEA]],
      ["only=1001,1003,5", [ANNA, CARL]],
    ])("%s are %j", async (address, ids) => {
      expect(await found(address)).toEqual(ids);
    });
  });

  it("finds the same buyers once all that was bought is written down", async () => {
    const asked = ["product=77", "product=77,78", "product=78", "product=77&product_min=30"];
    const more = ["product=77&product_max=30", "kind=Coffee", "kind=Tea%252C loose", "product=5"];
    for (const address of [...asked, ...more]) {
      const found = (isBoughtKept: boolean) =>
        listCustomers(pool, queryOf(address), { ...scope, isBoughtKept });
      await pool.query("DELETE FROM customer_products WHERE shop_id = $1", [SHOP]);
      const before = await found(false);
      await rebuildBought(pool, SHOP);
      const { rows, count } = await found(true);
      expect({ address, rows, count }).toEqual({ address, rows: before.rows, count: before.count });
    }
  });

  it("downloads the same customers the pages show", async () => {
    const address = "state=vip";
    const downloaded: number[] = [];
    for await (const batch of allListed(pool, queryOf(address), scope))
      downloaded.push(...batch.map((row) => row.customerId));
    expect(downloaded).toEqual((await idsOf(address)).map((row) => row.customerId));
    expect(downloaded.length).toBeGreaterThan(0);
  });
});
