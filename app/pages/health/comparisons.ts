import { words } from "./comparisons-words.ts";
/** updates: hourly. counts: nightly. all: weekly. */
type Kind = "updates" | "counts" | "all";

export interface Month {
  month: string;
  shopify: number;
  held: number;
  /** minor units; left out where only the orders were counted */
  shopifyMinor?: number;
  heldMinor?: number;
}

interface Check {
  kind: Kind;
  finishedAt: Date;
  compared: number;
  repaired: number;
  removed: number;
  drift: Month[];
  /** by all checks of that kind in the last seven days */
  repairedLately: number;
}

interface Reading {
  phase: string;
  isRunning: boolean;
  startedAt: Date;
  problem: string | null;
}

export interface ComparisonRow {
  kind: Kind;
  /** what is compared, and how often */
  title: string;
  /** null before the first */
  last: { at: string; compared: number; equal: number; repaired: number; removed: number } | null;
  drift: Month[];
  /** the last try came to nothing: when and why */
  failed: { at: string; why: string } | null;
  isRunning: boolean;
}

export interface Comparisons {
  rows: ComparisonRow[];
  /** changes of the last seven days that no webhook had told of; null before the first comparison */
  repairedLately: number | null;
}

const titles: Record<Kind, string> = {
  updates: words.everyHour,
  counts: words.everyNight,
  all: words.everyWeek,
};

/**
 * What comparing with Shopify has found, a row for each kind.
 * @param weekly the last weekly comparison, however it went
 */
export function comparisons(checks: Check[], weekly: Reading | null): Comparisons {
  const rows = (Object.keys(titles) as Kind[]).map((kind): ComparisonRow => {
    const check = checks.find((one) => one.kind === kind);
    const failed = kind === "all" && weekly?.phase === "failed" ? weekly : null;
    return {
      kind,
      title: titles[kind],
      last: check
        ? {
            at: check.finishedAt.toISOString(),
            compared: check.compared,
            equal: Math.max(0, check.compared - check.repaired),
            repaired: check.repaired,
            removed: check.removed,
          }
        : null,
      drift: check?.drift ?? [],
      failed: failed && {
        at: failed.startedAt.toISOString(),
        why: failed.problem ?? words.shopifyDidNotSay,
      },
      isRunning: kind === "all" && weekly !== null && weekly.isRunning,
    };
  });
  const repairedLately = checks.reduce((sum, check) => sum + check.repairedLately, 0);
  return { rows, repairedLately: checks.length > 0 ? repairedLately : null };
}
