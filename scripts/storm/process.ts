import { spawn, type ChildProcess } from "node:child_process";
import fs from "node:fs";
import { ROOT } from "../paths.ts";

export interface ProcessSpec {
  /** also the name of its log */
  name: string;
  /** arguments for Node */
  command: string[];
  env: Record<string, string>;
  logFile: string;
}

const AGAIN_MS = 300;

/** A process that is started again whenever it ends, as a server's supervisor does, until it is stopped. */
export class KeptProcess {
  readonly #spec: ProcessSpec;
  #child: ChildProcess | null = null;
  #stopped = false;
  /** how often it ended without being killed by us */
  ends = 0;

  constructor(spec: ProcessSpec) {
    this.#spec = spec;
    this.#start();
  }

  #start(): void {
    const log = fs.openSync(this.#spec.logFile, "a");
    const child = spawn(process.execPath, this.#spec.command, {
      cwd: ROOT,
      env: {
        NODE_ENV: "production",
        PATH: process.env["PATH"],
        HOME: process.env["HOME"],
        ...this.#spec.env,
      },
      stdio: ["ignore", log, log],
    });
    fs.closeSync(log);
    this.#child = child;
    child.once("exit", (_code, signal) => {
      if (this.#stopped) return;
      if (signal !== "SIGKILL") this.ends++;
      setTimeout(() => !this.#stopped && this.#start(), AGAIN_MS);
    });
  }

  /** kill -9; it comes back */
  kill(): void {
    this.#child?.kill("SIGKILL");
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGKILL");
    await ended;
  }
}
