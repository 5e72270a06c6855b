import { createHmac } from "node:crypto";
import type { Faults } from "../faults/faults.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { FlowRunRecord } from "../store/flow.ts";
import type { FlowAction } from "./extensions.ts";

/** Seconds before each further try: within a day, as Shopify does. */
const retryDelays = [60, 120, 240, 480, 960, 1920, 3840, 7680, 15_360, 30_720];
const patience = 10_000;
const most = 4;
const longestTimer = 2 ** 31 - 1;

/** Calls of the app's actions: kept in the shop's file, made in the background, tried again as Shopify does. */
export interface FlowCalls {
  /** looks for calls that are due */
  wake(): void;
  /** nothing under way and nothing due; `later` waits for further tries too */
  isIdle(later: boolean): boolean;
  close(): Promise<void>;
}

export interface FlowCallsOptions {
  store: OpenShop;
  secret: string;
  /** where the app listens; null = calls wait */
  appUrl: () => string | null;
  /** application_url of the app's toml */
  publicUrl: string;
  action: (handle: string) => FlowAction | null;
  faults: Faults;
  retryScale: number;
  onChange: () => void;
}

export function createFlowCalls(options: FlowCallsOptions): FlowCalls {
  const { store, faults } = options;
  const underWay = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function wake(): void {
    if (closed || options.appUrl() === null) return;
    if (timer) clearTimeout(timer);
    timer = null;
    for (const run of store.flow.due(Date.now(), most + underWay.size)) {
      if (underWay.size >= most || underWay.has(run.id)) continue;
      const calling = call(run).finally(() => {
        underWay.delete(run.id);
        options.onChange();
        wake();
      });
      underWay.set(run.id, calling);
    }
    const next = store.flow.nextDue();
    if (next === null || underWay.size > 0) return;
    timer = setTimeout(wake, Math.min(longestTimer, Math.max(1, next - Date.now())));
    timer.unref();
  }

  async function call(run: FlowRunRecord): Promise<void> {
    const answer = await post(run);
    if (faults.strikes("flow.duplicate", [store.shop.domain])) await post(run);
    if (store.db.isClosed()) return;
    store.flow.writeRun(after(run, answer, options.retryScale));
  }

  async function post({ result }: FlowRunRecord): Promise<Answer> {
    if (result.kind !== "action") throw new Error("Only actions are called.");
    const action = options.action(result.action);
    if (!action) return { status: null, said: `The app has no action ${result.action}.`, wait: 0 };
    const body = JSON.stringify({
      shop_id: String(store.shop.id),
      shopify_domain: store.shop.domain,
      action_run_id: result.runId,
      action_definition_id: action.name,
      handle: action.handle,
      properties: result.properties,
    });
    const hmac = createHmac("sha256", options.secret).update(body, "utf8").digest("base64");
    try {
      const response = await fetch(addressOf(action.runtimeUrl), {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.timeout(patience),
        headers: { "content-type": "application/json", "x-shopify-hmac-sha256": hmac },
        body,
      });
      await response.arrayBuffer();
      const wait = Number(response.headers.get("retry-after") ?? 0) * 1000;
      return { status: response.status, said: String(response.status), wait };
    } catch (error) {
      return { status: 504, said: error instanceof Error ? error.message : String(error), wait: 0 };
    }
  }

  /** The sandbox knows where the app listens, and no other server it might name. */
  function addressOf(runtimeUrl: string): string {
    const url = new URL(runtimeUrl, options.publicUrl);
    if (url.origin !== new URL(options.publicUrl).origin) return url.href;
    return new URL(url.pathname + url.search, options.appUrl()!).href;
  }

  return {
    wake,
    isIdle(later) {
      if (underWay.size > 0) return false;
      if (options.appUrl() === null) return true;
      const next = store.flow.nextDue();
      return next === null || (!later && next > Date.now());
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}

interface Answer {
  /** null = there is nobody to ask */
  status: number | null;
  said: string;
  /** milliseconds the app asked to be left alone */
  wait: number;
}

/** 200 is done, 202 and 429 and the app's own failures are tried again, anything else is final. */
function after(run: FlowRunRecord, { status, said, wait }: Answer, scale: number): FlowRunRecord {
  const attempts = run.attempts + 1;
  const delay = retryDelays[run.attempts];
  const isTransient = status === 202 || status === 429 || (status !== null && status >= 500);
  if (status === 200) return { ...run, attempts, said, state: "done" };
  if (!isTransient || delay === undefined) return { ...run, attempts, said, state: "failed" };
  const pause = status === 429 && wait > 0 ? wait : delay * 1000;
  return { ...run, attempts, said, dueAt: Date.now() + pause * scale };
}
