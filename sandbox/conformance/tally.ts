import { acceptedNames } from "./accepted.ts";
import { topicOf } from "./recording.ts";
import type { Outcome } from "./replay.ts";

/** Numbers of exchanges of one topic. */
export interface Tally {
  topic: string;
  exchanges: number;
  /** requests of API 2026-10 */
  parses: number;
  notImplemented: number;
  /** needed something no answer had shown */
  notReplayable: number;
  compared: number;
  equal: number;
  /** unequal, and every difference is one of accepted.ts */
  accepted: number;
  costCompared: number;
  costEqual: number;
  /** recorded answers with user errors among those compared */
  failuresCompared: number;
  failuresEqual: number;
}

export function tally(outcomes: Outcome[]): Tally[] {
  const topics = new Map<string, Tally>();
  for (const outcome of outcomes) {
    const topic = topicOf(outcome.exchange);
    const row = topics.get(topic) ?? empty(topic);
    topics.set(topic, row);
    const isEqual = outcome.replay === "compared" && outcome.differences.length === 0;
    row.exchanges += 1;
    row.parses += Number(outcome.parses);
    row[outcome.replay] += 1;
    row.equal += Number(isEqual);
    row.accepted += Number(acceptedNames(outcome) !== null);
    row.costCompared += Number(outcome.cost !== null);
    row.costEqual += Number(outcome.cost?.ours === outcome.cost?.recorded && outcome.cost !== null);
    row.failuresCompared += Number(outcome.sameFailures !== null);
    row.failuresEqual += Number(outcome.sameFailures === true);
  }
  return [...topics.values()].sort((a, b) => (a.topic < b.topic ? -1 : 1));
}

export function total(rows: Tally[]): Tally {
  const sum = empty("all");
  for (const row of rows) {
    for (const [name, value] of Object.entries(row)) {
      if (typeof value === "number") (sum as unknown as Record<string, number>)[name]! += value;
    }
  }
  return sum;
}

const empty = (topic: string): Tally => ({
  topic,
  exchanges: 0,
  parses: 0,
  notImplemented: 0,
  notReplayable: 0,
  compared: 0,
  equal: 0,
  accepted: 0,
  costCompared: 0,
  costEqual: 0,
  failuresCompared: 0,
  failuresEqual: 0,
});
