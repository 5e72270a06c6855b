import type { WorkerEvents } from "graphile-worker";
import pg from "pg";
import { env } from "../env.server.ts";
import { log } from "../log.server.ts";
import { pool, rows } from "../db.server.ts";

const SWEEP_MS = 30_000;
/** A worker that has just taken its first job may not hold its lock yet. */
const GRACE = "15 seconds";

/**
 * Workers that were killed keep their jobs locked for hours. Each living worker holds an advisory lock under its id,
 * which PostgreSQL lets go when the process dies: a job locked by an id whose lock is free belongs to nobody, and is
 * freed.
 */
export class Liveness {
  #ids = new Set<string>();
  #connection: pg.Client | null = null;
  #timer: NodeJS.Timeout | null = null;
  #stopped = false;
  #locking: Promise<void> = Promise.resolve();

  /** Before the pools of workers are made, so that none is missed. @param runners whose pools these are */
  async start(...runners: WorkerEvents[]): Promise<void> {
    await this.#connect();
    // the queue locks a job with the id of the pool, not of the worker in it
    for (const events of runners)
      events.on("pool:create", ({ workerPool }) => void this.#hold(workerPool.id));
    await this.sweep();
    this.#timer = setInterval(
      () =>
        void this.sweep().catch((error: Error) => log.warn({ problem: error.message }, "sweep")),
      SWEEP_MS,
    );
    this.#timer.unref();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    if (this.#timer) clearInterval(this.#timer);
    await this.#connection?.end();
  }

  async #connect(): Promise<void> {
    const connection = new pg.Client({
      connectionString: env.DATABASE_URL,
      application_name: "boomerang-liveness",
    });
    connection.on("error", (error) => {
      log.warn({ problem: error.message }, "liveness connection lost");
      this.#connection = null;
      if (!this.#stopped) setTimeout(() => void this.#reconnect(), 1000).unref();
    });
    await connection.connect();
    this.#connection = connection;
    for (const id of this.#ids) await this.#lock(id);
  }

  async #reconnect(): Promise<void> {
    try {
      await this.#connect();
    } catch {
      // the database is still away; the worker itself is waiting for it too
      if (!this.#stopped) setTimeout(() => void this.#reconnect(), 1000).unref();
    }
  }

  async #hold(id: string): Promise<void> {
    this.#ids.add(id);
    try {
      await this.#lock(id);
    } catch (error) {
      log.warn(
        { problem: (error as Error).message },
        "liveness lock not taken; it is taken again on reconnect",
      );
    }
  }

  /** One after the other: they share a connection. */
  #lock(id: string): Promise<void> {
    this.#locking = this.#locking
      .catch(() => undefined)
      .then(async () => {
        await this.#connection?.query("SELECT pg_advisory_lock(hashtextextended($1, 0))", [id]);
      });
    return this.#locking;
  }

  /** Frees what dead workers left. @returns their ids */
  async sweep(): Promise<string[]> {
    const owners = await rows<{ id: string }>(
      pool,
      `SELECT DISTINCT locked_by AS id FROM graphile_worker._private_jobs
        WHERE locked_by IS NOT NULL AND locked_at < now() - interval '${GRACE}'
       UNION SELECT locked_by FROM graphile_worker._private_job_queues
        WHERE locked_by IS NOT NULL AND locked_at < now() - interval '${GRACE}'`,
    );
    const dead: string[] = [];
    for (const { id } of owners) {
      if (this.#ids.has(id)) continue;
      const [free] = await rows<{ got: boolean }>(
        pool,
        "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS got",
        [id],
      );
      if (free?.got) dead.push(id);
    }
    if (dead.length > 0) {
      await pool.query("SELECT graphile_worker.force_unlock_workers($1)", [dead]);
      log.warn({ workers: dead.length }, "freed the jobs of workers that were killed");
    }
    return dead;
  }
}
