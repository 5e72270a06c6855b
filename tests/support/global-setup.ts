// Once for each run: the embedded PostgreSQL for tests, and a template database that has today's shape.
import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { TestProject } from "vitest/node";
import { externalServer, type DatabaseServer } from "../../scripts/database/external.ts";
import { startDatabase } from "../../scripts/database/launcher.ts";
import { readMigrations } from "../../scripts/database/migrations.ts";
import { prepareDatabase } from "../../scripts/database/prepare.ts";
import { isAlive, withLock } from "../../scripts/lock.mjs";
import { isPartitioned, partition } from "./parts/partition.ts";
import { inProject, MIGRATIONS, TEST_DATABASE } from "../../scripts/paths.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the test server's maintenance database. */
    databaseServer: string;
    /** Name of the migrated database that test files copy. */
    databaseTemplate: string;
    /** Databases of this run are named with it, so that the run can remove them. */
    databaseRun: string;
  }
}

/** Everything in the template comes from these two; another shape gets another template. */
function shape(): string {
  const manifest = inProject("node_modules", "graphile-worker", "package.json");
  const { version } = JSON.parse(fs.readFileSync(manifest, "utf8")) as { version: string };
  const hash = createHash("sha256").update(version);
  for (const { name, checksum } of readMigrations(MIGRATIONS)) hash.update(name + checksum);
  return hash.digest("hex").slice(0, 16);
}

async function template(database: DatabaseServer): Promise<string> {
  const name = `template_${shape()}${isPartitioned() ? "_parts" : ""}`;
  fs.mkdirSync(TEST_DATABASE, { recursive: true });
  await withLock(path.join(TEST_DATABASE, "template.lock"), async () => {
    if ((await database.names()).includes(name)) return;
    const draft = `${name}_draft`;
    await database.drop(draft);
    await database.create(draft);
    await prepareDatabase(database.url(draft));
    if (isPartitioned()) await partition(database.url(draft));
    await database.rename(draft, name);
  });
  return name;
}

const runName = (pid: number) => `test_${pid}_`;

/** What an interrupted run left behind, and this run's own databases at its end. */
async function sweep(database: DatabaseServer, isOver: (pid: number) => boolean): Promise<void> {
  for (const name of await database.names()) {
    const pid = /^test_(\d+)_/.exec(name)?.[1];
    if (pid !== undefined && isOver(Number(pid))) await database.drop(name);
  }
}

/** The embedded server, unless TEST_DATABASE_URL names another (npm run test:pg). */
function server(): Promise<DatabaseServer> {
  const external = process.env["TEST_DATABASE_URL"];
  if (external) return externalServer(external);
  return startDatabase({
    dir: TEST_DATABASE,
    // Nothing here outlives the run, so nothing waits for the disk.
    settings: {
      fsync: "off",
      synchronous_commit: "off",
      full_page_writes: "off",
      max_connections: "200",
    },
  });
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const database = await server();
  await sweep(database, (pid) => !isAlive(pid));
  project.provide("databaseServer", database.url("postgres"));
  project.provide("databaseTemplate", await template(database));
  project.provide("databaseRun", runName(process.pid));
  return async () => {
    await sweep(database, (pid) => pid === process.pid);
    await database.stop();
  };
}
