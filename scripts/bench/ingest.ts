import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import pg from "pg";
import { removeDatabase, startDatabase, type Database } from "../database/launcher.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { inProject, ROOT } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { benchEnvironment } from "./app-process.ts";
import { bareCopy, dumpRows } from "./ingest/bare-copy.ts";
import { writeExport } from "./ingest/export-file.ts";
import { measureYardstick, type Yardstick } from "./ingest/yardstick.ts";
import { machine } from "./machine.ts";

const USAGE = `bench ingest [--orders N] [--customers N] [--repeats N] [--duckdb] [--json]
  Writes an export of N orders (default 1,000,000 of 200,000 customers), loads it as an import does, to finished facts, into a fresh
  embedded PostgreSQL, then copies the same rows bare into tables of the same definition in the same server. --repeats does both
  several times, one after the other, and takes the fastest of each: on a busy machine one run measures the others' work. --duckdb
  installs DuckDB beside the project and lets it parse the same file and count the same facts: what is physically possible.
  Goals: at most 1.5 times the bare COPY; at most 300 MB in the ingesting process, however many orders.
`;

interface Loaded {
  loadSeconds: number;
  factsSeconds: number;
  cpuSeconds: number;
  peakRssMb: number;
}

/** Times an import from a file to finished facts. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string", default: "1000000" },
      customers: { type: "string" },
      repeats: { type: "string", default: "1" },
      duckdb: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const orders = Number(values.orders);
  const customers = Number(values.customers ?? Math.ceil(orders / 5));
  const repeats = Number(values.repeats);
  if (!Number.isInteger(repeats) || repeats < 1)
    throw new PlainError("--repeats takes a whole number of 1 or more.");
  if (!Number.isInteger(orders) || orders < 1 || !(customers >= 1))
    throw new PlainError("--orders and --customers take whole numbers of 1 or more.");
  const say = (text: string) => process.stderr.write(`${text}\n`);

  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-ingest-"));
  fs.chmodSync(dir, 0o755);
  try {
    say(`writing an export of ${orders.toLocaleString("en")} orders…`);
    const file = path.join(dir, "export.jsonl");
    const written = await writeExport(file, orders, customers);
    const database = await startDatabase({ dir: path.join(dir, "database") });
    try {
      const rounds: Round[] = [];
      for (let n = 0; n < repeats; n++) {
        say(`loading ${Math.round(written.bytes / 1e6)} MB, then the same rows by bare COPY…`);
        rounds.push(await round(database, dir, file, orders, written));
      }
      // the last round's rows are still there
      const yardstick = values.duckdb
        ? await measureYardstick(database.url("ingest"), file, path.join(dir, "orders.copy"))
        : null;
      report(values.json, orders, written, rounds, yardstick);
    } finally {
      await database.stop();
    }
  } finally {
    await removeDatabase(path.join(dir, "database"));
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

interface Round extends Loaded {
  customers: number;
  copySeconds: number;
  copyWithoutIndexesSeconds: number;
}

async function round(
  database: Database,
  dir: string,
  file: string,
  orders: number,
  written: { bytes: number; lines: number },
): Promise<Round> {
  await database.drop("ingest");
  await database.create("ingest");
  const url = database.url("ingest");
  await prepareDatabase(url);
  const loaded = await load(file, written.bytes, url);
  const facts = await finishedFacts(url);
  if (facts.orders !== orders || facts.lines !== written.lines)
    throw new Error(
      `${facts.orders} orders and ${facts.lines} lines arrived of ${orders} and ${written.lines}`,
    );
  await dumpRows(url, dir);
  return {
    ...loaded,
    customers: facts.customers,
    copySeconds: await bareCopy(url, dir, true),
    copyWithoutIndexesSeconds: await bareCopy(url, dir, false),
  };
}

async function load(file: string, bytes: number, url: string): Promise<Loaded> {
  const child = spawn(
    process.execPath,
    // as `npm run worker` starts it
    [
      "--max-semi-space-size=8",
      inProject("scripts", "bench", "ingest", "load.ts"),
      file,
      String(bytes),
    ],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
      env: benchEnvironment(url),
    },
  );
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new PlainError(`The ingesting process ended with code ${String(code)}.`);
  return JSON.parse(said) as Loaded;
}

async function finishedFacts(url: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query<{ orders: number; lines: number; customers: number }>(
    `SELECT (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM order_lines) AS lines,
            (SELECT count(*)::int FROM customers) AS customers`,
  );
  await client.end();
  return rows[0]!;
}

function report(
  json: boolean,
  orders: number,
  written: { bytes: number; lines: number },
  rounds: Round[],
  yardstick: Yardstick | null,
): void {
  const total = (one: Loaded) => one.loadSeconds + one.factsSeconds;
  const loaded = rounds.reduce((best, one) => (total(one) < total(best) ? one : best));
  const seconds = total(loaded);
  const copySeconds = Math.min(...rounds.map((one) => one.copySeconds));
  const copyWithoutIndexesSeconds = Math.min(...rounds.map((one) => one.copyWithoutIndexesSeconds));
  const peakRssMb = Math.max(...rounds.map((one) => one.peakRssMb));
  const rows = orders + written.lines;
  const result = {
    bench: "ingest",
    orders,
    lines: written.lines,
    customers: loaded.customers,
    repeats: rounds.length,
    fileMb: Math.round(written.bytes / 1e6),
    seconds,
    loadSeconds: loaded.loadSeconds,
    factsSeconds: loaded.factsSeconds,
    cpuSeconds: loaded.cpuSeconds,
    copySeconds,
    copyWithoutIndexesSeconds,
    rowsPerSecond: Math.round(rows / seconds),
    ordersPerSecond: Math.round(orders / seconds),
    ratioToCopy: seconds / copySeconds,
    ratioToCopyWithoutIndexes: seconds / copyWithoutIndexesSeconds,
    peakRssMb: Math.round(peakRssMb),
    ...(yardstick ? { duckdb: yardstick } : {}),
    ...machine(),
  };
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  const lines: [string, string, string][] = [
    [
      "file → finished facts",
      `${seconds.toFixed(1)} s`,
      `${result.ordersPerSecond.toLocaleString("en")} orders/s, ${result.rowsPerSecond.toLocaleString("en")} rows/s`,
    ],
    [
      "  of it parsing and loading",
      `${loaded.loadSeconds.toFixed(1)} s`,
      `${result.fileMb} MB of JSON, ${rows.toLocaleString("en")} rows`,
    ],
    [
      "  of it customers' facts",
      `${loaded.factsSeconds.toFixed(1)} s`,
      `${loaded.customers.toLocaleString("en")} customers`,
    ],
    ["processor time of the process", `${loaded.cpuSeconds.toFixed(1)} s`, ""],
    [
      "bare COPY, same definition",
      `${copySeconds.toFixed(1)} s`,
      `ratio ${result.ratioToCopy.toFixed(2)} (goal: at most 1.5)`,
    ],
    [
      "bare COPY, no indexes",
      `${copyWithoutIndexesSeconds.toFixed(1)} s`,
      `ratio ${result.ratioToCopyWithoutIndexes.toFixed(2)}`,
    ],
    ["peak memory of the process", `${result.peakRssMb} MB`, "goal: at most 300 MB"],
    [
      "machine",
      `load ${result.load}`,
      `${result.cores} × ${result.processor}, Node ${result.node}`,
    ],
    ...yardstickLines(yardstick),
  ];
  for (const [what, value, note] of lines)
    process.stdout.write(`${what.padEnd(31)} ${value.padStart(14)}   ${note}\n`);
}

function yardstickLines(yardstick: Yardstick | null): [string, string, string][] {
  if (!yardstick) return [["DuckDB as a yardstick", "not measured", "--duckdb measures it"]];
  const { parseSeconds, factsSeconds, postgresFactsSeconds, customers } = yardstick;
  return [
    ["DuckDB parses the same file", `${parseSeconds.toFixed(1)} s`, "into memory, on all cores"],
    [
      "DuckDB counts the same facts",
      `${factsSeconds.toFixed(2)} s`,
      `${customers.toLocaleString("en")} customers; the same query in PostgreSQL: ${postgresFactsSeconds.toFixed(2)} s`,
    ],
  ];
}
