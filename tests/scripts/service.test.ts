import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { startService } from "../../scripts/demo/service.ts";
import { endStrays } from "../../scripts/demo/strays.ts";
import { isAlive } from "../../scripts/lock.mjs";

let state: string;

beforeEach(() => {
  state = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-state-"));
  fs.mkdirSync(path.join(state, "logs"));
});

const program = (text: string) => ["-e", text];
const WAITS = "setInterval(() => undefined, 1000); console.log('ready ' + process.pid);";

/** Starts a service and returns it with its process id, which it says itself. */
async function started(name: string, text = WAITS) {
  let said = "";
  const service = startService(state, {
    name,
    command: program(text),
    env: {},
    onLine: (line) => (said ||= line),
  });
  await service.untilReady(() => said !== "");
  return { service, pid: Number(said.split(" ")[1]) };
}

const noted = () =>
  (
    JSON.parse(fs.readFileSync(path.join(state, "processes.json"), "utf8")) as { pid: number }[]
  ).map((one) => one.pid);

describe("a service of the demo", () => {
  it("is stopped politely and forgotten", async () => {
    const { service, pid } = await started("worker");
    expect(noted()).toEqual([pid]);
    await service.stop();
    expect(isAlive(pid)).toBe(false);
    expect(noted()).toEqual([]);
  });

  it("does not see what the shell around it says about another app", async () => {
    process.env.SHOPIFY_API_KEY = "somebody else's";
    process.env.DATABASE_URL = "postgresql://production";
    let said = "";
    const service = startService(state, {
      name: "app",
      command: program(
        "console.log(JSON.stringify(process.env.SHOPIFY_API_KEY ?? null) + process.env.DATABASE_URL)",
      ),
      env: { DATABASE_URL: "postgresql://own" },
      onLine: (line) => (said = line),
    });
    await service.ended;
    delete process.env.SHOPIFY_API_KEY;
    delete process.env.DATABASE_URL;
    expect(said).toBe("nullpostgresql://own");
  });

  it("leaves readable words in its log", async () => {
    const { service } = await started(
      "app",
      `console.log("ready"); console.log('{"level":30,"msg":"served","status":200}'); ${WAITS}`,
    );
    await expect
      .poll(() => fs.readFileSync(path.join(state, "logs", "app.log"), "utf8"))
      .toContain("info  served status=200");
    await service.stop();
  });

  it("says its own sentence, and nothing else, when it knows why it cannot start", async () => {
    const service = startService(state, {
      name: "sandbox",
      command: program("console.error('orders.csv, line 3: expected a date'); process.exit(1)"),
      env: {},
    });
    await expect(service.untilReady(() => false)).rejects.toThrow(
      /^orders.csv, line 3: expected a date$/,
    );
  });

  it("tells its last words and where the rest is when it breaks", async () => {
    const service = startService(state, {
      name: "app",
      command: program("console.log('about to break'); throw new Error('broken')"),
      env: {},
    });
    const failure = service.untilReady(() => false);
    await expect(failure).rejects.toThrow("The app stopped (exit code 1). Its last words:");
    await expect(failure).rejects.toThrow("broken");
    await expect(failure).rejects.toThrow(path.join(state, "logs", "app.log"));
  });

  it("says that the disk is full when that is why", async () => {
    const service = startService(state, {
      name: "worker",
      command: program("throw new Error('ENOSPC: no space left on device, write')"),
      env: {},
    });
    await expect(service.untilReady(() => false)).rejects.toThrow(/^The disk is full: the worker/);
  });

  it("is ended by the next start when the demo was killed, and a stranger with its number is not", async () => {
    const { pid } = await started("worker");
    const { service: stranger, pid: strangersPid } = await started("app");
    const file = path.join(state, "processes.json");
    const list = JSON.parse(fs.readFileSync(file, "utf8")) as { pid: number; started: string }[];
    for (const one of list) if (one.pid === strangersPid) one.started = "Thu Jan  1 00:00:00 1970";
    fs.writeFileSync(file, JSON.stringify(list));
    await endStrays(state);
    expect(isAlive(pid)).toBe(false);
    expect(isAlive(strangersPid)).toBe(true);
    await stranger.stop();
  });
});
