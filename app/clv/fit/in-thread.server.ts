import { Worker } from "node:worker_threads";
import type { EngineInput, EngineOutput } from "./engine.ts";

/** The engine on a thread of its own: the process goes on answering meanwhile. */
export function inThread(input: EngineInput): Promise<EngineOutput> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL("./engine-thread.server.ts", import.meta.url), {
      workerData: input,
    });
    thread.once("message", resolve);
    thread.once("error", reject);
    thread.once("exit", (code) => {
      if (code !== 0) reject(new Error(`the engine's thread ended with code ${code}`));
    });
  });
}
