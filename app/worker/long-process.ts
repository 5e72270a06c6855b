import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";

export interface LongProcess {
  /** lets its jobs finish, takes no new ones */
  stop(): Promise<void>;
  /** resolves when it is gone, for whatever reason */
  gone: Promise<void>;
}

/**
 * Long work in a process of its own: reading an export keeps a thread busy for a tenth of a second at a time, and an
 * order that has just come would wait for it at every step. It does not outlive this process.
 */
export async function startLongProcess(): Promise<LongProcess> {
  const child = fork(fileURLToPath(new URL("main.ts", import.meta.url)), ["long"]);
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  await Promise.race([new Promise((ready) => child.once("message", ready)), gone]);
  return {
    gone,
    stop: async () => {
      if (child.connected) child.send("stop");
      await gone;
    },
  };
}
