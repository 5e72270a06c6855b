import { EventEmitter } from "node:events";
import { makeWorkerUtils, run, type WorkerEvents } from "graphile-worker";
import { expect, it } from "vitest";
import { pool } from "../../app/db.server.ts";
import { Liveness } from "../../app/worker/liveness.server.ts";
import { useDatabase } from "../support/db.ts";

async function lockedJobs() {
  const db = await useDatabase();
  return db.query("SELECT id FROM graphile_worker._private_jobs WHERE locked_by IS NOT NULL");
}

/** As if the job had been begun long ago. */
async function aged() {
  const db = await useDatabase();
  await db.query(
    "UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '1 hour' WHERE locked_by IS NOT NULL",
  );
  await db.query(
    "UPDATE graphile_worker._private_job_queues SET locked_at = now() - interval '1 hour' WHERE locked_by IS NOT NULL",
  );
}

it("a long job of a living worker is left alone by every worker; that of a killed one is freed", async () => {
  const events: WorkerEvents = new EventEmitter();
  // of the other runner of the same process
  const others: WorkerEvents = new EventEmitter();
  const own = new Liveness();
  const other = new Liveness();
  await own.start(others, events);
  await other.start(new EventEmitter() as WorkerEvents);
  let finish = () => {};
  const long = new Promise<void>((resolve) => (finish = resolve));
  const began = new Promise<void>((begun) => {
    void run({
      pgPool: pool,
      events,
      concurrency: 2,
      noHandleSignals: true,
      taskList: {
        long: async () => {
          begun();
          await long;
        },
      },
    });
  });
  const utils = await makeWorkerUtils({ pgPool: pool });
  await utils.addJob("long", {}, { queueName: "shop:1:orders" });
  await began;
  await aged();
  expect(await own.sweep()).toEqual([]);
  expect(await other.sweep()).toEqual([]);
  expect(await lockedJobs()).toHaveLength(1);

  // killed: its connection ends, and with it the lock
  await own.stop();
  expect(await other.sweep()).toHaveLength(1);
  expect(await lockedJobs()).toHaveLength(0);
  finish();
  await utils.release();
  await other.stop();
});
