import { notServed, protectedDataMissing } from "./words.ts";

export interface UserError {
  field: string[] | null;
  message: string;
  code?: string | null;
}

/** Shopify understood the mutation and refused it. The merchant can act on it. */
export class UserErrors extends Error {
  override name = "UserErrors";
  readonly mutation: string;
  readonly errors: UserError[];
  constructor(mutation: string, errors: UserError[], shop: string) {
    super(
      `${mutation} refused for ${shop}: ${errors.map((error) => `${error.field?.join(".") ?? "-"}: ${error.message}`).join("; ")}`,
    );
    this.mutation = mutation;
    this.errors = errors;
  }
  has(code: string): boolean {
    return this.errors.some((error) => error.code === code);
  }
}

/** A scope or an approval is missing: trying again changes nothing until somebody grants it. */
export class AccessDenied extends Error {
  override name = "AccessDenied";
}

/** The query costs more points than one may: a smaller page does not. */
export class TooExpensive extends Error {
  override name = "TooExpensive";
}

const isOfAddress = (name: string) =>
  /address$|^country/i.test(name) && name !== "defaultEmailAddress";

/**
 * Shopify has not approved the app for this object of protected customer data (level 1), or for a field of it that
 * names a person (level 2). It is asked for in the Partner Dashboard and granted without a word to us.
 */
export class ProtectedDataRefused extends AccessDenied {
  override name = "ProtectedDataRefused";
  readonly what: { kind: "object" | "field"; name: string };
  readonly reason: string;
  constructor(shop: string, what: { kind: "object" | "field"; name: string }) {
    super(`${shop}: not approved for the ${what.name} ${what.kind} of protected customer data`);
    this.what = what;
    this.reason = protectedDataMissing[isOfAddress(what.name) ? "address" : what.kind];
  }
}

/**
 * Shopify does not serve this shop just now, and only somebody outside can change it (app uninstalled, shop frozen,
 * address not on the allow-list). `reason` is the sentence the health page shows.
 */
export class ShopUnavailable extends Error {
  override name = "ShopUnavailable";
  readonly status: number;
  readonly reason: string;
  constructor(shop: string, status: number, reason: string) {
    super(`${shop}: ${reason} (HTTP ${status})`);
    this.status = status;
    this.reason = reason;
  }
}

/**
 * The connection broke after a mutation was sent: it may have been applied. Look it up before repeating it.
 */
export class OutcomeUnknown extends Error {
  override name = "OutcomeUnknown";
}

export function unavailable(shop: string, status: number): ShopUnavailable {
  return new ShopUnavailable(shop, status, notServed(status));
}
