// DuckDB on the same file and rows: how fast a machine can be that only counts. It is installed for the measurement,
// not with the project.
import { execFile } from "node:child_process";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import pg from "pg";
import { CACHE } from "../../paths.ts";
import { PlainError } from "../../plain-error.ts";

const PACKAGE = "@duckdb/node-api";
const VERSION = "1.5.6-r.1";

export interface Yardstick {
  /** DuckDB: the export's lines parsed into typed columns, in memory */
  parseSeconds: number;
  /** DuckDB and PostgreSQL: the same query for the customers' facts, nothing written */
  factsSeconds: number;
  postgresFactsSeconds: number;
  customers: number;
}

interface DuckDB {
  DuckDBInstance: {
    create(path: string, options: Record<string, string>): Promise<{ connect(): Promise<Duck> }>;
  };
}
interface Duck {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJson(): Record<string, string>[] }>;
}

const FACTS = `
  SELECT customer_id, count(*) AS orders, sum(revenue_minor) AS revenue, min(processed_at) AS first_at, max(processed_at) AS last_at,
         min(day) AS first_day, max(day) AS last_day, min(day) FILTER (WHERE nth = 2) AS second_day, max(nth) AS order_days,
         sum(revenue_minor) FILTER (WHERE nth = 1) AS first_revenue, sum(discount_minor) AS discount
    FROM (SELECT customer_id, day, processed_at, revenue_minor, discount_minor,
                 dense_rank() OVER (PARTITION BY customer_id ORDER BY day) AS nth
            FROM orders WHERE counts AND customer_id IS NOT NULL) visits
   GROUP BY customer_id`;
const COUNTED = `SELECT count(*) AS customers, sum(orders) AS orders, sum(revenue) AS revenue, sum(order_days) AS days FROM (${FACTS}) facts`;

const MONEY = "STRUCT(shopMoney STRUCT(amount VARCHAR, currencyCode VARCHAR))";
const EXPORT_COLUMNS = `{id: 'VARCHAR', name: 'VARCHAR', processedAt: 'TIMESTAMPTZ', updatedAt: 'TIMESTAMPTZ', cancelledAt: 'TIMESTAMPTZ',
  test: 'BOOLEAN', customer: 'STRUCT(id VARCHAR)', totalPriceSet: '${MONEY}', refundDiscrepancySet: '${MONEY}',
  totalRefundedSet: '${MONEY}', totalTipReceivedSet: '${MONEY}', totalDiscountsSet: '${MONEY}',
  sourceName: 'VARCHAR', displayFinancialStatus: 'VARCHAR', discountCodes: 'VARCHAR[]', confirmationNumber: 'VARCHAR',
  checkoutToken: 'VARCHAR', quantity: 'INTEGER', currentQuantity: 'INTEGER', isGiftCard: 'BOOLEAN', product: 'STRUCT(id VARCHAR)',
  variant: 'STRUCT(id VARCHAR)', priceAfterAllDiscountsBeforeTaxesSet: '${MONEY}', __parentId: 'VARCHAR'}`;

/**
 * Measures against a database that holds the orders of the export.
 * @param copied its orders as COPY text
 * @throws PlainError when DuckDB cannot be installed, or counts otherwise than PostgreSQL
 */
export async function measureYardstick(
  url: string,
  exported: string,
  copied: string,
): Promise<Yardstick> {
  const { DuckDBInstance } = await duckdb();
  const duck = await (await DuckDBInstance.create(":memory:", {})).connect();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const parseSeconds = await timed(() =>
      duck.run(
        `CREATE TABLE export AS SELECT * FROM read_json('${exported}', format = 'newline_delimited', columns = ${EXPORT_COLUMNS})`,
      ),
    );
    await duck.run("DROP TABLE export");
    const { rows: columns } = await client.query<{ name: string }>(
      `SELECT column_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = 'orders' ORDER BY ordinal_position`,
    );
    await duck.run(
      `CREATE TABLE orders AS
       SELECT customer_id::BIGINT AS customer_id, processed_at::TIMESTAMPTZ AS processed_at, day::DATE AS day, counts = 't' AS counts,
              revenue_minor::BIGINT AS revenue_minor, discount_minor::BIGINT AS discount_minor
         FROM read_csv('${copied}', delim = '\t', header = false, nullstr = '\\N', quote = '', escape = '', all_varchar = true,
           names = [${columns.map(({ name }) => `'${name}'`).join(", ")}])`,
    );
    let ours = "";
    const factsSeconds = await timed(async () => {
      ours = JSON.stringify((await duck.runAndReadAll(COUNTED)).getRowObjectsJson()[0]);
    });
    await client.query("SET work_mem = '128MB'; SET enable_indexscan = off");
    let theirs: Record<string, string> = {};
    const postgresFactsSeconds = await timed(async () => {
      theirs = (await client.query<Record<string, string>>(COUNTED)).rows[0]!;
    });
    if (ours !== JSON.stringify(theirs))
      throw new PlainError(`DuckDB counts ${ours}, PostgreSQL ${JSON.stringify(theirs)}.`);
    return {
      parseSeconds,
      factsSeconds,
      postgresFactsSeconds,
      customers: Number(theirs["customers"]),
    };
  } finally {
    await client.end();
  }
}

async function duckdb(): Promise<DuckDB> {
  const folder = path.join(CACHE, "duckdb");
  const { resolve } = createRequire(path.join(folder, "package.json"));
  fs.mkdirSync(folder, { recursive: true });
  const isThere = fs.existsSync(path.join(folder, "node_modules", PACKAGE));
  if (!isThere) {
    fs.writeFileSync(path.join(folder, "package.json"), JSON.stringify({ private: true }));
    const npm = process.platform === "win32" ? "npm.cmd" : "npm";
    const options = ["--prefix", folder, "--no-audit", "--no-fund"];
    await promisify(execFile)(npm, ["install", ...options, `${PACKAGE}@${VERSION}`]).catch(
      (error: Error) => {
        throw new PlainError(`DuckDB could not be installed: ${error.message.slice(0, 400)}`);
      },
    );
  }
  return (await import(pathToFileURL(resolve(PACKAGE)).href)) as DuckDB;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
