import type { SQLInputValue } from "node:sqlite";
import type { Database } from "./database.ts";
import { toIso, toSeconds } from "./instants.ts";

const tables = `
CREATE TABLE IF NOT EXISTS flow_workflows (
  id INTEGER PRIMARY KEY, trigger_handle TEXT NOT NULL, created_at INTEGER NOT NULL, step TEXT NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS flow_workflows_trigger ON flow_workflows (trigger_handle);
CREATE TABLE IF NOT EXISTS flow_events (
  id INTEGER PRIMARY KEY, trigger_handle TEXT NOT NULL, at INTEGER NOT NULL, customer_id INTEGER,
  properties TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS flow_runs (
  id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL, state TEXT NOT NULL, said TEXT NOT NULL,
  result TEXT NOT NULL, attempts INTEGER NOT NULL DEFAULT 0, due_at INTEGER NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS flow_runs_due ON flow_runs (state, due_at);
CREATE INDEX IF NOT EXISTS flow_runs_event ON flow_runs (event_id);
`;

/** What a workflow does. Its texts are Liquid: "{{ customer.firstName }}". */
export type FlowStep =
  | { kind: "message"; subject: string; text: string }
  | { kind: "action"; action: string; properties: Record<string, string> };

export interface WorkflowRecord {
  id: number;
  /** handle of the trigger it begins with */
  trigger: string;
  createdAt: string;
  step: FlowStep;
}

/** What an app told a trigger. */
export interface FlowEventRecord {
  id: number;
  trigger: string;
  at: string;
  properties: Record<string, unknown>;
}

export type FlowResult =
  /** a message as it reached somebody */
  | { kind: "message"; to: string; subject: string; text: string }
  /** a call of the app's; `runId` is the same at every try */
  | { kind: "action"; action: string; runId: string; properties: Record<string, unknown> }
  /** it could not be begun */
  | { kind: "nothing" };

export interface FlowRunRecord {
  id: number;
  eventId: number;
  state: "done" | "waiting" | "failed";
  /** the last answer, or what went wrong; empty = nothing to say */
  said: string;
  result: FlowResult;
  attempts: number;
  /** milliseconds since 1970 */
  dueAt: number;
}

export interface FlowTable {
  workflows(): WorkflowRecord[];
  workflowsOn(trigger: string): WorkflowRecord[];
  writeWorkflow(workflow: WorkflowRecord): void;
  removeWorkflow(id: number): void;
  writeEvent(event: FlowEventRecord): void;
  /** newest first */
  events(most: number): FlowEventRecord[];
  writeRun(run: FlowRunRecord): void;
  runsOf(eventId: number): FlowRunRecord[];
  /** waiting ones due by that moment, the longest due first */
  due(now: number, most: number): FlowRunRecord[];
  /** when the next waiting one is due; null = none waits */
  nextDue(): number | null;
  /** what was told of one customer is of another from now on */
  give(from: number, to: number): void;
  /** none of the calls that wait will be made */
  giveUp(why: string): void;
  /** a customer is forgotten: what was told and written about them too */
  forget(customerId: number): void;
}

const workflowColumns = "id, trigger_handle, created_at, step";
const runColumns = "id, event_id, state, said, result, attempts, due_at";

export function flowTable(db: Database): FlowTable {
  db.file.exec(tables);
  const workflowsWhere = (where: string, ...values: SQLInputValue[]) =>
    db
      .prepare(`SELECT ${workflowColumns} FROM flow_workflows WHERE ${where} ORDER BY id`)
      .all(...values)
      .map(workflowFromRow);
  const runsWhere = (where: string, ...values: SQLInputValue[]) =>
    db
      .prepare(`SELECT ${runColumns} FROM flow_runs WHERE ${where}`)
      .all(...values)
      .map(runFromRow);
  return {
    workflows: () => workflowsWhere("1"),
    workflowsOn: (trigger) => workflowsWhere("trigger_handle = ?", trigger),
    writeWorkflow({ id, trigger, createdAt, step }) {
      db.prepare(`INSERT INTO flow_workflows (${workflowColumns}) VALUES (?,?,?,?)`).run(
        ...[id, trigger, toSeconds(createdAt), JSON.stringify(step)],
      );
    },
    removeWorkflow(id) {
      db.prepare("DELETE FROM flow_workflows WHERE id = ?").run(id);
    },
    writeEvent({ id, trigger, at, properties }) {
      const customer = properties["customer_id"];
      const customerId = typeof customer === "number" ? customer : null;
      db.prepare(
        "INSERT INTO flow_events (id, trigger_handle, at, customer_id, properties) VALUES (?,?,?,?,?)",
      ).run(id, trigger, toSeconds(at), customerId, JSON.stringify(properties));
    },
    events: (most) =>
      db
        .prepare(
          "SELECT id, trigger_handle, at, properties FROM flow_events ORDER BY id DESC LIMIT ?",
        )
        .all(most)
        .map(eventFromRow),
    writeRun(run) {
      db.prepare(`INSERT OR REPLACE INTO flow_runs (${runColumns}) VALUES (?,?,?,?,?,?,?)`).run(
        ...[run.id, run.eventId, run.state, run.said, JSON.stringify(run.result)],
        ...[run.attempts, Math.round(run.dueAt)],
      );
    },
    runsOf: (eventId) => runsWhere("event_id = ? ORDER BY id", eventId),
    due: (now, most) =>
      runsWhere("state = 'waiting' AND due_at <= ? ORDER BY due_at, id LIMIT ?", now, most),
    nextDue: () =>
      db.prepare("SELECT min(due_at) AS due FROM flow_runs WHERE state = 'waiting'").get()![
        "due"
      ] as number | null,
    give(from, to) {
      db.prepare("UPDATE flow_events SET customer_id = ? WHERE customer_id = ?").run(to, from);
    },
    giveUp(why) {
      db.prepare("UPDATE flow_runs SET state = 'failed', said = ? WHERE state = 'waiting'").run(
        why,
      );
    },
    forget(customerId) {
      const ofCustomer = "(SELECT id FROM flow_events WHERE customer_id = ?)";
      db.prepare(`DELETE FROM flow_runs WHERE event_id IN ${ofCustomer}`).run(customerId);
      db.prepare("DELETE FROM flow_events WHERE customer_id = ?").run(customerId);
    },
  };
}

function workflowFromRow(raw: unknown): WorkflowRecord {
  const row = raw as { id: number; trigger_handle: string; created_at: number; step: string };
  return {
    id: row.id,
    trigger: row.trigger_handle,
    createdAt: toIso(row.created_at),
    step: JSON.parse(row.step) as FlowStep,
  };
}

function eventFromRow(raw: unknown): FlowEventRecord {
  const row = raw as { id: number; trigger_handle: string; at: number; properties: string };
  return {
    id: row.id,
    trigger: row.trigger_handle,
    at: toIso(row.at),
    properties: JSON.parse(row.properties) as Record<string, unknown>,
  };
}

function runFromRow(raw: unknown): FlowRunRecord {
  const row = raw as {
    id: number;
    event_id: number;
    state: FlowRunRecord["state"];
    said: string;
    result: string;
    attempts: number;
    due_at: number;
  };
  return {
    id: row.id,
    eventId: row.event_id,
    state: row.state,
    said: row.said,
    result: JSON.parse(row.result) as FlowResult,
    attempts: row.attempts,
    dueAt: row.due_at,
  };
}
