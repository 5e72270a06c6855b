import { spawn, type ChildProcess } from "node:child_process";
import { afterAll, afterEach, expect, it } from "vitest";
import { closeDatabase, pool } from "../../app/db.server.ts";
import { inProject } from "../../scripts/paths.ts";
import { patience } from "../../scripts/patience.ts";

let worker: ChildProcess | null = null;
afterEach(() => void worker?.kill("SIGKILL"));
afterAll(closeDatabase);

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Living workers, by the connections that say that they live. */
async function living(): Promise<number> {
  const { rows } = await pool.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'boomerang-liveness'`,
  );
  return rows[0]!.n;
}

async function until(count: number): Promise<void> {
  for (const waiting = patience(30_000); (await living()) !== count; await pause(50))
    if (waiting.isOver()) throw new Error(`${await living()} workers live, not ${count}`);
}

/** @returns once it is ready: what becomes of it */
async function start(env: Record<string, string> = {}): Promise<{ ended: Promise<number | null> }> {
  const child = spawn(process.execPath, [inProject("app", "worker", "main.ts")], {
    stdio: ["ignore", "pipe", "ignore"],
    env: { ...process.env, LOG_LEVEL: "info", ...env },
  });
  worker = child;
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  await new Promise<void>((ready) =>
    child.stdout.on("data", (lines) => /"worker ready"/.test(String(lines)) && ready()),
  );
  return { ended };
}

it("a worker does long jobs in a process of its own, and both stop together", async () => {
  const { ended } = await start();
  await until(2);
  worker!.kill("SIGTERM");
  expect(await ended).toBe(0);
  await until(0);
});

it("a worker that is killed leaves no process behind", async () => {
  await start();
  await until(2);
  worker!.kill("SIGKILL");
  await until(0);
});

it("a worker that leaves long jobs to others is one process", async () => {
  const { ended } = await start({ WORKER_LONG_CONCURRENCY: "0" });
  await until(1);
  await pause(300);
  expect(await living()).toBe(1);
  worker!.kill("SIGTERM");
  expect(await ended).toBe(0);
});
