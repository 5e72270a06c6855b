import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { surveyResponsesPath } from "../../contracts/survey-answer.ts";
import { signSessionToken } from "../../sandbox/install/session-token.ts";
import { removeDatabase, startDatabase } from "../database/launcher.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { PlainError } from "../plain-error.ts";
import { CLIENT, startApp } from "./app-process.ts";
import { machine } from "./machine.ts";
import { steadily, waits, type Message, type Sent } from "./steady-rate.ts";

const USAGE = `bench answers [--rate 500] [--shops 50] [--seconds 30] [--json]
  Shoppers answer the survey at a steady rate, spread over so many shops, at the real server over a fresh embedded PostgreSQL (fsync on). Every
  shopper has an order, a session token and an address of their own; every other order is known, so that half of the answers prove their
  purchase. An answer's time counts from the moment it should have been sent.
  Goals: p95 at most 50 ms with 500 a second over 50 shops and with 100 a second for one; none refused.
`;

const domainOf = (shop: number) => `bench-${shop}.myshopify.com`;
const FIRST_ORDER = 5_000_000_000;
const checkoutOf = (order: number) => `checkout-${order}`;

/** Times what shoppers wait for. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rate: { type: "string", default: "500" },
      shops: { type: "string", default: "50" },
      seconds: { type: "string", default: "30" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const [rate, shops, seconds] = [values.rate, values.shops, values.seconds].map(Number) as [
    number,
    number,
    number,
  ];
  if (!(rate > 0) || !(seconds > 0) || !(shops > 0))
    throw new PlainError("--rate, --shops and --seconds take numbers above 0.");
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-answers-"));
  fs.chmodSync(dir, 0o755);
  const database = await startDatabase({ dir: path.join(dir, "database") });
  try {
    await database.create("bench");
    const url = database.url("bench");
    await prepareDatabase(url);
    const warm = 100;
    const total = Math.round(rate * seconds);
    await fill(url, shops, total + warm);
    const app = await startApp(url);
    try {
      await burst(app.url, { rate: 50, shops, from: total, total: warm });
      const sent = await burst(app.url, { rate, shops, from: 0, total });
      report(values.json, { rate, shops, seconds }, sent);
    } finally {
      await app.stop();
    }
  } finally {
    await database.stop();
    await removeDatabase(path.join(dir, "database"));
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

/** The shops, and every other of the orders that will be answered for. */
async function fill(url: string, shops: number, orders: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `INSERT INTO shops (domain, timezone) SELECT 'bench-' || n || '.myshopify.com', 'UTC' FROM generate_series(0, $1::int - 1) n`,
    [shops],
  );
  const known = Array.from({ length: Math.ceil(orders / 2) }, (_, n) => n * 2);
  await client.query(
    `INSERT INTO orders (shop_id, order_id, name, processed_at, updated_at, day, test, counts, revenue_minor, total_minor,
       refunded_minor, discount_minor, discount_codes, checkout_token_hash)
     SELECT s.shop_id, $2::bigint + n, '#' || n, now(), now(), current_date, false, true, 1000, 1000, 0, 0, '{}', hash
       FROM unnest($3::int[], $4::text[]) AS o(n, hash) JOIN shops s ON s.domain = 'bench-' || (n % $1::int) || '.myshopify.com'`,
    [
      shops,
      FIRST_ORDER,
      known,
      known.map((n) => createHash("sha256").update(checkoutOf(n)).digest("hex")),
    ],
  );
  await client.query("ANALYZE");
  await client.end();
}

const burst = (
  url: string,
  { rate, shops, from, total }: { rate: number; shops: number; from: number; total: number },
): Promise<Sent[]> => steadily(url, { rate, total }, (n) => answerOf(from + n, (from + n) % shops));

function answerOf(n: number, shop: number): Message {
  const token = signSessionToken({
    domain: domainOf(shop),
    apiKey: CLIENT.id,
    apiSecret: CLIENT.secret,
    kind: "checkout",
  });
  return {
    path: surveyResponsesPath,
    body: JSON.stringify({
      idempotencyKey: randomUUID(),
      surveyId: "default",
      version: 1,
      touchpoint: "thank_you",
      orderId: `gid://shopify/Order/${FIRST_ORDER + n}`,
      checkoutToken: checkoutOf(n),
      locale: "en",
      answers: { rating: 1 + (n % 5), comment: "Came in two days, well packed." },
    }),
    headers: {
      authorization: `Bearer ${token}`,
      "x-forwarded-for": [10, (n >> 16) & 255, (n >> 8) & 255, n & 255].join("."),
    },
  };
}

function report(
  json: boolean,
  asked: { rate: number; shops: number; seconds: number },
  sent: Sent[],
): void {
  const result = {
    bench: "answers",
    ...asked,
    sent: sent.length,
    refused: sent.filter((one) => one.status !== 201).length,
    ...waits(sent),
    ...machine(),
  };
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  process.stdout.write(
    `${asked.rate} answers a second for ${asked.seconds} s over ${asked.shops} shops: ${result.sent} sent, ${result.refused} not stored\n` +
      `answered after (ms): p50 ${result.p50Ms.toFixed(1)}, p95 ${result.p95Ms.toFixed(1)}, p99 ${result.p99Ms.toFixed(1)}, longest ${result.maxMs.toFixed(0)} (goal: p95 at most 50)\n` +
      `machine: ${result.cores} × ${result.processor}, load ${result.load}\n`,
  );
}
