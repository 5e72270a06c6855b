import path from "node:path";

export const ROOT = path.resolve(import.meta.dirname, "..");
export const inProject = (...parts: string[]) => path.join(ROOT, ...parts);

export const MIGRATIONS = inProject("prisma", "migrations");
/** Working files that can be made again: schema, stamps, the server for tests and for `prisma migrate dev`. */
export const CACHE = inProject(".cache");
export const TEST_DATABASE = path.join(CACHE, "database");
/** Where the demo keeps its shop unless told otherwise. */
export const DEMO_STATE = inProject(".boomerang");
