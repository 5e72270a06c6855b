import type { JobHelpers, TaskList } from "graphile-worker";
import { ProtectedDataRefused, ShopUnavailable } from "../admin-api/errors.ts";
import { pool, rows } from "../db.server.ts";
import { entryOf, jobNames, type JobName } from "../jobs/catalog.ts";
import { enqueue } from "../jobs/enqueue.server.ts";
import { handlerOf, type Handlers } from "../jobs/handlers.ts";
import { keyOf } from "../jobs/job.ts";
import { pace } from "../jobs/pace.server.ts";
import { TerminalError } from "../jobs/terminal-error.ts";
import { log } from "../log.server.ts";
import { pauseShop, resumeShop } from "../shops/pause.server.ts";
import { Stopped } from "../switches/stopped.ts";
import { guardJob } from "../switches/switches.server.ts";
import { lastProblem } from "./words.ts";

/** Until protected customer data are asked for again: a tenth of the time it has been refused. */
const SHORTEST_MS = 20_000;
const LONGEST_MS = 10 * 60_000;

/** Until a job that is held back looks again, should nobody wake it: the same tenth. */
const HELD_MS = { shortest: 2000, longest: 60_000 };

/** A handler, whichever job it is for: the payload was looked at before. */
type Doer = {
  run: (payload: unknown) => Promise<void>;
  lastWords?: (payload: unknown, why: string) => Promise<void>;
};

/** graphile-worker's task list: every job parses its payload, and errors are sorted by who can act. */
export function tasksOf(
  handlers: Handlers,
  takes: (name: JobName) => boolean = () => true,
): TaskList {
  return Object.fromEntries(
    jobNames.filter(takes).flatMap((name) => {
      const doer = handlerOf(handlers, name) as Doer | undefined;
      const task = (payload: unknown, helpers: JobHelpers) => perform(name, doer, payload, helpers);
      return [name, ...(entryOf(name).formerly ?? [])].map((known) => [known, task]);
    }),
  );
}

async function perform(
  name: JobName,
  doer: Doer | undefined,
  raw: unknown,
  helpers: JobHelpers,
): Promise<void> {
  const began = performance.now();
  const entry = entryOf(name);
  const parsed = entry.payload.safeParse(raw);
  if (!doer || !parsed.success)
    return giveUp(
      helpers,
      new TerminalError(doer ? `${name}: ${parsed.error?.message}` : `${name} has no handler`),
    );
  const payload = parsed.data;
  const shopId = payload["shopId"] as number | undefined;
  if (shopId !== undefined && !entry.evenAfterLeaving && !(await isInstalled(shopId))) return;
  try {
    if (entry.act && shopId !== undefined) await guardJob(shopId, entry.act);
    const run = () => doer.run(payload);
    await (entry.pace?.share ? pace.timed(keyOf(name, entry, payload), run) : run());
    if (shopId !== undefined) await resumeShop(shopId, name);
    log.info({ job: name, shopId, ms: Math.round(performance.now() - began) });
  } catch (error) {
    if (error instanceof ProtectedDataRefused && shopId !== undefined)
      return tryLater(name, payload, shopId, error);
    if (error instanceof Stopped && shopId !== undefined) return hold(name, payload, shopId, error);
    const isLastTry =
      error instanceof TerminalError || helpers.job.attempts >= helpers.job.max_attempts;
    if (isLastTry) await doer.lastWords?.(payload, reasonOf(error as Error));
    if (error instanceof TerminalError) return giveUp(helpers, error);
    if (error instanceof ShopUnavailable && shopId !== undefined)
      await pauseShop(shopId, error.reason, null);
    log.warn({
      job: name,
      shopId,
      attempt: helpers.job.attempts,
      problem: (error as Error).message,
    });
    throw error;
  }
}

/**
 * Shopify approves without a word, perhaps in weeks: the job is tried again and again until then, and no try counts
 * as failed.
 */
async function tryLater(
  name: JobName,
  payload: Record<string, unknown>,
  shopId: number,
  error: ProtectedDataRefused,
): Promise<void> {
  const { since } = await pauseShop(shopId, error.reason, name);
  const now = Date.now();
  const waitMs = Math.min(LONGEST_MS, Math.max(SHORTEST_MS, (now - since.getTime()) / 10));
  await enqueue(pool, name, payload as never, { runAt: new Date(now + waitMs) });
  log.warn({ job: name, shopId, problem: error.message });
}

/** A switch holds it back: it waits as it is, and no try counts as failed. */
async function hold(
  name: JobName,
  payload: Record<string, unknown>,
  shopId: number,
  { act, since }: Stopped,
): Promise<void> {
  const now = Date.now();
  const waitMs = Math.min(
    HELD_MS.longest,
    Math.max(HELD_MS.shortest, (now - since.getTime()) / 10),
  );
  await enqueue(pool, name, payload as never, { runAt: new Date(now + waitMs) });
  log.info({ job: name, shopId, heldBack: act });
}

const reasonOf = (error: Error): string =>
  error instanceof ShopUnavailable ? error.reason : lastProblem(error.message);

/** Nothing runs for a shop that left, except what the law asks. */
async function isInstalled(shopId: number): Promise<boolean> {
  const [shop] = await rows<{ uninstalledAt: Date | null }>(
    pool,
    `SELECT uninstalled_at AS "uninstalledAt" FROM shops WHERE shop_id = $1`,
    [shopId],
  );
  return shop !== undefined && shop.uninstalledAt === null;
}

async function giveUp(helpers: JobHelpers, error: TerminalError): Promise<never> {
  log.error({ job: helpers.job.task_identifier, problem: error.message }, "given up");
  await pool.query(
    "UPDATE graphile_worker._private_jobs SET max_attempts = attempts WHERE id = $1",
    [helpers.job.id],
  );
  throw error;
}
