import { spawn } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { prepareDatabase } from "../database/prepare.ts";
import type { Database } from "../database/launcher.ts";
import { inProject, ROOT } from "../paths.ts";
import { PlainError } from "../plain-error.ts";
import { benchEnvironment } from "./app-process.ts";
import { writeExport } from "./ingest/export-file.ts";

/** The shop's domain in such a database. */
export const FILLED_DOMAIN = "ingest.myshopify.com";

/**
 * A database with a shop of so many orders, a fifth as many customers, and their values, made by the app's own code.
 * @returns its address
 */
export async function filledShop(database: Database, dir: string, orders: number): Promise<string> {
  const name = `filled_${orders}`;
  await database.drop(name);
  await database.create(name);
  const url = database.url(name);
  await prepareDatabase(url);
  const file = path.join(dir, `${name}.jsonl`);
  const { bytes } = await writeExport(file, orders, Math.ceil(orders / 5));
  await script("ingest/load.ts", url, [file, String(bytes)]);
  fs.rmSync(file);
  await script("compute-shop.ts", url, []);
  return url;
}

async function script(file: string, databaseUrl: string, args: string[]): Promise<void> {
  const child = spawn(process.execPath, [inProject("scripts", "bench", file), ...args], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "inherit"],
    env: benchEnvironment(databaseUrl),
  });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new PlainError(`${file} ended with code ${String(code)}.`);
}
