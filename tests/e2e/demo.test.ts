import { spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { removeDatabase } from "../../scripts/database/launcher.ts";
import { isAlive } from "../../scripts/lock.mjs";
import { inProject } from "../../scripts/paths.ts";
import { patient } from "../../scripts/patience.ts";

const state = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-demo-"));
fs.chmodSync(state, 0o755);
const csv = path.join(state, "orders.csv");

function demo(...args: string[]) {
  const child = spawn(process.execPath, [inProject("scripts", "demo.ts"), ...args], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += String(chunk)));
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const end = new Promise<number | null>((resolve) => child.once("close", resolve));
  return { child, end, said: () => said };
}

/** Until the demo says it runs. Fails with all it said when it ends before. */
async function running(one: ReturnType<typeof demo>): Promise<string> {
  await expect
    .poll(() => one.child.exitCode !== null || one.said().includes("is running"), {
      timeout: patient(120_000),
    })
    .toBe(true);
  const url = /Shop admin +(\S+)/.exec(one.said())?.[1];
  if (url === undefined) throw new Error(one.said());
  return url;
}

const processes = () =>
  (
    JSON.parse(fs.readFileSync(path.join(state, "processes.json"), "utf8")) as { pid: number }[]
  ).map((one) => one.pid);

afterAll(() => removeDatabase(path.join(state, "database")));

describe("npm run demo", () => {
  it("shows the shop admin, and one Ctrl-C stops all it started", async () => {
    const first = demo("--state", state, "--orders", "100");
    const url = await running(first);
    expect(await (await fetch(url)).text()).toContain("Boomerang");
    const started = processes();
    expect(started).toHaveLength(3);
    first.child.kill("SIGINT");
    expect(await first.end).toBe(0);
    expect(started.filter(isAlive)).toEqual([]);
    expect(fs.existsSync(path.join(state, "database", "data", "postmaster.pid"))).toBe(false);
  });

  it("is there again within ten seconds, with the same shop, even after it was killed", async () => {
    const killed = demo("--state", state);
    await running(killed);
    const strays = processes();
    killed.child.kill("SIGKILL");
    await killed.end;
    const began = performance.now();
    const again = demo("--state", state);
    await running(again);
    expect(performance.now() - began).toBeLessThan(patient(10_000));
    expect(again.said()).not.toContain("Making a shop");
    expect(strays.filter(isAlive)).toEqual([]);
    again.child.kill("SIGINT");
    expect(await again.end).toBe(0);
  });

  it("refuses to run twice from one folder", async () => {
    const first = demo("--state", state);
    await running(first);
    const second = demo("--state", state);
    expect(await second.end).toBe(1);
    expect(second.said()).toContain("A demo already runs from");
    first.child.kill("SIGTERM");
    expect(await first.end).toBe(0);
  });

  it("refuses a file of orders with line, column and reason, and leaves nothing running", async () => {
    fs.writeFileSync(csv, "customer_id,date,amount\na,2025-01-01,10.00\nb,2025-13-01,12.00\n");
    const refused = demo("--state", path.join(state, "csv"), "--csv", csv);
    expect(await refused.end).toBe(1);
    const [reason] = refused.said().trim().split("\n").slice(-1);
    expect(reason).toMatch(
      /^orders\.csv, line 3, column "date": found "2025-13-01", expected a date/,
    );
  });

  it("passes its own check of the whole story", async () => {
    const check = demo("--check", "--state", state, "--orders", "500");
    const code = await check.end;
    expect(check.said()).toContain("steps passed.");
    expect(code).toBe(0);
  });
});
