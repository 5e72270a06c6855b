import type { FieldNode, GraphQLError } from "graphql";
import type { Platform, Tenant } from "../platform/platform.ts";
import type { Approval } from "./protected-data.ts";
import type { OpenShop } from "../store/shop-store.ts";

/** What every resolver is given: whose shop, which token, what time. */
export interface Call {
  platform: Platform;
  tenant: Tenant;
  store: OpenShop;
  /** the token's scopes, read scopes of write scopes included */
  scopes: Set<string>;
  /** how far the app is approved for protected customer data, in this request */
  approval: Approval;
  currency: string;
  /** ISO 8601, the sandbox's clock */
  now: string;
  /** fields this token may not read */
  denied: Map<FieldNode, GraphQLError>;
}

export type Args = Record<string, unknown>;
export type Resolver<Source> = (source: Source, args: Args, call: Call) => unknown;
/** The fields of one GraphQL type, each with how it is read. */
export type Fields<Source> = Record<string, Resolver<Source>>;

/** What a mutation hands back about a mistake in its input. */
export interface UserError {
  field: string[] | null;
  message: string;
  code?: string | null;
}

export function createCall(
  platform: Platform,
  tenant: Tenant,
  scopes: string[],
  approval: Approval = tenant.approval(),
): Call {
  return {
    platform,
    tenant,
    store: tenant.store,
    scopes: withReads(scopes),
    approval,
    currency: tenant.store.shop.currency,
    now: platform.clock.iso(),
    denied: new Map(),
  };
}

/** write_x lets an app read x too. */
function withReads(scopes: string[]): Set<string> {
  return new Set(
    scopes.flatMap((scope) =>
      scope.startsWith("write_") ? [scope, scope.replace("write_", "read_")] : [scope],
    ),
  );
}
