import fs from "node:fs";
import path from "node:path";
import { readOptions } from "../../../scripts/demo/options.ts";
import { startStack, type Stack } from "../../../scripts/demo/stack.ts";

export interface RunningShop {
  stack: Stack;
  stop(): Promise<void>;
}

/** The demo's services over this folder and database, their clocks set back. */
export async function startShop(of: {
  state: string;
  database: string;
  behind: number;
  orders: number;
}): Promise<RunningShop> {
  fs.mkdirSync(path.join(of.state, "logs"), { recursive: true });
  let stop = async (): Promise<void> => undefined;
  const options = {
    ...readOptions(["--state", of.state, "--database", of.database]),
    // also fewer than the demo would take
    source: { orders: of.orders },
  };
  try {
    const stack = await startStack(options, {
      say: () => undefined,
      onStop: (how) => (stop = how),
      clockBehindMs: of.behind,
    });
    return { stack, stop: () => stop() };
  } catch (error) {
    await stop();
    throw error;
  }
}
