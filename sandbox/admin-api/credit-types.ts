import type { CreditTransactionRecord } from "../store/store-credit.ts";

export const typeNames = {
  credit: "StoreCreditAccountCreditTransaction",
  debit: "StoreCreditAccountDebitTransaction",
  debit_revert: "StoreCreditAccountDebitRevertTransaction",
  expiration: "StoreCreditAccountExpirationTransaction",
} as const;

/** A transaction under the name of its own type. */
export const named = (record: CreditTransactionRecord) => ({
  ...record,
  __typename: typeNames[record.type],
});
