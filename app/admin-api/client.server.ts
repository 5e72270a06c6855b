import type { AdminMutations, AdminQueries } from "@shopify/admin-api-client";
import { ClientError, GraphQLClient } from "graphql-request";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { actsOf } from "../switches/acts.ts";
import { guardActs } from "../switches/switches.server.ts";
import { apiVersion } from "../shopify.server.ts";
import type { Caller } from "./bucket.ts";
import { rememberBucket, takePoints } from "./bucket.server.ts";
import {
  AccessDenied,
  OutcomeUnknown,
  ProtectedDataRefused,
  TooExpensive,
  UserErrors,
  unavailable,
  type UserError,
} from "./errors.ts";
import { refusedData } from "./protected-data.ts";
import { accessToken } from "./token.server.ts";

type Operations = AdminQueries & AdminMutations;
type Variables<K extends keyof Operations> = Operations[K] extends { variables: infer V }
  ? V
  : never;
type Result<K extends keyof Operations> = Operations[K] extends { return: infer R } ? R : never;

export interface AdminClient {
  readonly domain: string;
  /** Asks Shopify; waits for the rate limit, renews the token, repeats what is safe to repeat. */
  request<K extends keyof Operations & string>(
    document: K,
    variables: Variables<K>,
  ): Promise<Result<K>>;
  /** The same for a mutation: one root field, whose userErrors are thrown as UserErrors. */
  mutate<K extends keyof AdminMutations & string>(
    document: K,
    variables: Variables<K>,
  ): Promise<Result<K>>;
  /** What the last page of this document cost, and how many points the bucket holds; null before the first. */
  charged(document: keyof Operations & string): Charge | null;
}

interface Charge {
  cost: number;
  maximum: number;
}

const costs = z.object({
  requestedQueryCost: z.number().nullish(),
  throttleStatus: z.object({
    maximumAvailable: z.number(),
    currentlyAvailable: z.number(),
    restoreRate: z.number(),
  }),
});

const REQUEST_TIMEOUT_MS = 30_000;
const ATTEMPTS = 6;
const THROTTLES = 40;
const FIRST_GUESS_COST = 50;

const charges = new Map<string, Charge>();

/**
 * The one way to ask Shopify. `caller` "page" goes first; "job" leaves headroom.
 * @throws AccessDenied, ShopUnavailable, UserErrors, OutcomeUnknown (see errors.ts), Stopped (see switches); anything
 *   else is worth a retry by time
 */
export function adminFor(domain: string, caller: Caller = "job"): AdminClient {
  const request = async (document: string, variables: unknown) => {
    const acts = actsOf(document);
    let token = await accessToken(domain);
    let renewed = false;
    let throttled = 0;
    for (let attempt = 1; ; attempt++) {
      await takePoints(domain, charges.get(document)?.cost ?? FIRST_GUESS_COST, caller);
      // last of all, whatever was waited for: a switch stops what has not been sent
      await guardActs(domain, acts);
      const outcome = await send(domain, token, document, variables);
      if (outcome.kind === "data") return outcome.data;
      if (outcome.kind === "unauthorized") {
        if (renewed) throw unavailable(domain, 401);
        token = await accessToken(domain, token);
        renewed = true;
        continue;
      }
      if (outcome.kind === "throttled") {
        // others were quicker; this is no failure of ours, and the request is not lost
        if (++throttled > THROTTLES) throw new Error(`${domain} stays throttled`);
        attempt--;
        await sleep(50 + 100 * throttled * Math.random());
        continue;
      }
      if (attempt >= ATTEMPTS) throw outcome.error;
      await sleep(outcome.waitMs ?? Math.min(30_000, 500 * 2 ** attempt));
    }
  };
  return {
    domain,
    charged: (document) => charges.get(document) ?? null,
    request: (document, variables) => request(document, variables) as never,
    async mutate(document, variables) {
      const data = (await request(document, variables)) as Record<string, unknown>;
      const [name, payload] = Object.entries(data)[0] ?? ["mutation", null];
      if (!payload) throw new OutcomeUnknown(`${name} for ${domain}: nothing was answered`);
      const errors = (payload as { userErrors?: UserError[] }).userErrors ?? [];
      if (errors.length > 0) throw new UserErrors(name, errors, domain);
      return data as never;
    },
  };
}

type Outcome =
  | { kind: "data"; data: unknown }
  | { kind: "unauthorized" }
  | { kind: "throttled" }
  | { kind: "again"; error: Error; waitMs?: number };

async function send(
  domain: string,
  token: string,
  document: string,
  variables: unknown,
): Promise<Outcome> {
  const client = new GraphQLClient(`https://${domain}/admin/api/${apiVersion}/graphql.json`, {
    headers: { "X-Shopify-Access-Token": token },
    // looked up at each call: the runtime may wrap fetch after this module was loaded
    fetch: (input: RequestInfo | URL, init?: RequestInit) => globalThis.fetch(input, init),
  });
  try {
    const answer = await client.rawRequest<unknown, Record<string, unknown>>({
      query: document,
      variables: variables as Record<string, unknown>,
      signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS),
    });
    await learn(domain, document, answer.extensions);
    return { kind: "data", data: answer.data };
  } catch (error) {
    if (error instanceof ClientError) return judge(domain, document, error);
    const broken = error as Error;
    if (isMutation(document))
      throw new OutcomeUnknown(`${operationName(document)} for ${domain}: ${broken.message}`, {
        cause: broken,
      });
    return {
      kind: "again",
      error: new Error(`${operationName(document)} for ${domain}: ${broken.message}`, {
        cause: broken,
      }),
    };
  }
}

const isMutation = (document: string) => /^\s*(#graphql\s*)?mutation\b/.test(document);

async function judge(domain: string, document: string, error: ClientError): Promise<Outcome> {
  const { status, errors, extensions } = error.response;
  const name = operationName(document);
  if (status === 401) return { kind: "unauthorized" };
  if ([402, 403, 404, 423].includes(status)) throw unavailable(domain, status);
  if (status === 429) {
    const header = Number(new Headers(error.response.headers as Headers).get("retry-after") ?? "2");
    return { kind: "again", error: new Error(`${name} for ${domain}: 429`), waitMs: header * 1000 };
  }
  if (status >= 500) {
    if (isMutation(document))
      throw new OutcomeUnknown(`${name} for ${domain}: status ${status}`, { cause: error });
    return { kind: "again", error: new Error(`${name} for ${domain}: status ${status}`) };
  }
  await learn(domain, document, extensions);
  const codes = (Array.isArray(errors) ? errors : []).map((one) =>
    String(one.extensions?.["code"] ?? ""),
  );
  // the bucket is known now: the wait for it is exact
  if (codes.includes("THROTTLED")) return { kind: "throttled" };
  const refused = refusedData(Array.isArray(errors) ? errors : []);
  if (refused) throw new ProtectedDataRefused(domain, refused);
  const messages = Array.isArray(errors)
    ? errors.map((one) => one.message).join("; ")
    : String(errors ?? error.message);
  const failed = `${name} for ${domain}: ${messages}`;
  if (codes.some((code) => BROKE.includes(code))) return brokenAnswer(document, failed, error);
  if (codes.includes("MAX_COST_EXCEEDED")) throw new TooExpensive(failed);
  if (codes.includes("ACCESS_DENIED")) throw new AccessDenied(failed);
  // data with an error that has no code: what is null in it may be anything
  if (error.response.data && codes.includes("")) return brokenAnswer(document, failed, error);
  throw new Error(failed);
}

/** Shopify's own failures, said with HTTP 200. */
const BROKE = ["INTERNAL_SERVER_ERROR", "TIMEOUT"];

/** Parts of an answer are never used: null in it says nothing. Of a mutation nobody knows what became of it. */
function brokenAnswer(document: string, failed: string, cause: ClientError): Outcome {
  if (isMutation(document)) throw new OutcomeUnknown(failed, { cause });
  return { kind: "again", error: new Error(failed, { cause }) };
}

async function learn(domain: string, document: string, extensions: unknown): Promise<void> {
  const parsed = costs.safeParse((extensions as { cost?: unknown } | undefined)?.cost);
  if (!parsed.success) return;
  const { throttleStatus, requestedQueryCost } = parsed.data;
  if (requestedQueryCost) {
    charges.set(document, { cost: requestedQueryCost, maximum: throttleStatus.maximumAvailable });
  }
  await rememberBucket(domain, {
    available: throttleStatus.currentlyAvailable,
    maximum: throttleStatus.maximumAvailable,
    restoreRate: throttleStatus.restoreRate,
  });
}

function operationName(document: string): string {
  return /\b(?:query|mutation)\s+(\w+)/.exec(document)?.[1] ?? "an unnamed request";
}
