import pg from "pg";
import { PlainError } from "../plain-error.ts";
import type { Database } from "./launcher.ts";

/** What tests and tools need of a server, whoever started it. */
export type DatabaseServer = Pick<
  Database,
  "url" | "create" | "drop" | "rename" | "names" | "stop"
>;

/** Oldest PostgreSQL everything is tried on. */
export const OLDEST_MAJOR = 15;
const DUPLICATE_DATABASE = "42P04";
const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;

/**
 * A PostgreSQL somebody else runs, given by the address of any of its databases. Its user must be allowed to make
 * databases.
 * @throws PlainError when it does not answer or is too old
 */
export async function externalServer(address: string): Promise<DatabaseServer> {
  const ask = async <Row extends pg.QueryResultRow>(sql: string): Promise<Row[]> => {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      return (await client.query<Row>(sql)).rows;
    } finally {
      await client.end();
    }
  };
  const version = await ask<{ server_version_num: string }>("SHOW server_version_num").catch(
    (error: Error) => {
      throw new PlainError(
        `The PostgreSQL at ${withoutPassword(address)} does not answer: ${error.message}`,
      );
    },
  );
  const major = Math.floor(Number(version[0]?.server_version_num) / 10_000);
  if (major < OLDEST_MAJOR)
    throw new PlainError(
      `The PostgreSQL at ${withoutPassword(address)} is version ${major}; ${OLDEST_MAJOR} or newer is needed.`,
    );
  return {
    url(name) {
      const url = new URL(address);
      url.pathname = `/${encodeURIComponent(name)}`;
      return url.href;
    },
    async create(name, template) {
      try {
        await ask(
          `CREATE DATABASE ${quoted(name)}${template === undefined ? "" : ` TEMPLATE ${quoted(template)}`}`,
        );
      } catch (error) {
        if (!(error instanceof pg.DatabaseError) || error.code !== DUPLICATE_DATABASE) throw error;
      }
    },
    async drop(name) {
      await ask(`DROP DATABASE IF EXISTS ${quoted(name)} WITH (FORCE)`);
    },
    async rename(from, to) {
      await ask(`ALTER DATABASE ${quoted(from)} RENAME TO ${quoted(to)}`);
    },
    async names() {
      const rows = await ask<{ datname: string }>("SELECT datname FROM pg_database ORDER BY 1");
      return rows.map((row) => row.datname);
    },
    stop: () => Promise.resolve(),
  };
}

/** The address as it may be shown. */
export function withoutPassword(address: string): string {
  const url = new URL(address);
  url.password = "";
  return url.href;
}
