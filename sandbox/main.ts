import { existsSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { adminSchema } from "./admin-api/schema.ts";
import { CsvError } from "./csv/csv-error.ts";
import { loadCsv, type CsvSummary } from "./csv/load.ts";
import { generateShop } from "./generator/generate.ts";
import { moreShops } from "./platform/more-shops.ts";
import { createSandbox, type Sandbox } from "./platform/sandbox.ts";

const environment = z.object({
  SANDBOX_DIR: z.string().min(1),
  SANDBOX_HOST: z.string().default("127.0.0.1"),
  SANDBOX_PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  SANDBOX_EDGE_PORT: z.coerce.number().int().min(0).max(65_535).optional(),
  APP_INTERNAL_URL: z.url().optional(),
  SHOPIFY_API_KEY: z.string().min(1),
  SHOPIFY_API_SECRET: z.string().min(1),
  SANDBOX_TOML: z.string().optional(),
  SANDBOX_SHOP_DOMAIN: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*\.myshopify\.com$/)
    .default("demo.myshopify.com"),
  SANDBOX_ORDERS: z.coerce.number().int().min(0).default(2000),
  SANDBOX_YEARS: z.coerce.number().positive().optional(),
  SANDBOX_SEED: z.string().default("demo"),
  SANDBOX_CSV: z.string().optional(),
  /** orders of each of two shops beside the first, in other countries; 0 = there are none */
  SANDBOX_MORE_SHOPS: z.coerce.number().int().min(0).default(0),
  /** "1" = the app is installed from the start, without the merchant's click */
  SANDBOX_AUTOINSTALL: z.enum(["0", "1"]).default("0"),
});
type Environment = z.output<typeof environment>;

const filledFact = "filled";

function readEnvironment(): Environment {
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const parsed = environment.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new Error(`The sandbox cannot start:\n${z.prettifyError(parsed.error)}`);
}

function start(env: Environment): Promise<Sandbox> {
  return createSandbox({
    dir: env.SANDBOX_DIR,
    host: env.SANDBOX_HOST,
    port: env.SANDBOX_PORT,
    edgePort: env.SANDBOX_EDGE_PORT,
    apiKey: env.SHOPIFY_API_KEY,
    apiSecret: env.SHOPIFY_API_SECRET,
    tomlPath: env.SANDBOX_TOML ?? fileURLToPath(new URL("../shopify.app.toml", import.meta.url)),
    shops: [
      { domain: env.SANDBOX_SHOP_DOMAIN, name: "Demo Shop" },
      ...(env.SANDBOX_MORE_SHOPS > 0 ? moreShops : []),
    ],
    appUrl: env.APP_INTERNAL_URL,
  });
}

/** Forgets a shop whose filling was interrupted: half a history would be a wrong one. */
function forgetShop(env: Environment): void {
  const file = join(resolve(env.SANDBOX_DIR), `${env.SANDBOX_SHOP_DOMAIN}.sqlite`);
  for (const path of [file, `${file}-wal`, `${file}-shm`]) {
    if (existsSync(path)) rmSync(path);
  }
}

/** Makes the shop's history, once. */
async function fill(sandbox: Sandbox, env: Environment): Promise<void> {
  const { store } = sandbox.tenant(env.SANDBOX_SHOP_DOMAIN);
  if (env.SANDBOX_CSV !== undefined) {
    let shown = -1;
    const summary = await loadCsv(store, env.SANDBOX_CSV, {
      now: sandbox.clock.now(),
      onProgress: ({ phase, bytes, totalBytes }) => {
        const tenth = Math.floor((10 * bytes) / Math.max(1, totalBytes));
        if (tenth === shown) return;
        shown = tenth;
        console.log(`${phase} ${env.SANDBOX_CSV}: ${tenth * 10} %`);
      },
    });
    console.log(`loaded ${summary.orders} orders of ${summary.customers} customers`);
    for (const line of setAsideLines(summary.setAside)) console.log(line);
  } else if (env.SANDBOX_ORDERS > 0) {
    let shown = 0;
    const shop = await generateShop(store, {
      orders: env.SANDBOX_ORDERS,
      years: env.SANDBOX_YEARS,
      seed: env.SANDBOX_SEED,
      endsAt: sandbox.clock.now(),
      onProgress: ({ orders, of }) => {
        if (orders - shown < of / 10) return;
        shown = orders;
        console.log(`making the shop: ${orders} of ${of} orders`);
      },
    });
    console.log(`made ${shop.orders} orders of ${shop.customers} customers`);
  }
  store.setFact(filledFact, "yes");
}

/** The shops beside the first; small enough to be made anew in a moment, should that have been interrupted. */
async function fillMore(sandbox: Sandbox, env: Environment): Promise<void> {
  if (env.SANDBOX_MORE_SHOPS === 0) return;
  for (const { domain } of moreShops) {
    const { store } = sandbox.tenant(domain);
    if (store.orderCount() > 0) continue;
    const endsAt = sandbox.clock.now();
    await generateShop(store, { orders: env.SANDBOX_MORE_SHOPS, seed: domain, years: 2, endsAt });
  }
}

/** What of the file is not in the shop: how many orders, and why of the first. */
function setAsideLines(setAside: CsvSummary["setAside"]): string[] {
  if (setAside.length === 0) return [];
  const places = setAside.slice(0, 10).map(({ line, column, found, reason }) => {
    const place = column === null ? `line ${line}` : `line ${line}, column "${column}"`;
    return `  ${place}: ${found === null ? "" : `found ${JSON.stringify(found)}, `}${reason}`;
  });
  const more = setAside.length > 10 ? [`  and ${setAside.length - 10} more`] : [];
  return [`${setAside.length} orders could not be read and are set aside:`, ...places, ...more];
}

async function main(): Promise<void> {
  const env = readEnvironment();
  // now rather than at the first question to the Admin API: it may have to be downloaded
  adminSchema();
  let sandbox = await start(env);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    sandbox.close().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);

  const isFilled = () => sandbox.tenant(env.SANDBOX_SHOP_DOMAIN).store.fact(filledFact) === "yes";
  if (!isFilled() && sandbox.shop(env.SANDBOX_SHOP_DOMAIN).orderCount() > 0) {
    await sandbox.close();
    forgetShop(env);
    sandbox = await start(env);
  }
  if (!isFilled()) await fill(sandbox, env);
  await fillMore(sandbox, env);
  if (env.SANDBOX_AUTOINSTALL === "1") sandbox.install(env.SANDBOX_SHOP_DOMAIN);
  for (const warning of sandbox.warnings) console.log(warning);
  console.log(`sandbox ready ${sandbox.url}`);
}

try {
  await main();
} catch (error) {
  if (error instanceof CsvError) console.error(error.message);
  else
    console.error(
      error instanceof Error && error.message.startsWith("The sandbox cannot start")
        ? error.message
        : error,
    );
  process.exit(1);
}
