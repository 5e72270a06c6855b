import { randomUUID } from "node:crypto";
import type { Database } from "../store/database.ts";

const table = `
CREATE TABLE IF NOT EXISTS deliveries (
  id INTEGER PRIMARY KEY, webhook_id TEXT NOT NULL, event_id TEXT NOT NULL, topic TEXT NOT NULL,
  uri TEXT NOT NULL, name TEXT, body TEXT NOT NULL, triggered_at TEXT NOT NULL,
  due_at INTEGER NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, state TEXT NOT NULL,
  answer TEXT) STRICT;
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (state, due_at);
`;

export interface Message {
  topic: string;
  uri: string;
  name: string | null;
  body: string;
  triggeredAt: string;
  eventId: string;
}

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

export interface DeliveryRow {
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

/** A shop's webhooks as its file keeps them. Moments are milliseconds since 1970. */
export interface Deliveries {
  add(message: Message, state: Delivery["state"], dueAt: number): void;
  /** pending ones due by `now`, the longest due first */
  due(now: number, most: number): DeliveryRow[];
  countDue(by: number): number;
  /** when the next pending one is due after `now`; null = none waits */
  nextAfter(now: number): number | null;
  /** one more attempt was made */
  attempted(row: DeliveryRow, state: Delivery["state"], answer: string, dueAt: number): void;
  /** newest first */
  log(limit: number, topic?: string): Delivery[];
}

export function deliveriesOf(db: Database): Deliveries {
  db.file.exec(table);
  return {
    add(message, state, dueAt) {
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
    },
    due: (now, most) =>
      db
        .prepare(
          "SELECT * FROM deliveries WHERE state = 'pending' AND due_at <= ? ORDER BY due_at, id LIMIT ?",
        )
        .all(now, most) as unknown as DeliveryRow[],
    countDue: (by) =>
      db
        .prepare("SELECT count(*) AS n FROM deliveries WHERE state = 'pending' AND due_at <= ?")
        .get(by)!["n"] as number,
    nextAfter: (now) =>
      db
        .prepare("SELECT min(due_at) AS due FROM deliveries WHERE state = 'pending' AND due_at > ?")
        .get(now)!["due"] as number | null,
    attempted(row, state, answer, dueAt) {
      db.prepare(
        "UPDATE deliveries SET state = ?, attempts = ?, answer = ?, due_at = ? WHERE id = ?",
      ).run(state, row.attempts + 1, answer, Math.round(dueAt), row.id);
    },
    log(limit, topic) {
      const rows = db
        .prepare("SELECT * FROM deliveries WHERE ? IS NULL OR topic = ? ORDER BY id DESC LIMIT ?")
        .all(topic ?? null, topic ?? null, limit) as unknown as DeliveryRow[];
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
  };
}
