import type { SQLInputValue } from "node:sqlite";
import type { Database } from "../store/database.ts";

const tables = `
CREATE TABLE IF NOT EXISTS segment_members (
  segment_id INTEGER NOT NULL, customer_id INTEGER NOT NULL,
  PRIMARY KEY (segment_id, customer_id)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS counted_segments (segment_id INTEGER PRIMARY KEY) STRICT;
`;

interface Condition {
  sql: string;
  parameters: SQLInputValue[];
}

/** Who belongs to which segment, followed while somebody wants to hear of it. */
export interface LiveMembers {
  /** something of this customer changed */
  touch(customerId: number): void;
  /** time went by: any customer may have come or gone */
  recheck(): void;
  /** who belongs to it now is where following begins: nobody is said to have joined or left */
  begin(segmentId: number): void;
  isIdle(): boolean;
}

export function liveMembers(options: {
  db: Database;
  isWanted: () => boolean;
  segmentIds: () => number[];
  /** null = a query that cannot be answered any more */
  conditionOf: (segmentId: number) => Condition | null;
  tell: (topic: string, customerId: number, segmentId: number) => void;
  onChange: () => void;
}): LiveMembers {
  const { db } = options;
  db.file.exec(tables);
  const touched = new Set<number>();
  let all = false;
  let due = false;

  const isCounted = (id: number): boolean =>
    db.prepare("SELECT 1 FROM counted_segments WHERE segment_id = ?").get(id) !== undefined;

  function count(id: number): void {
    const condition = options.conditionOf(id);
    db.prepare("DELETE FROM segment_members WHERE segment_id = ?").run(id);
    if (condition) {
      db.prepare(
        `INSERT INTO segment_members SELECT ?, id FROM customers WHERE ${condition.sql}`,
      ).run(id, ...condition.parameters);
    }
    db.prepare("INSERT OR IGNORE INTO counted_segments VALUES (?)").run(id);
  }

  function compare(id: number, { sql, parameters }: Condition, among: number[] | null): void {
    const within = among === null ? "1" : `id IN (${among.join(",")})`;
    const joined = db
      .prepare(
        `SELECT id FROM customers WHERE ${within} AND (${sql})
           AND id NOT IN (SELECT customer_id FROM segment_members WHERE segment_id = ?)`,
      )
      .all(...parameters, id);
    const left = db
      .prepare(
        `SELECT customer_id AS id FROM segment_members WHERE segment_id = ?
           AND ${within.replace(/^id/, "customer_id")}
           AND customer_id NOT IN (SELECT id FROM customers WHERE ${within} AND (${sql}))`,
      )
      .all(id, ...parameters);
    for (const row of joined) {
      db.prepare("INSERT OR IGNORE INTO segment_members VALUES (?, ?)").run(id, row["id"]!);
      options.tell("customer.joined_segment", row["id"] as number, id);
    }
    for (const row of left) {
      db.prepare("DELETE FROM segment_members WHERE segment_id = ? AND customer_id = ?").run(
        id,
        row["id"]!,
      );
      const isGone =
        db.prepare("SELECT 1 FROM customers WHERE id = ?").get(row["id"]!) === undefined;
      if (!isGone) options.tell("customer.left_segment", row["id"] as number, id);
    }
  }

  function check(): void {
    due = false;
    if (db.isClosed() || !options.isWanted()) return;
    const among = all ? null : [...touched];
    all = false;
    touched.clear();
    db.transaction(() => {
      for (const id of options.segmentIds()) {
        const condition = options.conditionOf(id);
        if (!isCounted(id) || condition === null) count(id);
        else compare(id, condition, among);
      }
    });
    options.onChange();
  }
  function soon(): void {
    if (due || !options.isWanted()) return;
    due = true;
    setImmediate(check);
  }

  return {
    touch(customerId) {
      touched.add(customerId);
      soon();
    },
    recheck() {
      all = true;
      soon();
    },
    begin(segmentId) {
      if (options.isWanted()) db.transaction(() => count(segmentId));
      else db.prepare("DELETE FROM counted_segments WHERE segment_id = ?").run(segmentId);
    },
    isIdle: () => !due,
  };
}
