import fs from "node:fs";
import path from "node:path";
import { PlainError } from "../plain-error.ts";
import { startDatabase } from "./launcher.ts";

const DEMO_DATABASE = "boomerang";

/** The address to work with: DATABASE_URL when it is set, else the embedded database of the demo. */
export async function withSource<T>(state: string, work: (url: string) => Promise<T>): Promise<T> {
  const given = process.env["DATABASE_URL"];
  if (given) return work(given);
  const dir = path.join(state, "database");
  if (!fs.existsSync(dir))
    throw new PlainError(
      `There is no embedded database in ${state}. Set DATABASE_URL, or name the demo's folder with --state DIR.`,
    );
  const database = await startDatabase({ dir });
  try {
    return await work(database.url(DEMO_DATABASE));
  } finally {
    await database.stop();
  }
}
