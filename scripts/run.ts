import { spawn } from "node:child_process";
import { ROOT } from "./paths.ts";

export interface Finished {
  code: number;
  /** What it wrote to both outputs, in order. Empty when it wrote to ours. */
  output: string;
}

export interface RunOptions {
  /** Collect what it says instead of showing it. */
  quiet?: boolean;
  env?: Record<string, string | undefined>;
  /** It may ask the person at the keyboard. */
  asks?: boolean;
}

/** Runs a program of this project to its end; `command` starts with a file for the pinned Node. */
export function runNode(command: string[], options: RunOptions = {}): Promise<Finished> {
  const child = spawn(process.execPath, command, {
    cwd: ROOT,
    env: { ...process.env, ...options.env },
    stdio: options.quiet
      ? ["ignore", "pipe", "pipe"]
      : [options.asks ? "inherit" : "ignore", "inherit", "inherit"],
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += String(chunk)));
  child.stderr?.on("data", (chunk) => (output += String(chunk)));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
