import {
  creditAccountColumns,
  creditAccountFromRow,
  creditTransactionColumns,
  creditTransactionFromRow,
  type CreditAccountRecord,
  type CreditTransactionRecord,
} from "../store/store-credit.ts";
import { accountAt } from "../store-credit/ledger.ts";
import type { Args, Call } from "./call.ts";
import { named } from "./credit-types.ts";
import { searchedRows, type SearchedTable } from "./searched-rows.ts";
import type { TableRows } from "./table-rows.ts";

const accounts: SearchedTable<CreditAccountRecord> = {
  table: "credit_accounts",
  columns: creditAccountColumns,
  decode: creditAccountFromRow,
  search: {
    name: "store credit accounts",
    fields: {
      id: { kind: "id", column: "id" },
      currency_code: { kind: "text", column: "currency" },
    },
    anywhere: (value) => ({ sql: "currency = ? COLLATE NOCASE", parameters: [value] }),
  },
  sortKeys: "no sort keys",
  sorts: { ID: "id" },
  sort: "ID",
};

const kind = (type: string) => `type = '${type}'`;
const kinds: Record<string, string> = {
  credit: kind("credit"),
  debit: kind("debit"),
  debit_revert: kind("debit_revert"),
  expiration: kind("expiration"),
};

const transactions: SearchedTable<CreditTransactionRecord> = {
  table: "credit_transactions",
  columns: creditTransactionColumns,
  decode: (row) => named(creditTransactionFromRow(row)),
  search: {
    name: "store credit transactions",
    fields: {
      id: { kind: "id", column: "id" },
      expires_at: { kind: "time", column: "expires_at" },
      // S: "Any value other than the accepted values will be ignored"
      type: {
        kind: "custom",
        sql: ({ value }) => ({ sql: kinds[value.toLowerCase()] ?? "1", parameters: [] }),
      },
    },
    anywhere: () => ({ sql: "0", parameters: [] }),
  },
  sortKeys: "TransactionSortKeys",
  sorts: { CREATED_AT: "created_at", EXPIRES_AT: "coalesce(expires_at, 0)", ID: "id" },
  sort: "ID",
};

/** Accounts of one customer, expired credit taken off. */
export function creditAccountRows(
  args: Args,
  call: Call,
  customerId: number,
): TableRows<CreditAccountRecord> {
  for (const { id } of call.store.credit.accountsOf(customerId))
    accountAt(call.store, id, call.now);
  const of = { sql: "customer_id = ?", parameters: [customerId] };
  return searchedRows(accounts, args, call, [of]);
}

export function creditTransactionRows(
  args: Args,
  call: Call,
  accountId: number,
): TableRows<CreditTransactionRecord> {
  const of = { sql: "account_id = ?", parameters: [accountId] };
  return searchedRows(transactions, args, call, [of]);
}
