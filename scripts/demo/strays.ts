// Processes of a demo that was killed without a chance to stop them. A number alone does not identify a
// process (it may have been given to another one since), so its start time is kept beside it.
import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { patience } from "../patience.ts";

interface Known {
  name: string;
  pid: number;
  started: string;
}

const file = (state: string) => path.join(state, "processes.json");

function startTime(pid: number): string | undefined {
  if (process.platform === "win32") return undefined;
  const { stdout } = spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" });
  return stdout?.trim() || undefined;
}

function known(state: string): Known[] {
  if (!fs.existsSync(file(state))) return [];
  return JSON.parse(fs.readFileSync(file(state), "utf8")) as Known[];
}

function write(state: string, list: Known[]): void {
  const draft = `${file(state)}.draft`;
  fs.writeFileSync(draft, JSON.stringify(list));
  fs.renameSync(draft, file(state));
}

export function noteProcess(state: string, name: string, pid: number): void {
  const started = startTime(pid);
  if (started !== undefined) write(state, [...known(state), { name, pid, started }]);
}

export function forgetProcess(state: string, pid: number): void {
  write(
    state,
    known(state).filter((one) => one.pid !== pid),
  );
}

const stillRuns = (one: Known) => startTime(one.pid) === one.started;

/** Ends what is left of an earlier demo of this folder: politely, and after five seconds for good. */
export async function endStrays(state: string): Promise<void> {
  const strays = known(state).filter(stillRuns);
  for (const stray of strays) process.kill(stray.pid, "SIGTERM");
  const waiting = patience(5000);
  while (strays.some(stillRuns) && !waiting.isOver())
    await new Promise((resolve) => setTimeout(resolve, 50));
  for (const stray of strays.filter(stillRuns)) process.kill(stray.pid, "SIGKILL");
  write(state, []);
}
