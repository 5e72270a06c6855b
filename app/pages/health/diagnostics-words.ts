import type { HealthLine } from "../../figures/health-line.ts";
import { unsaid } from "./unsaid.ts";

/** What whoever supports the app has to know of a shop: nothing of its customers, nothing that opens anything. */
export interface Diagnosed {
  shop: {
    domain: string;
    planName: string;
    currency: string;
    timezone: string;
    scopes: string[];
    installedAt: Date;
    historySince: Date | null;
  };
  now: Date;
  versions: readonly (readonly [what: string, version: string])[];
  lines: readonly HealthLine[];
  queue: {
    waiting: number;
    running: number;
    scheduled: number;
    givenUp: number;
    failed: readonly {
      name: string;
      givenUp: boolean;
      attempts: number;
      lastError: string;
      at: Date;
    }[];
  };
  /** what Shopify or we refuse, in words that name nobody */
  refusals: readonly (readonly [what: string, why: string])[];
  /** changes of seven days no webhook told of; null before the first comparison */
  repairedLately: number | null;
  lastNews: readonly { topic: string; lastReceivedAt: Date | null }[];
}

/** What the lines of versions and refusals are called. */
export const named = {
  shopifyApi: "shopify api",
  missingScopes: "missing scopes",
  paused: "shop paused",
  stopped: (act: string) => `stopped ${act}`,
  bulk: "bulk export",
  reading: "import",
  weekly: "weekly comparison",
  survey: "survey",
};

const listed = (lines: readonly string[]) => (lines.length > 0 ? lines : ["-"]);

/** As plain text, a line each: instants in UTC, words of errors without anything that could name somebody. */
export function diagnosticsText(known: Diagnosed): string {
  const { shop, now, versions, lines, queue, refusals, repairedLately, lastNews } = known;
  const { waiting, running, scheduled, givenUp, failed } = queue;
  return [
    `Boomerang diagnostics ${now.toISOString()}`,
    `shop: ${shop.domain} plan=${shop.planName || "-"} currency=${shop.currency} zone=${shop.timezone}`,
    `installed: ${shop.installedAt.toISOString()} history since: ${shop.historySince?.toISOString() ?? "all"}`,
    "",
    "versions:",
    ...versions.map(([what, version]) => `  ${what} ${version}`),
    `scopes: ${shop.scopes.toSorted().join(" ") || "-"}`,
    "",
    "health:",
    ...lines.map(({ title, badge }) => `  ${title}: ${badge.label}`),
    "",
    `jobs: waiting=${waiting} running=${running} later=${scheduled} given up=${givenUp}`,
    "last errors:",
    ...listed(
      failed.map(
        ({ name, givenUp: isGivenUp, attempts, lastError, at }) =>
          `  ${at.toISOString()} ${name} tries=${attempts}${isGivenUp ? " given up" : ""}: ${unsaid(lastError)}`,
      ),
    ),
    "",
    "refusals:",
    ...listed(refusals.map(([what, why]) => `  ${what}: ${why}`)),
    "",
    `repaired in 7 days: ${repairedLately ?? "-"}`,
    "last news:",
    ...lastNews.map(
      ({ topic, lastReceivedAt }) => `  ${topic}: ${lastReceivedAt?.toISOString() ?? "never"}`,
    ),
  ].join("\n");
}
