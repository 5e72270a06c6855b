import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { AdminClient } from "../../../app/admin-api/client.server.ts";
import { closeDatabase, pool, transaction } from "../../../app/db.server.ts";
import { answersCsv } from "../../../app/pages/feedback/file.server.ts";
import { feedbackPage } from "../../../app/pages/feedback/read.server.ts";
import { getShop, type ShopRow } from "../../../app/shops/shop.server.ts";
import { listed } from "../../support/listed.ts";
import { noteSurveyPublished, saveSurveySettings } from "../../../app/surveys/settings.server.ts";

const now = new Date("2026-11-21T15:00:00Z");
let shop: ShopRow;

const admin = {
  domain: "demo.myshopify.com",
  request: (_: string, { ids }: { ids: string[] }) =>
    Promise.resolve({
      nodes: ids.map((id) => ({ id, displayName: `Name of ${id.split("/").at(-1)}` })),
    }),
} as unknown as AdminClient;

beforeEach(async () => {
  const domain = `${randomUUID()}.myshopify.com`;
  await pool.query("INSERT INTO shops (domain, timezone) VALUES ($1, 'America/New_York')", [
    domain,
  ]);
  shop = (await getShop(pool, domain))!;
});
afterAll(closeDatabase);

let last = 0;
interface Answer {
  rating: number;
  at: string;
  customerId?: number | null;
  version?: number;
  surveyId?: string;
  products?: number[];
  state?: string;
}
async function answered({
  rating,
  at,
  customerId = null,
  version = 1,
  surveyId = "post_purchase",
  products = [],
  state = "verified",
}: Answer) {
  const orderId = ++last;
  await pool.query(
    `INSERT INTO survey_responses (shop_id, response_id, survey_id, survey_version, touchpoint, order_id, customer_id, rating,
       answers, locale, idempotency_key, state, masked, received_at)
     VALUES ($1, $2, $3, $4, 'thank_you', $5::bigint, $6, $7, jsonb_build_object('rating', $7::int), 'en', 'key-' || $5::bigint, $8, true, $9)`,
    [shop.shopId, randomUUID(), surveyId, version, orderId, customerId, rating, state, at],
  );
  for (const [line, product] of products.entries())
    await pool.query(
      "INSERT INTO order_lines (shop_id, order_id, line_id, product_id, quantity, revenue_minor) VALUES ($1, $2, $3, $4, 1, 100)",
      [shop.shopId, orderId, line + 1, product],
    );
}

const open = (search = "") =>
  feedbackPage(
    { shop, staffId: null, admin },
    new Request(`https://x.example/app/feedback?${search}`),
    now,
  );

describe("feedback of a period", () => {
  it("counts proven answers by the shop's day they came on", async () => {
    // still the 19th in New York
    await answered({ rating: 5, at: "2026-11-20T03:00:00Z" });
    await answered({ rating: 1, at: "2026-11-20T13:00:00Z" });
    await answered({ rating: 1, at: "2026-11-20T13:00:00Z", state: "pending" });
    await answered({ rating: 1, at: "2026-09-01T13:00:00Z" });
    const { figures, list, pending } = await open("period=7d&against=none");
    expect(figures!.byRating).toEqual([1, 0, 0, 0, 1]);
    const known = figures!.course.filter(({ mean }) => mean !== null);
    // two answers in a week are one point
    expect(known.map(({ from, to, mean }) => [from, to, mean])).toEqual([
      ["2026-11-15", "2026-11-21", 3],
    ]);
    const { figures: onThe19th } = await open("period=own&from=2026-11-19&to=2026-11-19");
    expect(onThe19th!.byRating).toEqual([0, 0, 0, 0, 1]);
    expect(list.rows).toHaveLength(2);
    expect(pending).toBe(1);
  });

  it("leads from each point to the answers behind it", async () => {
    for (const at of ["2026-11-18T15:00:00Z", "2026-11-19T15:00:00Z"])
      await answered({ rating: 4, at });
    const { list } = await open("period=7d&since=2026-11-19&until=2026-11-19");
    expect(listed(list).map(({ date }) => date)).toEqual(["Nov 19, 2026, 10:00"]);
  });

  it("is compared with the time before", async () => {
    await answered({ rating: 5, at: "2026-11-20T15:00:00Z" });
    await answered({ rating: 3, at: "2026-11-10T15:00:00Z" });
    const { figures } = await open("period=7d&against=before");
    expect(figures!.figure.change?.by).toMatchObject({ value: 2 });
  });

  it("is there before there is any", async () => {
    const { hasAnswers, figures, list } = await open();
    expect({ hasAnswers, figures, rows: list.rows }).toEqual({
      hasAnswers: false,
      figures: null,
      rows: [],
    });
  });
});

describe("ratings by what customers are worth", () => {
  beforeEach(async () => {
    await pool.query(
      `INSERT INTO customer_values (shop_id, customer_id, state, state_since, clv12_minor, computed_at)
       SELECT $1, n, 'active', '2026-01-01', n * 100, now() FROM generate_series(1, 10) n`,
      [shop.shopId],
    );
  });

  it("has the top fifth, the next three tenths, the rest, and those nobody can predict; each leads to its answers", async () => {
    for (const [customerId, rating] of [
      [10, 1],
      [9, 1],
      [8, 2],
      [6, 3],
      [5, 5],
      [1, 5],
      [null, 4],
    ] as const)
      await answered({ rating, customerId, at: "2026-11-20T15:00:00Z" });
    const { figures } = await open("period=7d");
    expect(figures!.tiers!.map(({ name, answers }) => [name, answers])).toEqual([
      ["Top 20% by predicted value, 2 answers", 2],
      ["Next 30%, 2 answers", 2],
      ["Other 50%, 2 answers", 2],
      ["Nothing predicted, 1 answer", 1],
    ]);
    for (const [tier, ids] of [
      ["top", [9, 10]],
      ["middle", [6, 8]],
      ["rest", [1, 5]],
      ["none", [null]],
    ] as const) {
      const { list } = await open(`period=7d&tier=${tier}`);
      expect(
        listed(list)
          .map(({ customer }) => customer)
          .sort(),
      ).toEqual(ids.map((id) => (id === null ? "Guest" : `Name of ${id}`)).sort());
    }
  });

  it("is not said while orders are still read: values are those of a part", async () => {
    await answered({ rating: 5, customerId: 1, at: "2026-11-20T15:00:00Z" });
    await pool.query(
      "INSERT INTO order_imports (shop_id, import_id, way, phase) VALUES ($1, $2, 'bulk', 'loading')",
      [shop.shopId, randomUUID()],
    );
    expect((await open("period=7d")).figures!.tiers).toBeNull();
  });
});

it("ratings by product count an order of several for each, and lead to its answers", async () => {
  await pool.query(
    `INSERT INTO products (shop_id, product_id, title, handle, status, price_min_minor, price_max_minor, updated_at)
     VALUES ($1, 7, 'Shoes', 'shoes', 'ACTIVE', 1, 1, now())`,
    [shop.shopId],
  );
  await answered({ rating: 5, at: "2026-11-20T15:00:00Z", products: [7, 7, 8] });
  await answered({ rating: 3, at: "2026-11-20T15:00:00Z", products: [7] });
  const { figures } = await open("period=7d");
  expect(figures!.products.map(({ name, mean, answers }) => [name, mean, answers])).toEqual([
    ["Shoes, 2 answers", 4, 2],
    ["Product 8, 1 answer", 5, 1],
  ]);
  expect(figures!.productsDiffer).toBe(false);
  const chips = async (product: string) => {
    const { list } = await open(`period=7d&product=${product}`);
    return [list.rows.length, ...list.filters.flatMap(({ chip }) => chip ?? [])];
  };
  expect(await chips("8")).toEqual([1, "Product: Product 8"]);
  expect(await chips("7")).toEqual([2, "Product: Shoes"]);
  expect(await chips("7,8")).toEqual([2, "Product: Shoes or Product 8"]);
});

describe("each answer stands beside the question it is to", () => {
  const questions = async () =>
    listed((await open("period=7d")).list)
      .map(({ rating }) => rating!.replace(/^.*Thank-you page: /, ""))
      .sort();
  const save = (question: string) =>
    transaction((db) => saveSurveySettings(db, shop.shopId, { question, asksComment: true }));

  it("also when it was changed since, or is the extension's own", async () => {
    const at = "2026-11-20T15:00:00Z";
    await save("How was it?");
    await save("And now?");
    for (const version of [1, 2]) await answered({ rating: 5, at, version });
    await answered({ rating: 5, at, surveyId: "default" });
    expect(await questions()).toEqual([
      "“And now?”",
      "“How was it?”",
      "“How was your shopping experience today?”",
    ]);
    for (const [question, count] of [
      ["And now?", 1],
      ["How was your shopping experience today?", 1],
      ["And now?,How was it?", 2],
      ["Never asked", 3],
    ] as const) {
      const search = new URLSearchParams({ period: "7d", question });
      expect((await open(search.toString())).list.count).toBe(count);
    }
  });

  it("which is not said where the words of a version were not kept", async () => {
    await save("How was it?");
    await answered({ rating: 5, at: "2026-11-20T15:00:00Z", version: 9 });
    expect(await questions()).toEqual(["an earlier question, whose words were not kept"]);
  });

  it("whose words are not taken for others when a process of before saved it", async () => {
    await pool.query(
      `INSERT INTO survey_settings (shop_id, question, asks_comment, version, updated_at) VALUES ($1, 'From before?', true, 3, now())`,
      [shop.shopId],
    );
    await noteSurveyPublished(pool, shop.shopId, 3, null);
    await answered({ rating: 5, at: "2026-11-20T15:00:00Z", version: 3 });
    expect(await questions()).toEqual(["“From before?”"]);
  });
});

it("who answered has a name where Shopify tells it", async () => {
  await answered({ rating: 5, customerId: 1002, at: "2026-11-20T15:00:00Z" });
  await answered({ rating: 5, at: "2026-11-20T15:00:00Z" });
  const { list } = await open("period=7d");
  expect(
    listed(list)
      .map(({ customer }) => customer)
      .sort(),
  ).toEqual(["Guest", "Name of 1002"]);
});

describe("the list of answers", () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 20, 0, hour)).toISOString();
  const ratingsOf = async (search: string) =>
    listed((await open(`period=7d&${search}`)).list).map(({ rating }) => Number(rating![0]));

  async function file(search: string): Promise<string[]> {
    let text = "";
    const request = new Request(`https://x.example/app/feedback.csv?period=7d&${search}`);
    for await (const part of answersCsv({ shop, staffId: null }, request, now)) text += part;
    return text.trimEnd().split("\r\n");
  }

  it("is read page by page, there and back, in every order", async () => {
    for (let n = 0; n < 120; n++) await answered({ rating: 1 + (n % 5), at: at(n) });
    for (const sort of ["date desc", "date asc", "rating desc", "rating asc"]) {
      const pages: string[][] = [];
      let search = "";
      for (;;) {
        const { list } = await open(`period=7d&sort=${sort}${search}`);
        pages.push(list.rows.map(({ id }) => id));
        if (list.next === null) {
          const back = await open(`period=7d&sort=${sort}&before=${list.previous}`);
          expect(back.list.rows.map(({ id }) => id)).toEqual(pages.at(-2));
          break;
        }
        search = `&after=${list.next}`;
      }
      expect(pages.map(({ length }) => length)).toEqual([50, 50, 20]);
      expect(new Set(pages.flat()).size).toBe(120);
    }
    expect((await ratingsOf("sort=rating asc"))[0]).toBe(1);
    expect((await ratingsOf("sort=rating desc"))[0]).toBe(5);
    expect(await file("sort=rating desc")).toHaveLength(121);
  });

  it("says what it is, and is narrowed by several ratings, comments and the state of who answered", async () => {
    await pool.query(
      `INSERT INTO customer_values (shop_id, customer_id, state, state_since, clv12_minor, computed_at)
       VALUES ($1, 1, 'slipping', '2026-01-01', 100, now()), ($1, 2, 'vip', '2026-01-01', 100, now())`,
      [shop.shopId],
    );
    for (const [rating, customerId] of [
      [1, 1],
      [2, 2],
      [5, 1],
    ] as const)
      await answered({ rating, customerId, at: at(rating) });
    expect(await ratingsOf("rating=1,2")).toEqual([2, 1]);
    expect(await ratingsOf("state=slipping")).toEqual([5, 1]);
    expect(await ratingsOf("commented=yes")).toEqual([]);
    expect(await ratingsOf("commented=no")).toHaveLength(3);
    const { list, narrowedBy } = await open("period=7d&rating=1,2&state=slipping&commented=no");
    expect(list.sentence).toBe(
      "Answers rated “2, bad” or “1, very bad” without a comment of customers who are “Slipping”, Nov 15 – Nov 21, 2026: 1. Date, newest first.",
    );
    expect(narrowedBy).toEqual({ rating: "1,2", state: "slipping", commented: "no" });
  });

  it("has a file of what is seen, by number of customer", async () => {
    await answered({ rating: 4, customerId: 7, at: "2026-11-20T15:00:00Z" });
    await answered({ rating: 1, at: "2026-11-20T14:00:00Z" });
    const [head, first, ...more] = await file("rating=4");
    expect(head).toBe(
      "answer_id,rating,comment,asked_on,question,order_id,order,customer_id,state,spent_so_far,currency,predicted_12_months,at",
    );
    expect(first).toMatch(/,4,,thank_you,.*,7,,,USD,,2026-11-20T15:00:00\.000Z$/);
    expect(more).toEqual([]);
  });
});
