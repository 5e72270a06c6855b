import type { JobHelpers, TaskList } from "graphile-worker";
import { ShopUnavailable } from "../admin-api/errors.ts";
import { pool, rows } from "../db.server.ts";
import { jobs, type JobName } from "../jobs/catalog.ts";
import type { Handlers } from "../jobs/handlers.ts";
import { TerminalError } from "../jobs/terminal-error.ts";
import { log } from "../log.server.ts";
import { afterLastTry } from "./after-last-try.server.ts";
import { pauseShop, resumeShop } from "../shops/pause.server.ts";

type Run = (payload: unknown) => Promise<void>;

/** graphile-worker's task list: every job parses its payload, and errors are sorted by who can act. */
export function tasksOf(handlers: Handlers): TaskList {
  return Object.fromEntries(
    (Object.keys(jobs) as JobName[]).map((name) => [
      name,
      (payload: unknown, helpers: JobHelpers) =>
        perform(name, handlers[name] as Run | undefined, payload, helpers),
    ]),
  );
}

async function perform(
  name: JobName,
  run: Run | undefined,
  raw: unknown,
  helpers: JobHelpers,
): Promise<void> {
  const began = performance.now();
  const parsed = jobs[name].safeParse(raw);
  if (!run || !parsed.success)
    return giveUp(
      helpers,
      new TerminalError(run ? `${name}: ${parsed.error?.message}` : `${name} has no handler`),
    );
  const shopId = (parsed.data as { shopId?: number }).shopId;
  if (shopId !== undefined && !(await isWorkedFor(shopId, name))) return;
  try {
    await run(parsed.data);
    if (shopId !== undefined) await resumeShop(shopId);
    log.info({ job: name, shopId, ms: Math.round(performance.now() - began) });
  } catch (error) {
    const isLastTry =
      error instanceof TerminalError || helpers.job.attempts >= helpers.job.max_attempts;
    if (isLastTry) await afterLastTry(name, parsed.data, error as Error);
    if (error instanceof TerminalError) return giveUp(helpers, error);
    if (error instanceof ShopUnavailable && shopId !== undefined)
      await pauseShop(shopId, error.reason);
    log.warn({
      job: name,
      shopId,
      attempt: helpers.job.attempts,
      problem: (error as Error).message,
    });
    throw error;
  }
}

/** Nothing runs for a shop that left, except what the law asks. */
async function isWorkedFor(shopId: number, name: JobName): Promise<boolean> {
  if (name.startsWith("privacy.")) return true;
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
