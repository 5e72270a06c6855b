import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import type { CustomerId } from "../../app/ids.ts";
import { encodeCursor } from "../../app/pages/customers/list-query.ts";
import { createSandbox, type Sandbox } from "../../sandbox/platform/sandbox.ts";
import { removeDatabase, startDatabase } from "../database/launcher.ts";
import { inProject } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { CLIENT, startApp } from "./app-process.ts";
import { FILLED_DOMAIN, filledShop } from "./filled-shop.ts";
import { machine, percentile } from "./machine.ts";

const USAGE = `bench pages [--orders 10000,100000,1000000] [--requests 60] [--json]
  Fills a shop, starts the real server, and asks for each page again and again, one request at a time, in two ways: "data", what a click inside
  the app costs (the page's loader), and "document", its first load with the markup. Goal: p95 at most 100 ms, and no growth with the orders.
`;

interface Page {
  name: string;
  path: string;
  /** its Remix route, for the request of its data alone */
  route: string;
}

export interface Measured {
  page: string;
  way: "data" | "document";
  orders: number;
  p50Ms: number;
  p95Ms: number;
  kb: number;
}

/** Times the server's answers. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string", default: "10000,100000,1000000" },
      requests: { type: "string", default: "60" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const sizes = values.orders.split(",").map(Number);
  const requests = Number(values.requests);
  if (sizes.some((size) => !(size >= 100)) || !(requests >= 1))
    throw new PlainError("--orders takes numbers of 100 or more, --requests one of 1 or more.");
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-pages-"));
  fs.chmodSync(dir, 0o755);
  const database = await startDatabase({ dir: path.join(dir, "database") });
  const measured: Measured[] = [];
  try {
    for (const orders of sizes) {
      process.stderr.write(`making a shop of ${orders.toLocaleString("en")} orders…\n`);
      const url = await filledShop(database, dir, orders);
      measured.push(...(await measure(url, path.join(dir, `sandbox-${orders}`), orders, requests)));
      await database.drop(`filled_${orders}`);
    }
  } finally {
    await database.stop();
    await removeDatabase(path.join(dir, "database"));
    fs.rmSync(dir, { recursive: true, force: true });
  }
  report(values.json, measured);
}

/** Asks for every page of the shop FILLED_DOMAIN, in both ways. */
export async function measure(
  databaseUrl: string,
  dir: string,
  orders: number,
  requests: number,
): Promise<Measured[]> {
  // names of customers are asked of Shopify while a page is made; this one has no customers, and answers all the same
  const sandbox = await createSandbox({
    dir,
    apiKey: CLIENT.id,
    apiSecret: CLIENT.secret,
    tomlPath: inProject("shopify.app.toml"),
    shops: [{ domain: FILLED_DOMAIN, planName: "Shopify Plus" }],
  });
  sandbox.install(FILLED_DOMAIN);
  const app = await startApp(databaseUrl, { SANDBOX_URL: sandbox.url }, [
    "--import",
    inProject("sandbox", "preload.mjs"),
  ]);
  try {
    const found: Measured[] = [];
    for (const page of await pagesOf(databaseUrl))
      for (const way of ["data", "document"] as const)
        found.push({
          page: page.name,
          way,
          orders,
          ...(await timed(sandbox, app.url, page, way, requests)),
        });
    return found;
  } finally {
    await app.stop();
    await sandbox.close();
  }
}

async function pagesOf(databaseUrl: string): Promise<Page[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rows: shops } = await client.query<{ id: number }>(
    "SELECT shop_id AS id FROM shops WHERE domain = $1",
    [FILLED_DOMAIN],
  );
  const row = async (sql: string) =>
    (await client.query<{ id: string; revenue: string }>(sql, [shops[0]!.id])).rows[0]!;
  const columns = "customer_id::text AS id, revenue_minor::text AS revenue";
  const middle = await row(
    `SELECT ${columns} FROM customers WHERE shop_id = $1 ORDER BY revenue_minor DESC, customer_id DESC
      OFFSET (SELECT count(*) / 2 FROM customers WHERE shop_id = $1) LIMIT 1`,
  );
  const best = await row(
    `SELECT ${columns} FROM customers WHERE shop_id = $1 ORDER BY orders DESC LIMIT 1`,
  );
  await client.end();
  const deep = encodeCursor("value", "desc", {
    value: Number(middle.revenue),
    customerId: Number(middle.id) as CustomerId,
  });
  const customers = "routes/app.customers._index";
  return [
    { name: "home", path: "/app", route: "routes/app._index" },
    { name: "customers", path: "/app/customers", route: customers },
    { name: "customers, in the middle", path: `/app/customers?after=${deep}`, route: customers },
    {
      name: "customer with most orders",
      path: `/app/customers/${best.id}`,
      route: "routes/app.customers.$customerId",
    },
    { name: "segments", path: "/app/segments", route: "routes/app.segments._index" },
    { name: "value", path: "/app/value", route: "routes/app.value" },
    { name: "churn", path: "/app/churn", route: "routes/app.churn" },
  ];
}

async function timed(
  sandbox: Sandbox,
  appUrl: string,
  page: Page,
  way: Measured["way"],
  requests: number,
): Promise<{ p50Ms: number; p95Ms: number; kb: number }> {
  const times: number[] = [];
  let kb = 0;
  const warmUp = Math.ceil(requests / 10);
  for (let n = -warmUp; n < requests; n++) {
    const url = new URL(page.path, appUrl);
    const token = sandbox.sessionToken(FILLED_DOMAIN, "admin");
    url.searchParams.set("shop", FILLED_DOMAIN);
    if (way === "data") url.searchParams.set("_data", page.route);
    else {
      url.searchParams.set("embedded", "1");
      url.searchParams.set("id_token", token);
      url.searchParams.set(
        "host",
        Buffer.from("admin.shopify.com/store/ingest").toString("base64"),
      );
    }
    const began = performance.now();
    const answer = await fetch(url, {
      redirect: "manual",
      headers: {
        "user-agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/147.0.0.0",
        ...(way === "data" ? { authorization: `Bearer ${token}` } : {}),
      },
    });
    const body = await answer.arrayBuffer();
    if (answer.status !== 200)
      throw new Error(`${page.name} (${way}) answers with status ${answer.status}`);
    if (n >= 0) times.push(performance.now() - began);
    kb = body.byteLength / 1024;
  }
  return { p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95), kb };
}

function report(json: boolean, measured: Measured[]): void {
  const where = machine();
  if (json) {
    for (const one of measured)
      process.stdout.write(`${JSON.stringify({ bench: "pages", ...one, ...where })}\n`);
    return;
  }
  process.stdout.write(
    `${"page".padEnd(28)} ${"way".padEnd(9)} ${"orders".padStart(10)} ${"p50 ms".padStart(8)} ${"p95 ms".padStart(8)} ${"kB".padStart(6)}\n`,
  );
  for (const { page, way, orders, p50Ms, p95Ms, kb } of measured)
    process.stdout.write(
      `${page.padEnd(28)} ${way.padEnd(9)} ${orders.toLocaleString("en").padStart(10)} ${p50Ms.toFixed(1).padStart(8)} ${p95Ms.toFixed(1).padStart(8)} ${kb.toFixed(0).padStart(6)}\n`,
    );
  process.stdout.write(
    `machine: ${where.cores} × ${where.processor}, load ${where.load}; goal: p95 at most 100 ms\n`,
  );
}
