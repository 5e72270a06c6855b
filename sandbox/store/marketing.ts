import type { SQLInputValue } from "node:sqlite";
import type { Database } from "./database.ts";
import { toIso, toSeconds, toSecondsOrNull } from "./instants.ts";

const tables = `
CREATE TABLE IF NOT EXISTS marketing_activities (
  id INTEGER PRIMARY KEY, event_id INTEGER NOT NULL UNIQUE, remote_id TEXT UNIQUE, title TEXT NOT NULL,
  tactic TEXT NOT NULL, created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, started_at INTEGER NOT NULL,
  scheduled_start INTEGER, scheduled_end INTEGER, doc TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS marketing_engagements (
  activity_id INTEGER NOT NULL, occurred_on TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (activity_id, occurred_on)) STRICT, WITHOUT ROWID;
`;

/** An amount as it was told: the decimal text of MoneyV2, in any currency. */
export interface ToldAmount {
  amount: string;
  currencyCode: string;
}

export interface Utm {
  campaign: string;
  source: string;
  medium: string;
}

/** An external marketing activity with its event. */
export interface MarketingActivityRecord {
  id: number;
  eventId: number;
  /** the app's own number of it */
  remoteId: string | null;
  title: string;
  /** MarketingTactic */
  tactic: string;
  createdAt: string;
  updatedAt: string;
  startedAt: string;
  scheduledStart: string | null;
  scheduledEnd: string | null;
  endedAt: string | null;
  /** MarketingActivityExternalStatus */
  status: string;
  statusSince: string;
  /** MarketingChannel */
  channelType: string;
  remoteUrl: string;
  previewUrl: string | null;
  referringDomain: string | null;
  utm: Utm | null;
  urlParameter: string | null;
  budget: { budgetType: string; total: ToldAmount } | null;
  adSpend: ToldAmount | null;
}

type Doc = Omit<
  MarketingActivityRecord,
  | "id"
  | "eventId"
  | "remoteId"
  | "title"
  | "tactic"
  | "createdAt"
  | "updatedAt"
  | "startedAt"
  | "scheduledStart"
  | "scheduledEnd"
> & { scheduledStart: string | null; scheduledEnd: string | null };

/** What became of an activity on one day. */
export interface EngagementRecord {
  activityId: number;
  /** "2026-11-26" */
  occurredOn: string;
  /** as it was told, by the names of MarketingEngagementInput */
  figures: Record<string, unknown>;
}

export const activityColumns =
  "id, event_id, remote_id, title, tactic, created_at, updated_at, started_at, scheduled_start, scheduled_end, doc";

export function activityFromRow(raw: unknown): MarketingActivityRecord {
  const row = raw as Record<
    "id" | "event_id" | "created_at" | "updated_at" | "started_at",
    number
  > &
    Record<"title" | "tactic" | "doc", string> & { remote_id: string | null };
  return {
    id: row.id,
    eventId: row.event_id,
    remoteId: row.remote_id,
    title: row.title,
    tactic: row.tactic,
    createdAt: toIso(row.created_at),
    updatedAt: toIso(row.updated_at),
    startedAt: toIso(row.started_at),
    ...(JSON.parse(row.doc) as Doc),
  };
}

export interface MarketingTable {
  get(id: number): MarketingActivityRecord | null;
  byEvent(eventId: number): MarketingActivityRecord | null;
  byRemoteId(remoteId: string): MarketingActivityRecord | null;
  all(): MarketingActivityRecord[];
  write(activity: MarketingActivityRecord): void;
  /** with all that was told of it */
  remove(id: number): void;
  clear(): void;
  /** what was told of a day before is replaced */
  writeEngagement(engagement: EngagementRecord): void;
  /** in the order of days */
  engagementsOf(activityId: number): EngagementRecord[];
}

export function marketingTable(db: Database): MarketingTable {
  db.file.exec(tables);
  const where = (condition: string, ...values: SQLInputValue[]) =>
    db
      .prepare(`SELECT ${activityColumns} FROM marketing_activities WHERE ${condition}`)
      .all(...values)
      .map(activityFromRow);
  return {
    get: (id) => where("id = ?", id)[0] ?? null,
    byEvent: (eventId) => where("event_id = ?", eventId)[0] ?? null,
    byRemoteId: (remoteId) => where("remote_id = ?", remoteId)[0] ?? null,
    all: () => where("1 ORDER BY id DESC"),
    write(activity) {
      const { id, eventId, remoteId, title, tactic, createdAt, updatedAt, startedAt, ...doc } =
        activity;
      db.prepare(
        `INSERT OR REPLACE INTO marketing_activities (${activityColumns}) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
      ).run(
        ...[id, eventId, remoteId, title, tactic, toSeconds(createdAt), toSeconds(updatedAt)],
        ...[toSeconds(startedAt), toSecondsOrNull(doc.scheduledStart)],
        ...[toSecondsOrNull(doc.scheduledEnd), JSON.stringify(doc)],
      );
    },
    remove(id) {
      db.prepare("DELETE FROM marketing_engagements WHERE activity_id = ?").run(id);
      db.prepare("DELETE FROM marketing_activities WHERE id = ?").run(id);
    },
    clear() {
      db.prepare("DELETE FROM marketing_engagements").run();
      db.prepare("DELETE FROM marketing_activities").run();
    },
    writeEngagement({ activityId, occurredOn, figures }) {
      db.prepare("INSERT OR REPLACE INTO marketing_engagements VALUES (?,?,?)").run(
        ...[activityId, occurredOn, JSON.stringify(figures)],
      );
    },
    engagementsOf: (activityId) =>
      db
        .prepare(
          "SELECT occurred_on, doc FROM marketing_engagements WHERE activity_id = ? ORDER BY occurred_on",
        )
        .all(activityId)
        .map((row) => ({
          activityId,
          occurredOn: row["occurred_on"] as string,
          figures: JSON.parse(row["doc"] as string) as Record<string, unknown>,
        })),
  };
}
