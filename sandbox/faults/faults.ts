import { z } from "zod";
import { createRandom, type Random } from "../../app/numeric/random.ts";

/** What can go wrong on demand. The numbers some of them need are in `amount`. */
export const faultKinds = [
  "webhook.drop",
  "webhook.duplicate",
  /** held back `amount` milliseconds */
  "webhook.delay",
  /** held back by chance, up to `amount` milliseconds, so that later ones overtake it */
  "webhook.reorder",
  /** comes without X-Shopify-API-Version, at this try */
  "webhook.noVersion",
  /** comes without X-Shopify-Shop-Domain, at this try */
  "webhook.noShop",
  /** answers THROTTLED as if the bucket were empty */
  "api.throttled",
  /** HTTP 429 with Retry-After `amount` seconds */
  "api.tooManyRequests",
  /** HTTP status `amount`, 500 when left out; nothing was executed */
  "api.serverError",
  /** the connection is cut before anything was executed */
  "api.connectionLost",
  /** the mutation was applied, then the connection is cut */
  "api.timeoutAfterWrite",
  /** HTTP 200 with INTERNAL_SERVER_ERROR among its errors and no data; a mutation was applied all the same */
  "api.internalError",
  /** HTTP 200 with data and errors: some of what may be null is null; a mutation was applied all the same */
  "api.partialData",
  /** HTTP 403: the caller's address is not on the app's IP allowlist */
  "api.forbidden",
  /** HTTP 200: not approved for orders and customers, protected customer data */
  "api.notApproved",
  /** the app may not run bulk operations */
  "bulk.accessDenied",
  /** Shopify cancels the operation half-way */
  "bulk.canceled",
  /** the operation stays RUNNING and makes no progress */
  "bulk.stalled",
  /** FAILED with TIMEOUT and a partialDataUrl */
  "bulk.timeout",
  /** FAILED with INTERNAL_SERVER_ERROR */
  "bulk.failed",
  /** the download of the result ends half-way */
  "bulk.truncatedDownload",
  /** Flow calls an action twice, with the same action_run_id */
  "flow.duplicate",
  /** the token endpoint answers 500 */
  "oauth.serverError",
] as const;
export type FaultKind = (typeof faultKinds)[number];

export const faultInput = z.object({
  kind: z.enum(faultKinds),
  /** 0..1 */
  probability: z.number().min(0).max(1).default(1),
  /** how often it may still happen; left out = without end */
  times: z.number().int().positive().optional(),
  /** only for this topic, GraphQL root field or shop; left out = all */
  match: z.string().optional(),
  amount: z.number().nonnegative().optional(),
});
export type FaultInput = z.input<typeof faultInput>;
export type Fault = z.output<typeof faultInput>;

export interface Faults {
  /** adds a fault; returns how to end it */
  add(fault: FaultInput): () => void;
  clear(): void;
  list(): Fault[];
  /** begins the sequence of chance anew */
  seed(seed: string | number): void;
  /** decides whether that fault happens now to one of `subjects` (topic, root fields, domain) */
  strikes(kind: FaultKind, subjects: string[]): Fault | null;
  /** uniform in [0, 1) from the same seeded source */
  chance(): number;
  /** how often each kind has happened */
  readonly counts: Partial<Record<FaultKind, number>>;
}

export function createFaults(seed: string | number = "faults"): Faults {
  let random: Random = createRandom(seed);
  let faults: Fault[] = [];
  const counts: Partial<Record<FaultKind, number>> = {};
  const end = (fault: Fault): void => {
    faults = faults.filter((other) => other !== fault);
  };
  return {
    counts,
    add(input) {
      const fault = faultInput.parse(input);
      faults.push(fault);
      return () => end(fault);
    },
    clear() {
      faults = [];
    },
    list: () => faults.map((fault) => ({ ...fault })),
    seed(next) {
      random = createRandom(next);
    },
    strikes(kind, subjects) {
      for (const fault of faults) {
        if (fault.kind !== kind) continue;
        if (fault.match !== undefined && !subjects.includes(fault.match)) continue;
        if (!random.bernoulli(fault.probability)) continue;
        if (fault.times !== undefined) {
          fault.times -= 1;
          if (fault.times === 0) end(fault);
        }
        counts[kind] = (counts[kind] ?? 0) + 1;
        return fault;
      }
      return null;
    },
    chance: () => random.next(),
  };
}
