import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { charge, forgetCalls } from "../../app/surveys/calls.server.ts";
import { chargeOf, limits } from "../../app/surveys/door-limits.ts";
import { hashOfToken } from "../../app/surveys/proof.ts";
import { answerSurvey } from "../../app/surveys/receive.server.ts";
import { answersStanding, everyAnswer, listResponses } from "../../app/surveys/responses.server.ts";
import { signSessionToken } from "../../sandbox/install/session-token.ts";

let shopId: number;
let domain: string;
beforeEach(async () => {
  domain = `${randomUUID()}.myshopify.com`;
  const made = await pool.query<{ shop_id: number }>(
    "INSERT INTO shops (domain, timezone) VALUES ($1, 'UTC') RETURNING shop_id",
    [domain],
  );
  shopId = made.rows[0]!.shop_id;
});
afterAll(closeDatabase);

const sessionToken = () =>
  signSessionToken({
    domain,
    apiKey: process.env["SHOPIFY_API_KEY"]!,
    apiSecret: process.env["SHOPIFY_API_SECRET"]!,
    kind: "checkout",
  });
let lastOrder = 5_000_000_000;

/** What a shopper of a new order sends. */
const shopper = () => {
  lastOrder += 1;
  return {
    orderId: lastOrder,
    checkoutToken: randomUUID(),
    session: sessionToken(),
    forwarded: `203.0.113.${lastOrder % 256}, 198.51.${(lastOrder >> 8) % 256}.${lastOrder % 256}`,
  };
};
type Shopper = ReturnType<typeof shopper>;

async function send(from: Shopper, answer = answerSurvey): Promise<number> {
  const body = {
    idempotencyKey: randomUUID(),
    surveyId: "default",
    version: 1,
    touchpoint: "thank_you",
    orderId: `gid://shopify/Order/${from.orderId}`,
    checkoutToken: from.checkoutToken,
    locale: "en",
    answers: { rating: 4 },
  };
  const headers: Record<string, string> = {
    authorization: `Bearer ${from.session}`,
    "x-forwarded-for": from.forwarded,
  };
  const reply = await answer({
    method: "POST",
    header: (name) => headers[name] ?? null,
    asker: "10.0.0.1",
    body: async () => Buffer.from(JSON.stringify(body)),
  });
  return reply.status;
}

/** The shop has the order a shopper answers for. */
const placed = ({ orderId, checkoutToken }: Shopper) =>
  pool.query(
    `INSERT INTO orders (shop_id, order_id, name, processed_at, updated_at, day, test, counts, revenue_minor, total_minor,
       refunded_minor, discount_minor, discount_codes, checkout_token_hash)
     VALUES ($1, $2, '#1', now(), now(), current_date, false, true, 1, 1, 0, 0, '{}', $3)`,
    [shopId, orderId, hashOfToken(checkoutToken)],
  );

const stored = async () =>
  Number(
    (await pool.query(`SELECT count(*) FROM survey_responses WHERE shop_id = $1`, [shopId])).rows[0]
      .count,
  );
const many = (n: number, one: (i: number) => Promise<number>) =>
  Promise.all(Array.from({ length: n }, (_, i) => one(i)));

describe("one shopper", () => {
  it("who forges X-Forwarded-For gets no more than the address the proxy saw may have", async () => {
    const statuses = await many(700, (i) =>
      send({ ...shopper(), forwarded: `192.0.2.${i % 256}, 198.51.100.1` }),
    );
    expect(statuses.filter((status) => status === 201)).toHaveLength(limits.address.calls);
    expect(await stored()).toBe(limits.address.calls);
  });

  it("with one session token gets no further than it may, whatever checkouts are invented", async () => {
    const session = sessionToken();
    const statuses = await many(100, () => send({ ...shopper(), session }));
    expect(statuses.filter((status) => status === 201)).toHaveLength(limits.session.calls);
  });

  it("cannot shut the shop to the others", async () => {
    const one = shopper();
    await many(2000, () => send({ ...one, orderId: one.orderId + 1_000_000 }));
    expect(await send(shopper())).toBe(201);
    const counted = await pool.query<{ calls: number }>(
      `SELECT calls FROM survey_calls WHERE shop_id = $1 AND key LIKE 'unproven %'`,
      [shopId],
    );
    // what was refused for the shopper's own sake costs the shop nothing
    expect(Math.max(...counted.rows.map(({ calls }) => calls))).toBeLessThanOrEqual(
      limits.checkout.calls + 1,
    );
  });
});

it("a shop with too many unproven answers still takes those that are proven", async () => {
  const { key } = chargeOf(shopId, "unproven", "", process.env["SHOPIFY_API_SECRET"]!);
  await pool.query(
    "INSERT INTO survey_calls (shop_id, key, until, calls) VALUES ($1, $2, $3, $4)",
    [shopId, key, new Date(Date.now() + 60_000), limits.unproven.calls],
  );
  const [claims, proves] = [shopper(), shopper()];
  await placed(proves);
  expect(await send(claims)).toBe(429);
  expect(await send(proves)).toBe(201);
});

it("unproven answers stand in no list, however many there are", async () => {
  const proves = shopper();
  await placed(proves);
  expect(await send(proves)).toBe(201);
  expect(await many(60, () => send(shopper()))).toEqual(Array(60).fill(201));
  const responses = await listResponses(pool, shopId, everyAnswer, { limit: 50 });
  expect(responses.map(({ orderId }) => orderId)).toEqual([proves.orderId]);
  expect((await answersStanding(pool, shopId)).pending).toBe(60);
});

it("all web processes count together", async () => {
  vi.resetModules();
  const other = await import("../../app/surveys/receive.server.ts");
  const session = sessionToken();
  const statuses = await many(60, (i) =>
    send({ ...shopper(), session }, i % 2 ? answerSurvey : other.answerSurvey),
  );
  expect(statuses.filter((status) => status === 201)).toHaveLength(limits.session.calls);
  const { closeDatabase: close } = await import("../../app/db.server.ts");
  await close();
});

describe("a window", () => {
  const one = () => chargeOf(shopId, "session", "x", "secret");

  it("ends, and what ended is forgotten", async () => {
    for (let n = 0; n < limits.session.calls; n++) expect(await charge([one()])).toBe(0);
    expect(await charge([one()])).toBeGreaterThan(0);
    await pool.query("UPDATE survey_calls SET until = now() - interval '1 s' WHERE shop_id = $1", [
      shopId,
    ]);
    expect(await charge([one()])).toBe(0);
    await forgetCalls(shopId, new Date());
    expect(await pool.query("SELECT FROM survey_calls WHERE shop_id = $1", [shopId])).toMatchObject(
      { rowCount: 1 },
    );
    await forgetCalls(shopId, new Date(Date.now() + limits.session.windowMs + 1000));
    expect(await pool.query("SELECT FROM survey_calls WHERE shop_id = $1", [shopId])).toMatchObject(
      { rowCount: 0 },
    );
  });

  it("keeps neither address nor token", async () => {
    await charge([chargeOf(shopId, "address", "203.0.113.7", "secret")]);
    const { rows } = await pool.query<{ key: string }>(
      "SELECT key FROM survey_calls WHERE shop_id = $1",
      [shopId],
    );
    expect(rows[0]!.key).toMatch(/^address [\w-]{22}$/);
  });
});
