import type { Random } from "../../../app/numeric/random.ts";
import type { FaultInput, FaultKind } from "../../../sandbox/faults/faults.ts";
import type { Sandbox } from "../../../sandbox/platform/sandbox.ts";

/** Faults that last while the storm does, each with its own strength. */
const lasting: Partial<Record<FaultKind, (random: Random) => Omit<FaultInput, "kind">>> = {
  "webhook.drop": (random) => ({ probability: 0.05 + 0.25 * random.next() }),
  "webhook.duplicate": () => ({ probability: 0.2 }),
  "webhook.delay": (random) => ({ probability: 0.15, amount: random.int(50, 1500) }),
  "webhook.reorder": (random) => ({ probability: 0.3, amount: random.int(100, 1500) }),
  "webhook.noVersion": () => ({ probability: 0.1 }),
  "webhook.noShop": () => ({ probability: 0.1 }),
  "api.throttled": () => ({ probability: 0.05 }),
  "api.tooManyRequests": () => ({ probability: 0.03, amount: 0.2 }),
  "api.serverError": (random) => ({ probability: 0.04, amount: random.pick([500, 502, 503]) }),
  "api.internalError": () => ({ probability: 0.03 }),
  "api.partialData": () => ({ probability: 0.08 }),
  "api.connectionLost": () => ({ probability: 0.03 }),
  "api.timeoutAfterWrite": () => ({ probability: 0.3 }),
  "oauth.serverError": () => ({ probability: 0.5 }),
  "flow.duplicate": () => ({ probability: 0.3 }),
};

/** Faults that happen a time or two. Of those of the bulk operation a storm has one, or none. */
const single: Partial<Record<FaultKind, Omit<FaultInput, "kind">>> = {
  "api.forbidden": { times: 2, probability: 0.05 },
  "api.notApproved": { times: 3, probability: 0.05 },
};
const ofTheExport: (FaultInput | null)[] = [
  null,
  { kind: "bulk.canceled", times: 1 },
  { kind: "bulk.stalled", times: 1 },
  { kind: "bulk.timeout", times: 1 },
  { kind: "bulk.failed", times: 1 },
  { kind: "bulk.accessDenied", times: 1 },
  { kind: "bulk.truncatedDownload", times: 3 },
  { kind: "bulk.truncatedDownload", times: 1 },
];

/**
 * Chooses what goes wrong in this storm, and lets it begin.
 * @param which "all" = every fault there is but those of the export, of which there is one at most
 * @returns its names
 */
export function beginFaults(
  sandbox: Sandbox,
  random: Random,
  which: "some" | "all" = "some",
): FaultKind[] {
  const chosen: FaultInput[] = [];
  for (const [kind, strength] of Object.entries(lasting))
    if (which === "all" || random.bernoulli(0.8))
      chosen.push({ kind: kind as FaultKind, ...strength(random) });
  for (const [kind, strength] of Object.entries(single))
    if (which === "all" || random.bernoulli(0.5))
      chosen.push({ kind: kind as FaultKind, ...strength });
  const withExport = random.pick(ofTheExport);
  if (withExport) chosen.push(withExport);
  sandbox.faults.seed(random.int(0, 2 ** 31));
  for (const fault of chosen) sandbox.faults.add(fault);
  return chosen.map(({ kind }) => kind);
}
