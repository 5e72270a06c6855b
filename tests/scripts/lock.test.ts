import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withLock } from "../../scripts/lock.mjs";
import { inProject } from "../../scripts/paths.ts";

let folder: string;
let lock: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-lock-"));
  lock = path.join(folder, "lock");
});

/** The pid of a process that is over. */
const deadPid = () => spawnSync(process.execPath, ["-e", ""]).pid;

describe("a lock", () => {
  it("lets one process after the other add to a file, none at the same time", async () => {
    const program = `
      import fs from "node:fs";
      import { withLock } from ${JSON.stringify(inProject("scripts", "lock.mjs"))};
      for (let i = 0; i < 20; i += 1)
        await withLock(process.argv[1], async () => {
          const file = process.argv[1] + ".count";
          const count = fs.existsSync(file) ? Number(fs.readFileSync(file, "utf8")) : 0;
          await new Promise(setImmediate);
          fs.writeFileSync(file, String(count + 1));
        });`;
    const ends = Array.from({ length: 4 }, () => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program, lock]);
      return new Promise((resolve) => child.once("close", resolve));
    });
    expect(await Promise.all(ends)).toEqual([0, 0, 0, 0]);
    expect(fs.readFileSync(`${lock}.count`, "utf8")).toBe("80");
    expect(fs.existsSync(lock)).toBe(false);
  });

  it("is taken from a process that died with it", async () => {
    fs.writeFileSync(lock, String(deadPid()));
    expect(await withLock(lock, () => "done")).toBe("done");
  });

  it("is given back when the work fails", async () => {
    await expect(withLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(fs.existsSync(lock)).toBe(false);
  });

  it("tells who is waited for", async () => {
    fs.writeFileSync(lock, String(process.pid));
    const told: number[] = [];
    const waiting = withLock(
      lock,
      () => undefined,
      (pid) => {
        told.push(pid);
        fs.rmSync(lock);
      },
    );
    await waiting;
    expect(told).toEqual([process.pid]);
  });
});
