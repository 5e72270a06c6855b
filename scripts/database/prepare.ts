import { runMigrations } from "graphile-worker";
import { MIGRATIONS } from "../paths.ts";
import { applyMigrations } from "./migrations.ts";

/** Brings a database to today's shape: our tables, and the job queue's own schema beside them. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const applied = await applyMigrations(url, MIGRATIONS);
  await runMigrations({ connectionString: url });
  return applied;
}
