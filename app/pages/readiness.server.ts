import { pool } from "../db.server.ts";
import { log } from "../log.server.ts";

const ASK_AGAIN_MS = 15_000;
let shopifyAnswer: { at: number; state: string } | null = null;

async function attempt(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return "ok";
  } catch (error) {
    return (error as Error).message;
  }
}

async function shopify(): Promise<string> {
  if (shopifyAnswer && Date.now() - shopifyAnswer.at < ASK_AGAIN_MS) return shopifyAnswer.state;
  const state = await attempt(async () => {
    const response = await fetch("https://admin.shopify.com/", {
      method: "HEAD",
      redirect: "manual",
      signal: AbortSignal.timeout(3000),
    });
    if (response.status >= 500) throw new Error(`answers with status ${response.status}`);
  });
  // only good news may be old: a monitor should see the recovery at once
  shopifyAnswer = state === "ok" ? { at: Date.now(), state } : null;
  return state;
}

/** Whether this process can do its work: the database answers, the queue is there, Shopify can be reached. */
export async function isReady(): Promise<boolean> {
  const [database, queue, reachable] = await Promise.all([
    attempt(() => pool.query("SELECT 1")),
    attempt(() => pool.query("SELECT 1 FROM graphile_worker._private_jobs LIMIT 1")),
    shopify(),
  ]);
  const state = { database, queue, shopify: reachable };
  const ready = Object.values(state).every((part) => part === "ok");
  if (!ready) log.warn(state, "not ready");
  return ready;
}
