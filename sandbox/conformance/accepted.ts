import type { Difference } from "./compare.ts";
import type { Outcome } from "./replay.ts";

/** A difference we live with. It still counts as unequal. */
export interface Accepted {
  name: string;
  reason: string;
  covers(difference: Difference, outcome: Outcome): boolean;
}

const bulkProgress =
  /bulkoperations?(\.|$).*\b(completedAt|url|partialDataUrl|fileSize|objectCount|rootObjectCount)$/i;

export const accepted: Accepted[] = [
  {
    name: "how far a bulk operation had come",
    reason:
      "A bulk operation of a small shop is over in milliseconds here; at Shopify it takes seconds, and the recording caught it under way.",
    covers: ({ kind, path }) => kind === "null" && bulkProgress.test(`bulkOperation.${path}`),
  },
  {
    name: "what else the shop held",
    reason:
      "A list shows what the recorded shop held besides the scenario's own things; only what an answer showed could be seeded.",
    covers: ({ kind, path }) =>
      (kind === "shape" && /(^|\.)(nodes|edges)$/.test(path)) ||
      (kind === "null" && /(startCursor|endCursor)$/.test(path)),
  },
  {
    name: "a search Shopify takes and the sandbox refuses",
    reason:
      "Shopify ignores filters it does not know and mends broken searches; the sandbox refuses them, so that a typing error of ours is seen.",
    covers: ({ kind, path, recorded, ours }, { exchange }) =>
      (kind === "errors" && recorded === "[]" && ours.includes("BAD_REQUEST")) ||
      (kind === "null" && !path.includes(".") && /query/i.test(exchange.query)),
  },
  {
    name: "the scopes of the recording app",
    reason: "The app that recorded had its own scopes; the app of the replay has all there are.",
    covers: ({ path }) => /(^|\.)accessScopes$/.test(path),
  },
];

/** The names that cover a difference of an exchange, when every one of its differences is covered. */
export function acceptedNames(outcome: Outcome): string[] | null {
  const names = outcome.differences.map(
    (difference) => accepted.find((one) => one.covers(difference, outcome))?.name ?? null,
  );
  return names.length > 0 && names.every((name) => name !== null)
    ? ([...new Set(names)] as string[])
    : null;
}
