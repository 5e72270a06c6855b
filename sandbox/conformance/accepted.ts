import type { Difference } from "./compare.ts";
import type { Outcome } from "./replay.ts";

/** A difference we live with. It still counts as unequal. */
export interface Accepted {
  name: string;
  reason: string;
  covers(difference: Difference, outcome: Outcome): boolean;
}

const isRefusal = ({ kind, path, recorded, ours }: Difference): boolean =>
  kind === "errors" &&
  path === "" &&
  recorded === "[]" &&
  /"code":"BAD_REQUEST","path":\[/.test(ours);

export const accepted: Accepted[] = [
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
    covers: (difference, { differences }) =>
      isRefusal(difference) ||
      (difference.kind === "null" && !difference.path.includes(".") && differences.some(isRefusal)),
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
