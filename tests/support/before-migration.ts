import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { applyMigrations } from "../../scripts/database/migrations.ts";
import { inProject } from "../../scripts/paths.ts";
import { createTestDatabase, type TestDatabase } from "./db.ts";

export interface OldDatabase extends TestDatabase {
  /** Brings it up to date, as a new version does before it starts. */
  migrate(): Promise<void>;
}

/** A database as the release before a migration left it. @param migration its folder */
export async function databaseBefore(migration: string): Promise<OldDatabase> {
  const all = inProject("prisma", "migrations");
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-before-"));
  const names = fs.readdirSync(all).sort();
  if (!names.includes(migration)) throw new Error(`there is no migration ${migration}`);
  for (const name of names.slice(0, names.indexOf(migration)))
    fs.cpSync(path.join(all, name), path.join(folder, name), { recursive: true });
  const database = await createTestDatabase();
  await database.query("DROP SCHEMA public CASCADE");
  await database.query("CREATE SCHEMA public");
  await applyMigrations(database.url, folder);
  fs.rmSync(folder, { recursive: true });
  return { ...database, migrate: async () => void (await applyMigrations(database.url, all)) };
}
