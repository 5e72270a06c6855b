import { randomBytes } from "node:crypto";
import pg from "pg";
import { inject } from "vitest";

export interface TestDatabase {
  url: string;
  /** One statement on a connection of its own. */
  query<Row extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
}

/** What app/env.server.ts asks for, with nothing real behind it. */
const ENVIRONMENT = {
  NODE_ENV: "test",
  SHOPIFY_API_KEY: "test-client-id",
  SHOPIFY_API_SECRET: "test-client-secret",
  SHOPIFY_APP_URL: "https://boomerang.test",
  ENCRYPTION_KEY: Buffer.alloc(32, 7).toString("base64"),
  LOG_LEVEL: process.env["TEST_LOG_LEVEL"] ?? "silent",
};

async function ask<Row extends pg.QueryResultRow>(
  url: string,
  sql: string,
  values: unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql, values)).rows;
  } finally {
    await client.end();
  }
}

/** An empty, migrated database nobody else uses. It is removed at the end of the run. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const server = inject("databaseServer");
  const name = `${inject("databaseRun")}${randomBytes(6).toString("hex")}`;
  await ask(server, `CREATE DATABASE "${name}" TEMPLATE "${inject("databaseTemplate")}"`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    url: url.href,
    query: <Row extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      ask<Row>(url.href, sql, values),
  };
}

let own: Promise<TestDatabase> | undefined;

/**
 * The database of this test file, made on the first call, with the environment pointing to it.
 * Test files named *.db.test.ts and stories have it before their imports run (support/db-setup.ts), so
 * they import modules of app/ as usual.
 */
export function useDatabase(): Promise<TestDatabase> {
  own ??= createTestDatabase().then((database) => {
    Object.assign(process.env, ENVIRONMENT, { DATABASE_URL: database.url });
    return database;
  });
  return own;
}
