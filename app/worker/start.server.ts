import { EventEmitter } from "node:events";
import { Logger, parseCronItems, run, type Runner, type WorkerEvents } from "graphile-worker";
import { pool } from "../db.server.ts";
import { env } from "../env.server.ts";
import { entryOf } from "../jobs/catalog.ts";
import { log } from "../log.server.ts";
import { handlers } from "./handlers.server.ts";
import { Liveness } from "./liveness.server.ts";
import { crontab } from "./schedule.server.ts";
import { tasksOf } from "./tasks.server.ts";
import { fairTurns } from "./turns.server.ts";

const logger = new Logger(() => (level, message) => {
  if (level === "error" || level === "warning") log.warn({ queue: message });
});

export interface RunningWorker {
  /** lets running jobs finish, takes no new ones */
  stop(): Promise<void>;
  stopped: Promise<void>;
}

/** Long work has places of its own: an import of minutes keeps no order waiting that has just come. */
const KINDS = {
  short: { places: env.WORKER_CONCURRENCY, cron: crontab },
  long: { places: env.WORKER_LONG_CONCURRENCY, cron: [] },
};
export type Kind = keyof typeof KINDS;

/** The kinds of work that workers started like this one take. */
export const takenKinds = (["short", "long"] as const).filter((kind) => KINDS[kind].places > 0);

/** Between two looks at jobs whose time has come; of those that can be done at once the database tells. */
const POLL_MS = 1000;

/** Works the jobs of all shops until stopped. Any number of workers may run on one database. */
export async function startWorker(
  kinds: readonly Kind[] = takenKinds,
  pollMs = POLL_MS,
): Promise<RunningWorker> {
  const liveness = new Liveness();
  const wanted = kinds.map((kind) => ({
    kind,
    ...KINDS[kind],
    events: new EventEmitter() as WorkerEvents,
  }));
  await liveness.start(...wanted.map(({ events }) => events));
  const runners: Runner[] = [];
  for (const { kind, places, cron, events } of wanted)
    runners.push(
      await run({
        events,
        pgPool: pool,
        concurrency: places,
        pollInterval: pollMs,
        noHandleSignals: true,
        taskList: tasksOf(handlers, (name) => (entryOf(name).long ? "long" : "short") === kind),
        forbiddenFlags: fairTurns(events, places),
        parsedCronItems: parseCronItems(
          cron.map((item) => ({ ...item, options: { backfillPeriod: 0 } })),
        ),
        logger,
      }),
    );
  return {
    stop: async () => {
      await Promise.all(runners.map((runner) => runner.stop()));
      await liveness.stop();
    },
    // one that ends by itself takes the other with it: half a worker must not look alive
    stopped: Promise.race(runners.map((runner) => runner.promise)),
  };
}
