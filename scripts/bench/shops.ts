import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { externalServer } from "../database/external.ts";
import { removeDatabase, startDatabase } from "../database/launcher.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { inProject, ROOT } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { benchEnvironment } from "./app-process.ts";
import { writeExport } from "./ingest/export-file.ts";
import { machine } from "./machine.ts";
import type { Measured } from "./pages/answer-times.ts";
import { measure } from "./pages/measure.ts";

const USAGE = `bench shops [--orders 1000000] [--shops 50] [--requests 30] [--database URL] [--json]
  Fills a database with so many orders of so many shops, one shop after the other, by the app's own code, and then asks for the pages of one of
  them. --database takes an empty database of your own (a Citus cluster after npm run db:distribute) instead of a fresh embedded one.
`;

interface Filled {
  load: number;
  facts: number;
  values: number;
}

/** Times many shops in one database. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string", default: "1000000" },
      shops: { type: "string", default: "50" },
      requests: { type: "string", default: "30" },
      database: { type: "string" },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const [orders, shops, requests] = [values.orders, values.shops, values.requests].map(Number);
  if (!(shops! >= 1) || !(orders! / shops! >= 100) || !(requests! >= 1))
    throw new PlainError(
      "Each shop has 100 orders or more, and each page is asked for once or more.",
    );
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-shops-"));
  fs.chmodSync(dir, 0o755);
  try {
    await withDatabase(values.database, dir, async (url) => {
      const filled = await fill(url, dir, Math.ceil(orders! / shops!), shops!);
      const once = { requests: requests!, visits: 0 };
      const { answers: pages } = await measure(url, path.join(dir, "sandbox"), orders!, once);
      report(values.json, orders!, shops!, filled, pages);
    });
  } finally {
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

async function withDatabase(
  given: string | undefined,
  dir: string,
  work: (url: string) => Promise<void>,
): Promise<void> {
  if (given) {
    await externalServer(given);
    await prepareDatabase(given);
    const client = new pg.Client({ connectionString: given });
    await client.connect();
    const { rowCount } = await client.query("SELECT 1 FROM shops LIMIT 1");
    await client.end();
    if (rowCount) throw new PlainError("The database has shops already: give an empty one.");
    return work(given);
  }
  const database = await startDatabase({ dir: path.join(dir, "database") });
  try {
    await database.create("shops");
    const url = database.url("shops");
    await prepareDatabase(url);
    await work(url);
  } finally {
    await database.stop();
    await removeDatabase(path.join(dir, "database"));
  }
}

async function fill(url: string, dir: string, orders: number, shops: number): Promise<Filled> {
  const file = path.join(dir, "export.jsonl");
  const { bytes } = await writeExport(file, orders, Math.ceil(orders / 5));
  process.stderr.write(`filling ${shops} shops with ${orders.toLocaleString("en")} orders each…\n`);
  const child = spawn(
    process.execPath,
    [inProject("scripts", "bench", "shops", "fill.ts"), file, String(bytes), String(shops)],
    { cwd: ROOT, stdio: ["ignore", "pipe", "inherit"], env: benchEnvironment(url) },
  );
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new PlainError(`Filling the shops ended with code ${String(code)}.`);
  return JSON.parse(said) as Filled;
}

function report(
  json: boolean,
  orders: number,
  shops: number,
  filled: Filled,
  pages: Measured[],
): void {
  const where = machine();
  if (json) {
    process.stdout.write(
      `${JSON.stringify({ bench: "shops", orders, shops, ...filled, pages, ...where })}\n`,
    );
    return;
  }
  const rate = (seconds: number) => Math.round(orders / seconds).toLocaleString("en");
  process.stdout.write(
    `${orders.toLocaleString("en")} orders of ${shops} shops, one after the other
read      ${filled.load.toFixed(1)} s: ${rate(filled.load)} orders/s
facts     ${filled.facts.toFixed(1)} s
values    ${filled.values.toFixed(1)} s
${pages.map(({ page, way, p50Ms, p95Ms }) => `${page.padEnd(28)} ${way.padEnd(9)} ${p50Ms.toFixed(1).padStart(8)} ${p95Ms.toFixed(1).padStart(8)} ms`).join("\n")}
machine: ${where.cores} × ${where.processor}, load ${where.load}
`,
  );
}
