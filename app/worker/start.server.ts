import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type WorkerEvents } from "graphile-worker";
import { pool } from "../db.server.ts";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { handlers } from "./handlers.server.ts";
import { Liveness } from "./liveness.server.ts";
import { crontab } from "./schedule.server.ts";
import { tasksOf } from "./tasks.server.ts";

const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log.warn({ queue: message });
});

export interface RunningWorker {
  /** lets running jobs finish, takes no new ones */
  stop(): Promise<void>;
  stopped: Promise<void>;
}

/** Works the jobs of all shops until stopped. Any number of workers may run on one database. */
export async function startWorker(options: { concurrency?: number } = {}): Promise<RunningWorker> {
  const liveness = new Liveness();
  const events: WorkerEvents = new EventEmitter();
  await liveness.start(events);
  const runner = await run({
    events,
    pgPool: pool,
    concurrency: options.concurrency ?? env.WORKER_CONCURRENCY,
    pollInterval: 1000,
    noHandleSignals: true,
    taskList: tasksOf(handlers),
    parsedCronItems: parseCronItems(
      crontab.map((item) => ({ ...item, options: { backfillPeriod: 0 } })),
    ),
    logger,
  });
  return {
    stop: async () => {
      await runner.stop();
      await liveness.stop();
    },
    stopped: runner.promise,
  };
}
