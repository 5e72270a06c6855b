import { createHmac, randomUUID } from "node:crypto";
import type { Faults } from "../faults/faults.ts";
import type { Database } from "../store/database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY, webhook_id TEXT NOT NULL, event_id TEXT NOT NULL, topic TEXT NOT NULL,
  uri TEXT NOT NULL, name TEXT, body TEXT NOT NULL, triggered_at TEXT NOT NULL,
  due_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL,
  answer TEXT) STRICT;
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due_at);
`;

/** Seconds before each of the eight retries; about four hours in all, as at Shopify. */
export const retryDelays = [10, 60, 300, 600, 1200, 2400, 3600, 6000];
const timeoutMilliseconds = 5000;
const concurrency = 4;
/** what a timer can wait at most; later ones are looked at again then */
const longestTimer = 2 ** 31 - 1;

export interface Delivery {
  webhookId: string;
  eventId: string;
  topic: string;
  uri: string;
  state: "pending" | "delivered" | "failed" | "dropped";
  attempts: number;
  /** the last answer: an HTTP status or what went wrong */
  answer: string | null;
  triggeredAt: string;
  payload: unknown;
}

export interface Outbox {
  /** queues one message; the record is kept before this returns */
  put(message: {
    topic: string;
    uri: string;
    name: string | null;
    body: string;
    triggeredAt: string;
    eventId: string;
  }): void;
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

interface Row {
  id: number;
  webhook_id: string;
  event_id: string;
  topic: string;
  uri: string;
  name: string | null;
  body: string;
  triggered_at: string;
  due_at: number;
  attempts: number;
  state: Delivery["state"];
  answer: string | null;
}

/** A shop's webhook queue: kept in its file, sent in the background, retried as Shopify does. */
export function createOutbox(options: OutboxOptions): Outbox {
  const { db, faults } = options;
  db.file.exec(tables);
  const underWay = new Map<number, Promise<void>>();
  let timer: NodeJS.Timeout | null = null;
  let closed = false;

  function insert(message: Parameters<Outbox["put"]>[0], state: Delivery["state"], dueAt: number) {
    db.prepare(
      `INSERT INTO deliveries (webhook_id, event_id, topic, uri, name, body, triggered_at, due_at, state)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ).run(
      randomUUID(),
      message.eventId,
      message.topic,
      message.uri,
      message.name,
      message.body,
      message.triggeredAt,
      Math.round(dueAt),
      state,
    );
  }

  function due(now: number): Row[] {
    return db
      .prepare(
        "SELECT * FROM deliveries WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, id LIMIT ?",
      )
      .all(now, concurrency + underWay.size) as unknown as Row[];
  }

  function wake(): void {
    if (closed || options.appUrl() === null) return;
    if (timer) clearTimeout(timer);
    timer = null;
    // one moment for both questions: a row due between them would be neither sent nor waited for
    const now = Date.now();
    for (const row of due(now)) {
      if (underWay.size >= concurrency) return;
      if (underWay.has(row.id)) continue;
      const sending = send(row).finally(() => {
        underWay.delete(row.id);
        options.onChange();
        wake();
      });
      underWay.set(row.id, sending);
    }
    const waiting = db
      .prepare("SELECT min(due_at) AS due FROM deliveries WHERE state = 'pending' AND due_at > ?")
      .get(now)!["due"] as number | null;
    if (waiting !== null) {
      timer = setTimeout(wake, Math.min(longestTimer, Math.max(1, waiting - Date.now())));
      timer.unref();
    }
  }

  async function send(row: Row): Promise<void> {
    const attempt = row.attempts + 1;
    const answer = await post(row);
    if (db.isClosed()) return;
    const delivered = /^2\d\d$/.test(answer);
    const delay = retryDelays[attempt - 1];
    const state = delivered ? "delivered" : delay === undefined ? "failed" : "pending";
    const again = delay === undefined ? row.due_at : Date.now() + delay * 1000 * options.retryScale;
    db.prepare(
      "UPDATE deliveries SET state = ?, attempts = ?, answer = ?, due_at = ? WHERE id = ?",
    ).run(state, attempt, answer, Math.round(again), row.id);
  }

  async function post(row: Row): Promise<string> {
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
          "x-shopify-shop-domain": options.domain,
          "x-shopify-api-version": options.apiVersion,
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
        insert(message, "dropped", Date.now());
        return;
      }
      const subjects = [message.topic, options.domain];
      const delay = faults.strikes("webhook.delay", subjects)?.amount ?? 0;
      const disorder = faults.strikes("webhook.reorder", subjects)?.amount ?? 0;
      const dueAt = Date.now() + delay + disorder * (disorder > 0 ? faults.chance() : 0);
      insert(message, "pending", dueAt);
      if (faults.strikes("webhook.duplicate", subjects)) insert(message, "pending", dueAt);
      setImmediate(wake);
    },
    wake,
    isIdle(later) {
      if (underWay.size > 0) return false;
      if (options.appUrl() === null) return true;
      const limit = later ? Number.MAX_SAFE_INTEGER : Date.now();
      const row = db
        .prepare("SELECT count(*) AS n FROM deliveries WHERE state = 'pending' AND due_at <= ?")
        .get(limit)!;
      return row["n"] === 0;
    },
    log(limit, topic) {
      const rows = db
        .prepare("SELECT * FROM deliveries WHERE ? IS NULL OR topic = ? ORDER BY id DESC LIMIT ?")
        .all(topic ?? null, topic ?? null, limit) as unknown as Row[];
      return rows.map((row) => ({
        webhookId: row.webhook_id,
        eventId: row.event_id,
        topic: row.topic,
        uri: row.uri,
        state: row.state,
        attempts: row.attempts,
        answer: row.answer,
        triggeredAt: row.triggered_at,
        payload: JSON.parse(row.body) as unknown,
      }));
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await Promise.all(underWay.values());
    },
  };
}
