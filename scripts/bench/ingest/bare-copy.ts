import { once } from "node:events";
import fs from "node:fs";
import { pipeline } from "node:stream/promises";
import pg from "pg";
import { from as copyFrom, to as copyTo } from "pg-copy-streams";

const TABLES = ["orders", "order_lines"];

/** The rows the import made, as COPY text in files: what a bare COPY is fed with. */
export async function dumpRows(url: string, dir: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const table of TABLES)
    await pipeline(
      client.query(copyTo(`COPY ${table} TO STDOUT`)),
      fs.createWriteStream(`${dir}/${table}.copy`),
    );
  await client.end();
}

/**
 * The least that could be done: COPY of those rows into empty tables of the same definition, in one transaction a
 * table.
 * @param indexes false = tables with columns only
 * @returns seconds
 */
export async function bareCopy(url: string, dir: string, indexes: boolean): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const table of TABLES)
    await client.query(
      `DROP TABLE IF EXISTS bare_${table}; CREATE TABLE bare_${table} (LIKE ${table} ${indexes ? "INCLUDING ALL" : "INCLUDING DEFAULTS"})`,
    );
  await client.query("CHECKPOINT");
  const began = performance.now();
  for (const table of TABLES) {
    const into = client.query(copyFrom(`COPY bare_${table} FROM STDIN`));
    const done = once(into, "finish");
    await pipeline(fs.createReadStream(`${dir}/${table}.copy`, { highWaterMark: 1 << 16 }), into);
    await done;
  }
  const seconds = (performance.now() - began) / 1000;
  for (const table of TABLES) await client.query(`DROP TABLE bare_${table}`);
  await client.end();
  return seconds;
}
