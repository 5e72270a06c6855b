import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type Database, removeDatabase, startDatabase } from "../database/launcher.ts";
import { prepareDatabase } from "../database/prepare.ts";
import { inProject, ROOT } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { benchEnvironment } from "./app-process.ts";
import { writeExport } from "./ingest/export-file.ts";
import { engineParts } from "./night/parts.ts";
import { type Night, report } from "./night/report.ts";

const USAGE = `bench night [--orders N] [--nights N] [--even] [--json]
  Loads a shop of N orders (default 1,000,000, of a fifth as many customers) over three years with a season, then does the night's work N
  times (default 3): fit, back-test, forecast, a value for every customer, products bought again, pictures of the pages. Prints the
  processor seconds of each part, ours and the database's, of the night that used least; the first night differs from the others, as it
  knows no parameters to begin from. --even: orders come evenly over the year. Linux only. Goal: 17 processor seconds.
`;

/** Times a night's work. */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      orders: { type: "string", default: "1000000" },
      nights: { type: "string", default: "3" },
      even: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true) return void process.stdout.write(USAGE);
  const [orders, nights] = [Number(values.orders), Number(values.nights)];
  if (!Number.isInteger(orders) || orders < 100 || !Number.isInteger(nights) || nights < 1)
    throw new PlainError(
      "--orders takes a whole number of 100 or more, --nights one of 1 or more.",
    );
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-night-"));
  fs.chmodSync(dir, 0o755);
  const database = await startDatabase({ dir: path.join(dir, "database") });
  try {
    process.stderr.write(`making a shop of ${orders.toLocaleString("en")} orders…\n`);
    const url = await loadedShop(database, dir, orders, !values.even);
    const all: Night[] = [];
    for (let n = 1; n <= nights; n++) {
      process.stderr.write(`night ${n}…\n`);
      all.push(await oneNight(database, url, path.join(dir, `profile-${n}`)));
    }
    report(values.json, orders, all);
  } finally {
    await database.stop();
    await removeDatabase(path.join(dir, "database"));
    fs.rmSync(dir, { recursive: true, force: true });
  }
}

async function loadedShop(database: Database, dir: string, orders: number, seasonal: boolean) {
  await database.create("night");
  const url = database.url("night");
  await prepareDatabase(url);
  const file = path.join(dir, "export.jsonl");
  const { bytes } = await writeExport(file, orders, Math.ceil(orders / 5), seasonal);
  await script(["ingest", "load.ts"], url, [file, String(bytes)], []);
  fs.rmSync(file);
  return url;
}

/** A night in a process of its own, with a profile of its threads. */
async function oneNight(database: Database, url: string, profiles: string): Promise<Night> {
  fs.mkdirSync(profiles);
  const said = await script(
    ["night", "one-night.ts"],
    url,
    [String(database.pid)],
    ["--max-semi-space-size=8", "--cpu-prof", `--cpu-prof-dir=${profiles}`],
  );
  return { ...(JSON.parse(said) as Omit<Night, "models">), models: engineParts(profiles) };
}

async function script(file: string[], databaseUrl: string, args: string[], node: string[]) {
  const child = spawn(
    process.execPath,
    [...node, inProject("scripts", "bench", ...file), ...args],
    {
      cwd: ROOT,
      stdio: ["ignore", "pipe", "inherit"],
      env: benchEnvironment(databaseUrl),
    },
  );
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new PlainError(`${file.join("/")} ended with code ${String(code)}.`);
  return said;
}
