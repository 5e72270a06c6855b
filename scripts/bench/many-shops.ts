import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import pg from "pg";
import { createRandom } from "../../app/numeric/random.ts";
import { removeDatabase, startDatabase } from "../database/launcher.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { inProject } from "../paths.ts";
import { patience } from "../patience.ts";
import { PlainError } from "../plain-error.ts";
import { startApp, startWorker } from "./app-process.ts";
import { machine, percentile } from "./machine.ts";
import { Arrivals } from "./many-shops/arrivals.ts";
import { install, makeWorld, type World } from "./many-shops/world.ts";

const USAGE = `bench many-shops [--shops 200] [--imports 4] [--orders 500000] [--rate 2] [--seconds 60] [--json]
  A local Shopify, the real server and one worker on this machine. So many shops are installed; then so many of them install it with so many
  orders each, and while these are read, orders are placed in the others, so many a second and for so many seconds at least. How long does it take until home counts one?
  Goal: p95 at most 5 s.
`;
const INSTALLS_MS = 20 * 60_000;
const IMPORTS_MS = 60 * 60_000;
const LOOK_MS = 100;
const LAST_LOOKS_MS = 60_000;

interface Sizes {
  shops: number;
  imports: number;
  orders: number;
  /** orders a second, in all small shops together */
  rate: number;
  /** of placing, at least */
  seconds: number;
}

const say = (line: string) => void process.stderr.write(`${line}\n`);

/** Times an order's way to the pages of a small shop while big ones are read. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      shops: { type: "string", default: "200" },
      imports: { type: "string", default: "4" },
      orders: { type: "string", default: "500000" },
      rate: { type: "string", default: "2" },
      seconds: { type: "string", default: "60" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const sizes: Sizes = {
    shops: Number(values.shops),
    imports: Number(values.imports),
    orders: Number(values.orders),
    rate: Number(values.rate),
    seconds: Number(values.seconds),
  };
  if (!(sizes.imports >= 0) || !(sizes.shops > sizes.imports))
    throw new PlainError("--shops takes more than --imports: orders are placed in the others.");
  if (!(sizes.orders >= 100) || !(sizes.rate > 0) || !(sizes.seconds >= 0))
    throw new PlainError("--orders takes 100 or more, --rate and --seconds numbers above 0.");
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-many-"));
  fs.chmodSync(dir, 0o755);
  const database = await startDatabase({ dir: path.join(dir, "database") });
  const counts = { small: sizes.shops - sizes.imports, big: sizes.imports, orders: sizes.orders };
  const world = await makeWorld(path.join(dir, "sandbox"), counts, say);
  try {
    await database.create("bench");
    const url = database.url("bench");
    await prepareDatabase(url);
    report(values.json, sizes, await measure(world, url, sizes));
  } finally {
    await world.sandbox.close();
    await database.stop();
    await removeDatabase(path.join(dir, "database"));
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

interface Measured {
  arrivals: Arrivals;
  /** of the big shops, from their first export until all their values stand */
  importSeconds: number;
}

async function measure(
  { sandbox, small, big }: World,
  url: string,
  { rate, seconds }: Sizes,
): Promise<Measured> {
  const shopify = { SANDBOX_URL: sandbox.url };
  const preload = ["--import", inProject("sandbox", "preload.mjs")];
  const app = await startApp(url, shopify, preload);
  const worker = startWorker(url, { ...shopify, SHOPIFY_APP_URL: app.url }, preload);
  sandbox.appUrl = app.url;
  const db = new pg.Client({ connectionString: url });
  await db.connect();
  try {
    say(`installing ${small.length} small shops…`);
    for (const domain of small) await install(sandbox, app.url, domain);
    await until(() => isQuiet(db), INSTALLS_MS, "the small shops are not read");
    const arrivals = new Arrivals(sandbox, db);
    await arrivals.begin();
    say(`${big.length} big shops are read; orders are placed in the others…`);
    for (const domain of big) await install(sandbox, app.url, domain);
    const random = createRandom("which shop");
    // while Shopify exports, the worker has little to do: orders count from when the first export is there
    if (big.length > 0)
      await until(() => anyIsLoaded(db, big), IMPORTS_MS, "no export of a big shop came");
    const began = performance.now();
    let due = began;
    let importSeconds: number | null = null;
    const live = async () => {
      for (; due <= performance.now(); due += 1000 / rate) arrivals.place(random.pick(small));
      await arrivals.look();
      if (importSeconds === null && (await areRead(db, big)))
        importSeconds = (performance.now() - began) / 1000;
      return importSeconds !== null && performance.now() - began > seconds * 1000;
    };
    await until(live, IMPORTS_MS, "the big shops are not read");
    const last = async () => {
      await arrivals.look();
      return arrivals.waiting === 0;
    };
    await until(last, LAST_LOOKS_MS, `${arrivals.waiting} orders never arrived`);
    return { arrivals, importSeconds: importSeconds! };
  } finally {
    await db.end();
    await worker.stop();
    await app.stop();
  }
}

async function until(holds: () => Promise<boolean>, ms: number, problem: string): Promise<void> {
  for (const waiting = patience(ms); !(await holds()); await pause(LOOK_MS))
    if (waiting.isOver()) throw new PlainError(`${problem} after a long time.`);
}

/** Nothing is left to do, but what is due much later. */
async function isQuiet(db: pg.Client): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM graphile_worker._private_jobs
      WHERE (attempts < max_attempts OR locked_at IS NOT NULL) AND run_at < now() + interval '5 seconds' LIMIT 1`,
  );
  return rowCount === 0;
}

async function anyIsLoaded(db: pg.Client, domains: string[]): Promise<boolean> {
  const { rowCount } = await db.query(
    `SELECT 1 FROM order_imports i JOIN shops s USING (shop_id)
      WHERE s.domain = ANY($1) AND i.phase NOT IN ('starting', 'querying') LIMIT 1`,
    [domains],
  );
  return rowCount !== 0;
}

/** Their orders are there, and customers have their values. */
async function areRead(db: pg.Client, domains: string[]): Promise<boolean> {
  const { rows } = await db.query<{ domain: string }>(
    `SELECT s.domain FROM shops s
      WHERE s.domain = ANY($1)
        AND EXISTS (SELECT 1 FROM order_imports i WHERE i.shop_id = s.shop_id AND i.phase = 'done')
        AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j
                         WHERE j.key = 'clv.compute:' || s.shop_id AND j.attempts < j.max_attempts)`,
    [domains],
  );
  return rows.length === domains.length;
}

function report(json: boolean, sizes: Sizes, { arrivals, importSeconds }: Measured): void {
  const seconds = (share: number, of = arrivals.took) => percentile(of, share) / 1000;
  const result = {
    bench: "many-shops",
    ...sizes,
    importSeconds,
    placed: arrivals.took.length,
    p50Seconds: seconds(0.5),
    p95Seconds: seconds(0.95),
    longestSeconds: seconds(1),
    p95SecondsToMessage: seconds(0.95, arrivals.told),
    ...machine(),
  };
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  const each = sizes.orders.toLocaleString("en");
  process.stdout.write(
    `${sizes.shops} shops, ${sizes.imports} of them read ${each} orders each in ${importSeconds.toFixed(0)} s; ${result.placed} orders placed in the others meanwhile\n` +
      `until home counts an order (s): p50 ${result.p50Seconds.toFixed(1)}, p95 ${result.p95Seconds.toFixed(1)}, longest ${result.longestSeconds.toFixed(1)} (goal: p95 at most 5); of this until Shopify's message was here: p95 ${result.p95SecondsToMessage.toFixed(1)}\n` +
      `machine: ${result.cores} × ${result.processor}, load ${result.load}\n`,
  );
}
