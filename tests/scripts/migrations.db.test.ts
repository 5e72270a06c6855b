import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { applyMigrations } from "../../scripts/database/migrations.ts";
import { createTestDatabase, type TestDatabase } from "../support/db.ts";

let folder: string;
let database: TestDatabase;

beforeEach(async () => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-migrations-"));
  database = await createTestDatabase();
  await database.query("DELETE FROM _prisma_migrations");
});

function write(name: string, sql: string) {
  fs.mkdirSync(path.join(folder, name), { recursive: true });
  fs.writeFileSync(path.join(folder, name, "migration.sql"), sql);
}

const tables = async () =>
  (
    await database.query<{ tablename: string }>(
      "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'ribbons%' ORDER BY 1",
    )
  ).map((row) => row.tablename);

describe("migrations", () => {
  it("are applied in order, once, also by two machines at the same moment", async () => {
    write("2_second", "ALTER TABLE ribbons ADD COLUMN b int;");
    write("1_first", "CREATE TABLE ribbons (a int); -- one; two\nCREATE TABLE ribbons2 (a int);");
    const both = await Promise.all([
      applyMigrations(database.url, folder),
      applyMigrations(database.url, folder),
    ]);
    expect(both.flat()).toEqual(["1_first", "2_second"]);
    expect(await tables()).toEqual(["ribbons", "ribbons2"]);
    expect(await applyMigrations(database.url, folder)).toEqual([]);
  });

  it("write the books as Prisma does", async () => {
    write("1_first", "CREATE TABLE ribbons (a int);\n");
    await applyMigrations(database.url, folder);
    const books = await database.query("SELECT * FROM _prisma_migrations");
    expect(books).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        // printf 'CREATE TABLE ribbons (a int);\n' | sha256sum
        checksum: "57977aeb9a75a3c2872e2a4382686a72c884eeed946c9175f5139fe6281192b5",
        finished_at: expect.any(Date),
        migration_name: "1_first",
        logs: null,
        rolled_back_at: null,
        started_at: expect.any(Date),
        applied_steps_count: 1,
      },
    ]);
  });

  it("leave nothing of a failed one behind, and refuse to go on until it is repaired", async () => {
    write("1_first", "CREATE TABLE ribbons (a int); SELECT 1 / 0;");
    await expect(applyMigrations(database.url, folder)).rejects.toThrow(
      "The migration 1_first failed: division by zero",
    );
    expect(await tables()).toEqual([]);
    await expect(applyMigrations(database.url, folder)).rejects.toThrow(/failed earlier/);
  });

  it("refuse a file that was edited after it was applied", async () => {
    write("1_first", "CREATE TABLE ribbons (a int);");
    await applyMigrations(database.url, folder);
    write("1_first", "CREATE TABLE ribbons (a bigint);");
    await expect(applyMigrations(database.url, folder)).rejects.toThrow(/was changed after/);
  });
});
