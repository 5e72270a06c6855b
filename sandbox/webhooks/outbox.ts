import { createHmac } from "node:crypto";
import type { Faults } from "../faults/faults.ts";
import type { Database } from "../store/database.ts";
import { deliveriesOf, type Delivery, type DeliveryRow, type Message } from "./deliveries.ts";

/** Seconds before each of the eight retries; about four hours in all, as at Shopify. */
export const retryDelays = [10, 60, 300, 600, 1200, 2400, 3600, 6000];
const timeoutMilliseconds = 5000;
const concurrency = 4;
/** what a timer can wait at most; later ones are looked at again then */
const longestTimer = 2 ** 31 - 1;

export interface Outbox {
  /** queues one message; the record is kept before this returns */
  put(message: Message): void;
  /** looks for due deliveries now (after the app's address became known) */
  wake(): void;
  /** nothing under way and nothing due; `later` waits for retries and delayed ones too */
  isIdle(later: boolean): boolean;
  /** newest first */
  log(limit: number, topic?: string): Delivery[];
  /** stops sending; what is under way is waited for */
  close(): Promise<void>;
}

export interface OutboxOptions {
  db: Database;
  domain: string;
  apiVersion: string;
  secret: string;
  /** where the app listens; null = hold everything back */
  appUrl: () => string | null;
  /** the origin of application_url: absolute uris below it go to `appUrl` */
  publicOrigin: string;
  faults: Faults;
  /** multiplies the retry delays */
  retryScale: number;
  /** called whenever something was delivered or given up */
  onChange: () => void;
}

/** A shop's webhook queue: kept in its file, sent in the background, retried as Shopify does. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { db, faults } = options;
  const deliveries = deliveriesOf(db);
  const underWay = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function wake(): void {
    if (closed || options.appUrl() === null) return;
    if (timer) clearTimeout(timer);
    timer = null;
    // one moment for both questions: a row due between them would be neither sent nor waited for
    const now = Date.now();
    for (const row of deliveries.due(now, concurrency + underWay.size)) {
      if (underWay.size >= concurrency) return;
      if (underWay.has(row.id)) continue;
      const sending = send(row).finally(() => {
        underWay.delete(row.id);
        options.onChange();
        wake();
      });
      underWay.set(row.id, sending);
    }
    const waiting = deliveries.nextAfter(now);
    if (waiting !== null) {
      timer = setTimeout(wake, Math.min(longestTimer, Math.max(1, waiting - Date.now())));
      timer.unref();
    }
  }

  async function send(row: DeliveryRow): Promise<void> {
    const answer = await post(row);
    if (db.isClosed()) return;
    const delivered = /^2\d\d$/.test(answer);
    const delay = retryDelays[row.attempts];
    const state = delivered ? "delivered" : delay === undefined ? "failed" : "pending";
    const again = delay === undefined ? row.due_at : Date.now() + delay * 1000 * options.retryScale;
    deliveries.attempted(row, state, answer, again);
  }

  async function post(row: DeliveryRow): Promise<string> {
    const subjects = [row.topic, options.domain];
    const isMissing = (kind: "webhook.noVersion" | "webhook.noShop") =>
      faults.strikes(kind, subjects) !== null;
    const hmac = createHmac("sha256", options.secret).update(row.body, "utf8").digest("base64");
    try {
      const response = await fetch(addressOf(row.uri), {
        method: "POST",
        redirect: "manual",
        signal: AbortSignal.timeout(timeoutMilliseconds),
        headers: {
          "content-type": "application/json",
          "user-agent": "Shopify-Captain-Hook",
          "x-shopify-topic": row.topic,
          "x-shopify-hmac-sha256": hmac,
          ...(isMissing("webhook.noShop") ? {} : { "x-shopify-shop-domain": options.domain }),
          ...(isMissing("webhook.noVersion")
            ? {}
            : { "x-shopify-api-version": options.apiVersion }),
          "x-shopify-webhook-id": row.webhook_id,
          "x-shopify-event-id": row.event_id,
          "x-shopify-triggered-at": row.triggered_at,
          ...(row.name === null ? {} : { "x-shopify-name": row.name }),
        },
        body: row.body,
      });
      await response.arrayBuffer();
      return String(response.status);
    } catch (error) {
      return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    }
  }

  function addressOf(uri: string): string {
    const url = new URL(uri, options.publicOrigin);
    if (url.origin !== options.publicOrigin) return url.href;
    return new URL(url.pathname + url.search, options.appUrl()!).href;
  }

  return {
    put(message) {
      if (faults.strikes("webhook.drop", [message.topic, options.domain])) {
        deliveries.add(message, "dropped", Date.now());
        return;
      }
      const subjects = [message.topic, options.domain];
      const delay = faults.strikes("webhook.delay", subjects)?.amount ?? 0;
      const disorder = faults.strikes("webhook.reorder", subjects)?.amount ?? 0;
      const dueAt = Date.now() + delay + disorder * (disorder > 0 ? faults.chance() : 0);
      deliveries.add(message, "pending", dueAt);
      if (faults.strikes("webhook.duplicate", subjects)) deliveries.add(message, "pending", dueAt);
      setImmediate(wake);
    },
    wake,
    isIdle(later) {
      if (underWay.size > 0) return false;
      if (options.appUrl() === null) return true;
      const limit = later ? Number.MAX_SAFE_INTEGER : Date.now();
      return deliveries.countDue(limit) === 0;
    },
    log: deliveries.log,
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}
