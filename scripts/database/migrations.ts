import { createHash, randomUUID } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import pg from "pg";
import { PlainError } from "../plain-error.ts";

export interface Migration {
  name: string;
  sql: string;
  /** sha256 of the file's bytes in hex, as Prisma writes it. */
  checksum: string;
}

/** The number of the advisory lock Prisma's own engine takes, so that the two never migrate at once. */
const PRISMA_LOCK = 72_707_369;

// Prisma's table, column for column: `prisma migrate status` and `deploy` read what this file wrote.
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** The migrations of a folder in the order they apply. */
export function readMigrations(folder: string): Migration[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => {
      const file = path.join(folder, name, "migration.sql");
      if (!fs.existsSync(file)) throw new PlainError(`The migration ${name} has no migration.sql.`);
      const bytes = fs.readFileSync(file);
      const checksum = createHash("sha256").update(bytes).digest("hex");
      return { name, sql: bytes.toString("utf8"), checksum };
    });
}

/** The migrations not applied yet. Throws when the database and the folder tell different stories. */
async function pending(client: pg.Client, migrations: Migration[]): Promise<Migration[]> {
  const { rows } = await client.query<{
    migration_name: string;
    checksum: string;
    finished_at: Date | null;
  }>(
    "SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL",
  );
  const failed = rows.find((row) => row.finished_at === null);
  if (failed)
    throw new PlainError(
      `The migration ${failed.migration_name} failed earlier. See its logs in _prisma_migrations, repair the database, and tell Prisma with \`migrate resolve\`.`,
    );
  const applied = new Map(rows.map((row) => [row.migration_name, row.checksum]));
  for (const migration of migrations) {
    const checksum = applied.get(migration.name);
    if (checksum !== undefined && checksum !== migration.checksum)
      throw new PlainError(
        `The migration ${migration.name} was changed after this database applied it. Restore the file and put the change into a new migration.`,
      );
  }
  return migrations.filter((migration) => !applied.has(migration.name));
}

async function apply(client: pg.Client, migration: Migration): Promise<void> {
  const id = randomUUID();
  await client.query(
    "INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)",
    [id, migration.checksum, migration.name],
  );
  try {
    // Without parameters the whole file goes in one message, which PostgreSQL runs as one transaction.
    await client.query(migration.sql);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    await client.query("UPDATE _prisma_migrations SET logs = $2 WHERE id = $1", [id, words]);
    throw new PlainError(`The migration ${migration.name} failed: ${words}`);
  }
  await client.query(
    "UPDATE _prisma_migrations SET finished_at = now(), applied_steps_count = 1 WHERE id = $1",
    [id],
  );
}

/**
 * Applies the migrations the database lacks, keeping Prisma's own books. Two callers wait for each other.
 * Returns the names applied. Throws PlainError when one fails, failed before, or was edited after use.
 */
export async function applyMigrations(url: string, folder: string): Promise<string[]> {
  const migrations = readMigrations(folder);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [PRISMA_LOCK]);
    await client.query(TABLE);
    const missing = await pending(client, migrations);
    for (const migration of missing) await apply(client, migration);
    return missing.map((migration) => migration.name);
  } finally {
    // Ending the session gives the lock back.
    await client.end();
  }
}
