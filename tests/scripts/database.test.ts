import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { removeDatabase, startDatabase, type Database } from "../../scripts/database/launcher.ts";

let dir: string;

beforeEach(() => {
  dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-database-"));
  // mkdtemp makes a folder only its owner may enter; a project folder is not like that.
  fs.chmodSync(dir, 0o755);
});

afterEach(() => removeDatabase(dir));

async function ask(url: string, sql: string): Promise<unknown[][]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows;
  } finally {
    await client.end();
  }
}

const isGone = (database: Database) => {
  try {
    process.kill(database.pid, 0);
    return false;
  } catch {
    return true;
  }
};

describe("the embedded database", () => {
  it("keeps its data when it is stopped and started again", async () => {
    const first = await startDatabase({ dir });
    await first.create("shop");
    await ask(first.url("shop"), "CREATE TABLE t AS SELECT 42 AS answer");
    await first.stop();
    await expect.poll(() => isGone(first)).toBe(true);
    const second = await startDatabase({ dir });
    expect(await ask(second.url("shop"), "SELECT answer FROM t")).toEqual([[42]]);
    expect(second.port).toBe(first.port);
    await second.stop();
  });

  it("refuses a connection without the password", async () => {
    const database = await startDatabase({ dir });
    const url = new URL(database.url("postgres"));
    url.password = "guess";
    await expect(ask(url.href, "SELECT 1")).rejects.toThrow(/password authentication failed/);
    expect(fs.statSync(path.join(dir, "password")).mode & 0o077).toBe(0);
    await database.stop();
  });

  it("is one server for all who start it at the same moment, and stops with the last of them", async () => {
    const all = await Promise.all([1, 2, 3].map(() => startDatabase({ dir })));
    expect(new Set(all.map((database) => database.pid)).size).toBe(1);
    expect(all.filter((database) => !database.attached)).toHaveLength(1);
    await all[0]?.stop();
    await all[1]?.stop();
    const last = all[2];
    if (!last) throw new Error("three were started");
    expect(await ask(last.url("postgres"), "SELECT 1")).toEqual([[1]]);
    await last.stop();
    await expect.poll(() => isGone(last)).toBe(true);
  });

  it("comes back with everything committed after it was killed", async () => {
    const first = await startDatabase({ dir });
    await ask(first.url("postgres"), "CREATE TABLE t AS SELECT generate_series(1, 1000) AS n");
    process.kill(first.pid, "SIGKILL");
    await expect.poll(() => isGone(first)).toBe(true);
    const second = await startDatabase({ dir });
    expect(await ask(second.url("postgres"), "SELECT count(*)::int FROM t")).toEqual([[1000]]);
    await second.stop();
    await first.stop();
  });

  it("finds letters whatever their case, accents included, on every system", async () => {
    const database = await startDatabase({ dir });
    expect(await ask(database.url("postgres"), "SELECT lower('ÉCLAIR ÄÖ')")).toEqual([
      ["éclair äö"],
    ]);
    await database.stop();
  });

  it("says in one sentence that the port asked for is taken", async () => {
    const server = net.createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const address = server.address();
    const port = typeof address === "object" && address ? address.port : 0;
    await expect(startDatabase({ dir, port })).rejects.toThrow(
      `Port ${port}, asked for the database, is taken by another program.`,
    );
    await new Promise((resolve) => server.close(resolve));
  });

  it("takes another port when last time's was taken meanwhile", async () => {
    const first = await startDatabase({ dir });
    await first.stop();
    const server = net.createServer().listen(first.port, "127.0.0.1");
    await new Promise((resolve) => server.once("listening", resolve));
    const second = await startDatabase({ dir });
    expect(second.port).not.toBe(first.port);
    await second.stop();
    await new Promise((resolve) => server.close(resolve));
  });

  it("makes a copy of a template once, and removes a database that is in use", async () => {
    const database = await startDatabase({ dir });
    await database.create("model");
    await ask(database.url("model"), "CREATE TABLE t AS SELECT 7 AS n");
    await database.create("copy", "model");
    await database.create("copy", "model");
    expect(await ask(database.url("copy"), "SELECT n FROM t")).toEqual([[7]]);
    const busy = new pg.Client({ connectionString: database.url("copy") });
    busy.on("error", () => undefined);
    await busy.connect();
    await database.drop("copy");
    expect(await database.names()).not.toContain("copy");
    await busy.end();
    await database.stop();
  });

  it.runIf(process.getuid?.() === 0)(
    "runs for root from a folder that only root may enter",
    async () => {
      fs.chmodSync(dir, 0o700);
      const database = await startDatabase({ dir });
      expect(await ask(database.url("postgres"), "SELECT 1")).toEqual([[1]]);
      await database.stop();
    },
  );
});
