import { createHmac, randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { createRandom } from "../../app/numeric/random.ts";
import { removeDatabase, startDatabase } from "../database/launcher.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { PlainError } from "../plain-error.ts";
import { CLIENT, startApp } from "./app-process.ts";
import { machine } from "./machine.ts";
import { steadily, waits, type Message, type Sent } from "./steady-rate.ts";

const USAGE = `bench webhooks [--rate 500] [--seconds 60] [--json]
  Sends signed orders/updated webhooks at a steady rate to the real server over a fresh embedded PostgreSQL (fsync on), whether or not earlier
  ones were answered. One in fifty is a second delivery. An answer's time counts from the moment it should have been sent.
  Goals: p99 at most 100 ms, none lost.
`;
const DOMAIN = "bench.myshopify.com";

/** Times the acknowledgement of a burst. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      rate: { type: "string", default: "500" },
      seconds: { type: "string", default: "60" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const [rate, seconds] = [Number(values.rate), Number(values.seconds)];
  if (!(rate > 0) || !(seconds > 0))
    throw new PlainError("--rate and --seconds take numbers above 0.");
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-webhooks-"));
  fs.chmodSync(dir, 0o755);
  const database = await startDatabase({ dir: path.join(dir, "database") });
  try {
    await database.create("bench");
    const url = database.url("bench");
    await prepareDatabase(url);
    await ask(url, `INSERT INTO shops (domain, timezone) VALUES ('${DOMAIN}', 'UTC')`);
    const app = await startApp(url);
    try {
      // the first requests load code and open connections
      await burst(app.url, 50, 2, "warm-up");
      const before = await receipts(url);
      const { sent, different } = await burst(app.url, rate, seconds, "burst");
      const stored = (await receipts(url)) - before;
      report(values.json, rate, seconds, sent, different, stored);
    } finally {
      await app.stop();
    }
  } finally {
    await database.stop();
    await removeDatabase(path.join(dir, "database"));
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return rows;
}

const receipts = async (url: string) =>
  Number((await ask(url, "SELECT count(*) AS n FROM webhook_receipts"))[0]!["n"]);

async function burst(
  url: string,
  rate: number,
  seconds: number,
  seed: string,
): Promise<{ sent: Sent[]; different: number }> {
  const random = createRandom(seed);
  let different = 0;
  let last = randomUUID();
  const sent = await steadily(url, { rate, total: Math.round(rate * seconds) }, () => {
    if (different === 0 || !random.bernoulli(0.02)) {
      last = randomUUID();
      different++;
    }
    return updateOf(5_500_000_000_000 + random.int(0, 200_000), last);
  });
  return { sent, different };
}

function updateOf(orderId: number, webhookId: string): Message {
  const body = JSON.stringify({
    id: orderId,
    admin_graphql_api_id: `gid://shopify/Order/${orderId}`,
    updated_at: new Date().toISOString(),
  });
  return {
    path: "/webhooks",
    body,
    headers: {
      "x-shopify-topic": "orders/updated",
      "x-shopify-shop-domain": DOMAIN,
      "x-shopify-api-version": "2026-10",
      "x-shopify-webhook-id": webhookId,
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", CLIENT.secret).update(body).digest("base64"),
    },
  };
}

function report(
  json: boolean,
  rate: number,
  seconds: number,
  sent: Sent[],
  different: number,
  stored: number,
): void {
  const result = {
    bench: "webhooks",
    rate,
    seconds,
    sent: sent.length,
    different,
    refused: sent.filter((one) => one.status !== 200).length,
    lost: different - stored,
    ...waits(sent),
    ...machine(),
  };
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  process.stdout.write(
    `${rate} webhooks a second for ${seconds} s: ${result.sent} sent, ${different} different ones, ${result.refused} not answered 200, ${result.lost} lost\n` +
      `answered after (ms): p50 ${result.p50Ms.toFixed(1)}, p95 ${result.p95Ms.toFixed(1)}, p99 ${result.p99Ms.toFixed(1)}, longest ${result.maxMs.toFixed(0)} (goal: p99 at most 100)\n` +
      `machine: ${result.cores} × ${result.processor}, load ${result.load}\n`,
  );
}
