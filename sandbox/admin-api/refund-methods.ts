import { minorUnits } from "../store/amounts.ts";
import { toSeconds } from "../store/instants.ts";
import type { Args, Call, UserError } from "./call.ts";
import { badRequest } from "./errors.ts";

/** RefundMethodInput: the only method there is. */
export interface RefundMethod {
  storeCreditRefund?: {
    amount: { amount: string; currencyCode: string };
    expiresAt?: string | null;
  } | null;
}

interface Asked {
  /** minor units of what was paid with credit; left out = the request names no transactions */
  reverted?: number;
  given?: { amount: number; expiresAt: string | null };
}

/** What of a refund goes to store credit: by its transactions' gateway, and by its methods. */
export function creditOf(
  transactions: readonly { amount: string; gateway: string }[],
  methods: readonly RefundMethod[],
  call: Call,
): Asked | { mistake: UserError } {
  const minor = (text: string) => minorUnits(String(text), call.currency) ?? 0;
  const asked = methods.flatMap((method) => method.storeCreditRefund ?? []);
  for (const { amount, expiresAt } of asked) {
    if (amount.currencyCode !== call.currency) {
      throw badRequest(`A refund to store credit needs an amount of ${call.currency}`);
    }
    const mistake = creditExpiryMistake({ expiresAt }, call, ["refundMethods"]);
    if (mistake) return { mistake };
  }
  const toCredit = transactions.filter(({ gateway }) => gateway === "shopify_store_credit");
  const sum = (amounts: string[]) => amounts.reduce((total, text) => total + minor(text), 0);
  return {
    ...(transactions.length > 0 ? { reverted: sum(toCredit.map(({ amount }) => amount)) } : {}),
    ...(asked.length > 0
      ? {
          given: {
            amount: sum(asked.map(({ amount }) => amount.amount)),
            expiresAt: asked[0]!.expiresAt ?? null,
          },
        }
      : {}),
  };
}

/** Credit that would be gone when it is given. */
export function creditExpiryMistake(
  input: Args | null | undefined,
  call: Call,
  path: string[] = ["refundMethod", "storeCreditRefund"],
): UserError | null {
  const expiresAt = input?.["expiresAt"] as string | null | undefined;
  if (!expiresAt || toSeconds(expiresAt) > toSeconds(call.now)) return null;
  const message = "The expiry date must be in the future.";
  return { field: [...path, "expiresAt"], message, code: "INVALID" };
}
