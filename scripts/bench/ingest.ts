import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { removeDatabase, startDatabase } from "../database/launcher.ts";
import { PlainError } from "../plain-error.ts";
import { writeExport } from "./ingest/export-file.ts";
import { measureYardstick } from "./ingest/yardstick.ts";
import { type Round, round } from "./ingest/round.ts";
import { report } from "./ingest/report.ts";

const USAGE = `bench ingest [--orders N] [--customers N] [--repeats N] [--duckdb] [--json]
  Writes an export of N orders (default 1,000,000 of 200,000 customers), loads it as an import does, to finished facts, into a fresh
  embedded PostgreSQL, then copies the same rows bare into tables of the same definition in the same server. --repeats does both
  several times, one after the other, and takes the fastest of each: on a busy machine one run measures the others' work. --duckdb
  installs DuckDB beside the project and lets it parse the same file and count the same facts: what is physically possible.
  Goals: at most 1.5 times the bare COPY; at most 300 MB in the ingesting process, however many orders.
`;

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
