import { formatInstant } from "../figures/format.ts";
import type { HealthLine } from "../figures/health-line.ts";
import { countOf, underWay, works } from "../figures/words.ts";
import type { ImportPhase, ImportProgress } from "./import-progress.ts";

interface Bulk {
  state: "granted" | "lapsed" | "interrupted" | "unknown";
  usedAt: Date | null;
  since: Date | null;
  readsPages: boolean;
}

export function bulkLine(found: Bulk, timeZone: string): HealthLine {
  const title = "Bulk access";
  const at = (instant: Date | null) =>
    instant ? formatInstant(instant.toISOString(), timeZone) : "";
  const pages = found.readsPages ? " Orders are read page by page meanwhile." : "";
  switch (found.state) {
    case "granted":
      return {
        title,
        badge: { label: "Granted", tone: "success" },
        words: `Last used on ${at(found.usedAt)}, and every week from then on, so that Shopify does not take it back.`,
      };
    case "lapsed":
      return {
        title,
        badge: { label: "Lapsed", tone: "attention" },
        words: `Refused since ${at(found.since)}: bulk operations must be enabled for the app in Shopify's Partner Dashboard.${pages} New orders arrive as always.`,
      };
    case "interrupted":
      return {
        title,
        badge: { label: "Interrupted", tone: "attention" },
        words: `The export of ${at(found.since)} came to nothing.${pages} It is tried again every night.`,
      };
    case "unknown":
      return { title, badge: { label: "Not used yet" }, words: "The first import uses it." };
  }
}

/** What is happening. */
export const importPhases: Record<ImportPhase, string> = {
  starting: "Asking Shopify for your orders",
  querying: "Shopify is putting your orders together",
  loading: "Reading your orders",
  facts: "Working out your numbers",
  done: "All orders are read",
  failed: "Reading your orders stopped",
  cancelled: "You stopped reading your orders",
};

type Reading = Pick<ImportProgress, "standing" | "phase" | "read" | "problem"> & {
  finishedAt: Date | null;
};

/**
 * @param reading the last one; null = none has begun
 * @param isServed whether Shopify answers the shop
 */
export function readingLine(
  reading: Reading | null,
  timeZone: string,
  isServed = true,
): HealthLine {
  const title = "Orders";
  if (!reading) return { title, badge: underWay, words: "The first import starts in a moment." };
  const { standing, problem, finishedAt } = reading;
  const soFar = `${importPhases[reading.phase]}: ${countOf(reading.read, "order")} so far.`;
  const again = "They can be read again from Home.";
  switch (standing) {
    case "done": {
      const on = finishedAt ? ` on ${formatInstant(finishedAt.toISOString(), timeZone)}` : "";
      if (!isServed)
        return {
          title,
          badge: { label: "Waits", tone: "attention" },
          words: `${countOf(reading.read, "order")} read${on}. New and changed ones wait until Shopify answers again.`,
        };
      return {
        title,
        badge: works,
        words: `${countOf(reading.read, "order")} read${on}. New ones arrive by themselves and are compared every hour.`,
      };
    }
    case "running":
      return { title, badge: underWay, words: together(soFar, problem) };
    case "failed":
      return {
        title,
        badge: { label: "Failed", tone: "critical" },
        words: together(soFar, problem, again),
      };
    case "cancelled":
      return {
        title,
        badge: { label: "Stopped", tone: "attention" },
        words: together(soFar, problem, again),
      };
  }
}

const together = (...sentences: (string | null)[]) => sentences.filter(Boolean).join(" ");

/** Why a reading of the orders ended early, takes longer, or did less. */
export const readingProblems = {
  interrupted: "Reading the orders was interrupted.",
  /** @param why a sentence */
  givenUp: (why: string) => `Reading the orders was given up after many tries. ${why}`,
  notWhole: "Shopify's export was not whole: nothing was removed this time.",
  /** @param why the beginning of a sentence, as below */
  byPages: (why: string) =>
    `${why}, so orders are read page by page. It takes longer; nothing is missing.`,
  only: (why: string) => `${why}.`,
};

/** Why Shopify's bulk export does not serve; beginnings of a sentence. */
export const withoutExport = {
  busy: "Another bulk export of this shop is running",
  access: "Shopify does not grant bulk access at the moment",
  stalled: (minutes: number) => `Shopify's bulk export made no progress for ${minutes} minutes`,
  /** @param how in Shopify's words, such as "failed" */
  ended: (how: string) => `Shopify ended its bulk export (${how})`,
};
