import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { adminSchema } from "../../sandbox/admin-api/schema.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { createSandbox, type Sandbox } from "../../sandbox/platform/sandbox.ts";
import { inProject } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { machine } from "./machine.ts";

const USAGE = `bench sandbox [--orders 1000000] [--json]
  Generates a shop with parcels, returns and stock in the sandbox, then exports it in bulk. Goals, alone on the machine: 20,000 orders
  generated and 50,000 lines exported a second. Processor seconds say the same beside other work.
`;
const DOMAIN = "bench.myshopify.com";

const exports: Record<string, string> = {
  "orders with lines": `{ orders { edges { node { id name createdAt updatedAt displayFinancialStatus customer { id } currentTotalPriceSet { shopMoney { amount currencyCode } }
    lineItems { edges { node { id quantity currentQuantity product { id } variant { id } discountedTotalSet { shopMoney { amount } } } } } } } } }`,
  "orders with parcels": `{ orders { edges { node { id fulfillments { id status createdAt deliveredAt inTransitAt displayStatus location { id } trackingInfo { company number } }
    shippingLines { edges { node { id code title } } } } } } }`,
  "work at locations": `{ fulfillmentOrders(includeClosed: true) { edges { node { id status orderName lineItems { edges { node { id totalQuantity remainingQuantity } } } } } } }`,
  customers: `{ customers { edges { node { id createdAt numberOfOrders amountSpent { amount } tags } } } }`,
};

interface Measured {
  what: string;
  of: "orders" | "lines";
  count: number;
  seconds: number;
  /** of the one process that does it, collection of its garbage included */
  processorSeconds: number;
}

/** Times the generator and bulk exports of the pretend Shopify. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string", default: "1000000" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const orders = Number(values.orders);
  if (!Number.isInteger(orders) || orders < 1)
    throw new PlainError("--orders takes a whole number of 1 or more.");
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-sandbox-"));
  const sandbox = await createSandbox({
    dir,
    apiKey: "bench",
    apiSecret: "bench",
    tomlPath: inProject("shopify.app.toml"),
    shops: [{ domain: DOMAIN, planName: "Shopify Plus", country: "DE", currency: "EUR" }],
  });
  try {
    const measured = [await generated(sandbox, orders)];
    for (const [what, query] of Object.entries(exports)) {
      measured.push(await exported(sandbox, what, query));
    }
    report(measured, values.json);
  } finally {
    await sandbox.close();
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

async function generated(sandbox: Sandbox, orders: number): Promise<Measured> {
  const store = sandbox.shop(DOMAIN);
  const endsAt = sandbox.clock.now();
  const took = await timed(() => generateShop(store, { orders, seed: "bench", endsAt }));
  return { what: "generated, with parcels", of: "orders", count: store.orderCount(), ...took };
}

async function exported(sandbox: Sandbox, what: string, query: string): Promise<Measured> {
  const { bulk } = sandbox.tenant(DOMAIN);
  const { scopes } = adminSchema();
  const took = await timed(async () => {
    const started = bulk.start(query, true, [...scopes, "read_all_orders"]);
    if ("refused" in started) throw new Error(JSON.stringify(started.refused));
    await sandbox.settle();
  });
  const [operation] = bulk.list();
  if (operation?.status !== "COMPLETED")
    throw new Error(`${what}: the export is ${operation?.status ?? "gone"}`);
  return { what: `exported: ${what}`, of: "lines", count: operation.objectCount, ...took };
}

async function timed(work: () => Promise<unknown>) {
  const [began, used] = [performance.now(), process.cpuUsage()];
  await work();
  const { user, system } = process.cpuUsage(used);
  return { seconds: (performance.now() - began) / 1000, processorSeconds: (user + system) / 1e6 };
}

function report(measured: Measured[], isJson: boolean): void {
  if (isJson) {
    process.stdout.write(`${JSON.stringify({ bench: "sandbox", machine: machine(), measured })}\n`);
    return;
  }
  const whole = (n: number) => Math.round(n).toLocaleString("en");
  for (const { what, of, count, seconds, processorSeconds } of measured) {
    process.stdout.write(
      `${what.padEnd(32)} ${whole(count).padStart(10)} ${of}: ${seconds.toFixed(1)} s, ${whole(count / seconds)} ${of}/s; ` +
        `processor ${processorSeconds.toFixed(1)} s, ${whole(count / processorSeconds)} ${of}/s\n`,
    );
  }
  const { cores, load } = machine();
  process.stdout.write(`${cores} cores, load ${load}\n`);
}
