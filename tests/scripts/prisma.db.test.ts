import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { createTestDatabase } from "../support/db.ts";

/** The Prisma CLI as `npm run prisma` starts it, on a database of its own. */
async function prisma(...args: string[]): Promise<{ code: number | null; said: string }> {
  const database = await createTestDatabase();
  await database.query("DROP SCHEMA public CASCADE");
  await database.query("CREATE SCHEMA public");
  const child = spawn(process.execPath, [inProject("scripts", "prisma", "cli.ts"), ...args], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, said })));
}

const schema = inProject("prisma", "schema.prisma");
const migrations = inProject("prisma", "migrations");

describe("the database schema", () => {
  it("is what the migrations make, nothing more and nothing less", async () => {
    const { code, said } = await prisma(
      "migrate",
      "diff",
      "--from-migrations",
      migrations,
      "--to-schema-datamodel",
      schema,
      "--exit-code",
    );
    expect(said).toContain("No difference detected");
    expect(code).toBe(0);
  });

  it("gets a new migration beside the others when it changes, without any download", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-prisma-"));
    fs.cpSync(migrations, path.join(folder, "migrations"), { recursive: true });
    const changed = `${fs.readFileSync(schema, "utf8")}\nmodel Gift {\n  shopId Int @map("shop_id")\n  giftId Int @map("gift_id")\n\n  @@id([shopId, giftId])\n  @@map("gifts")\n}\n`;
    const copy = path.join(folder, "schema.prisma");
    fs.writeFileSync(copy, changed);
    const before = fs.readdirSync(path.join(folder, "migrations"));
    const { code, said } = await prisma(
      "migrate",
      "dev",
      "--name",
      "gifts",
      "--skip-generate",
      "--schema",
      copy,
    );
    expect(said).toContain("in sync");
    expect(code).toBe(0);
    const [added, ...more] = fs
      .readdirSync(path.join(folder, "migrations"))
      .filter((name) => !before.includes(name));
    expect(added).toMatch(/_gifts$/);
    expect(more).toEqual([]);
    const sql = fs.readFileSync(
      path.join(folder, "migrations", added ?? "", "migration.sql"),
      "utf8",
    );
    expect(sql).toContain('CREATE TABLE "gifts"');
    expect(sql).not.toContain('CREATE TABLE "orders"');
  });
});
