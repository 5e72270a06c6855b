import type { Platform } from "../platform/platform.ts";
import { approvals } from "./protected-data.ts";
import { createCall, type Call } from "./call.ts";
import { prepare, run, type Answer } from "./execute.ts";

/** A question as an extension in the admin asks it, without a token: with the scopes the app was granted. */
export function asApp(
  platform: Platform,
  domain: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const tenant = platform.tenant(domain);
  return answer(createCall(platform, tenant, tenant.grantedScopes()), query, variables);
}

/** A question of the admin's own pages about customers, segments and discounts, seen whole there. */
export function asMerchant(
  platform: Platform,
  domain: string,
  query: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const scopes = ["write_customers", "write_customer_merge", "write_discounts"];
  const call = createCall(platform, platform.tenant(domain), scopes, approvals.at(-1));
  return answer(call, query, variables);
}

async function answer(
  call: Call,
  query: string,
  variables: Record<string, unknown>,
): Promise<Answer> {
  const prepared = prepare(query, variables, null);
  return "errors" in prepared ? { errors: [...prepared.errors] } : run(prepared, call);
}
