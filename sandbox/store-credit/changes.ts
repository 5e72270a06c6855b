import { toSeconds } from "../store/instants.ts";
import { minorUnits } from "../store/amounts.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { CreditAccountRecord, CreditTransactionRecord } from "../store/store-credit.ts";
import { accountAt, creditAccount, debitAccount, openAccount } from "./ledger.ts";

/** Shopify's codes of what it refuses; the sentences are those of its schema. */
export const refusals = {
  ACCOUNT_NOT_FOUND: "The store credit account could not be found.",
  OWNER_NOT_FOUND: "Owner does not exist.",
  CREDIT_LIMIT_EXCEEDED: "The operation would cause the account's credit limit to be exceeded.",
  EXPIRES_AT_IN_PAST: "The expiry date must be in the future.",
  INSUFFICIENT_FUNDS:
    "The store credit account does not have sufficient funds to satisfy the request.",
  MISMATCHING_CURRENCY:
    "The currency provided does not match the currency of the store credit account.",
  NEGATIVE_OR_ZERO_AMOUNT: "A positive amount must be used.",
  UNSUPPORTED_CURRENCY: "The currency provided is not currently supported.",
} as const;

export class StoreCreditError extends Error {
  readonly code: keyof typeof refusals;
  /** which part of the request it is about */
  readonly about: "id" | "amount" | "currency" | "expiresAt";
  constructor(code: keyof typeof refusals, about: StoreCreditError["about"]) {
    super(refusals[code]);
    this.name = "StoreCreditError";
    this.code = code;
    this.about = about;
  }
}

/** an account, or who owns one */
export type Target = { account: number } | { customer: number } | { unknownOwner: true };

export interface Money {
  /** a decimal number */
  amount: string;
  currency: string;
}

/** minor units; the limit help.shopify.com is quoted with is 15,000 US dollars, taken for every currency alike */
const creditLimit = 1_500_000;
/** withdrawn or no currency: in Shopify's enum, in no shop */
const unsupported = new Set(["XXX", "BYR", "STD", "VEF"]);

/** Adds credit; a customer without an account of the currency gets one. Throws StoreCreditError. */
export function addCredit(
  store: OpenShop,
  target: Target,
  { amount, currency }: Money,
  expiresAt: string | null,
  now: string,
): CreditTransactionRecord {
  return store.transaction(() => {
    if ("unknownOwner" in target) throw new StoreCreditError("OWNER_NOT_FOUND", "id");
    if ("customer" in target && !store.customer(target.customer)) {
      throw new StoreCreditError("OWNER_NOT_FOUND", "id");
    }
    const known = "account" in target ? existing(store, target, currency, now) : null;
    if (unsupported.has(currency)) throw new StoreCreditError("UNSUPPORTED_CURRENCY", "currency");
    const minor = positive(amount, currency);
    if (expiresAt !== null && toSeconds(expiresAt) <= toSeconds(now)) {
      throw new StoreCreditError("EXPIRES_AT_IN_PAST", "expiresAt");
    }
    const owner = "customer" in target ? target.customer : null;
    const held = known ?? existingOf(store, owner!, currency, now);
    if ((held?.balance ?? 0) + minor > creditLimit) {
      throw new StoreCreditError("CREDIT_LIMIT_EXCEEDED", "amount");
    }
    const account = held ?? openAccount(store, owner!, currency);
    return creditAccount(store, account, minor, now, { event: "ADJUSTMENT", expiresAt });
  });
}

/** Takes credit away. Throws StoreCreditError. */
export function takeCredit(
  store: OpenShop,
  target: Target,
  { amount, currency }: Money,
  now: string,
): CreditTransactionRecord {
  return store.transaction(() => {
    if ("unknownOwner" in target) throw new StoreCreditError("ACCOUNT_NOT_FOUND", "id");
    const account =
      "account" in target
        ? existing(store, target, currency, now)
        : existingOf(store, target.customer, currency, now);
    if (!account) throw new StoreCreditError("ACCOUNT_NOT_FOUND", "id");
    const minor = positive(amount, currency);
    if (account.balance < minor) throw new StoreCreditError("INSUFFICIENT_FUNDS", "amount");
    return debitAccount(store, account, minor, now, { event: "ADJUSTMENT" });
  });
}

function existing(
  store: OpenShop,
  { account: id }: { account: number },
  currency: string,
  now: string,
): CreditAccountRecord {
  const account = accountAt(store, id, now);
  if (!account) throw new StoreCreditError("ACCOUNT_NOT_FOUND", "id");
  if (account.currency !== currency) throw new StoreCreditError("MISMATCHING_CURRENCY", "currency");
  return account;
}

/** The customer's account of that currency, as it stands now. */
export function existingOf(
  store: OpenShop,
  customerId: number,
  currency: string,
  now: string,
): CreditAccountRecord | null {
  const account = store.credit.accountOf(customerId, currency);
  return account && accountAt(store, account.id, now);
}

/** What is finer than the currency's smallest piece is cut off to nothing less: it is refused. */
function positive(amount: string, currency: string): number {
  const minor = minorUnits(amount, currency);
  if (minor === null || minor <= 0) throw new StoreCreditError("NEGATIVE_OR_ZERO_AMOUNT", "amount");
  return minor;
}
