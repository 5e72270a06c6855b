import { spawn } from "node:child_process";
import pg from "pg";
import type { Database } from "../../database/launcher.ts";
import { prepareDatabase } from "../../database/prepare.ts";
import { inProject, ROOT } from "../../paths.ts";
import { PlainError } from "../../plain-error.ts";
import { benchEnvironment } from "../app-process.ts";
import { bareCopy, dumpRows } from "./bare-copy.ts";

export interface Loaded {
  loadSeconds: number;
  factsSeconds: number;
  cpuSeconds: number;
  peakRssMb: number;
}

export interface Round extends Loaded {
  customers: number;
  copySeconds: number;
  copyWithoutIndexesSeconds: number;
}

export async function round(
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
