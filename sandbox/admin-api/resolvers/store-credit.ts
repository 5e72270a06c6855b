import { accountAt } from "../../store-credit/ledger.ts";
import {
  addCredit,
  refusals,
  StoreCreditError,
  takeCredit,
  type Target,
} from "../../store-credit/changes.ts";
import { isStoreCreditOn } from "../../store-credit/spending.ts";
import type { CreditAccountRecord, CreditTransactionRecord } from "../../store/store-credit.ts";
import type { CustomerRecord } from "../../store/types.ts";
import type { Args, Call, Fields } from "../call.ts";
import { creditAccountRows, creditTransactionRows } from "../credit-search.ts";
import { named, typeNames } from "../credit-types.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf, parseGid } from "../gid.ts";
import { money } from "../money.ts";
import { readableOrder } from "../order-search.ts";
import { transactions as paymentsOf } from "./order-transactions.ts";

function targetOf(id: string): Target {
  const { kind, id: number } = parseGid(id)!;
  if (kind === "StoreCreditAccount") return { account: number };
  // the sandbox's shops sell to no companies, so no location of one owns anything
  return kind === "Customer" ? { customer: number } : { unknownOwner: true };
}

/** Runs a change; what Shopify refuses becomes its user error. */
function attempt(input: string, amount: string, work: () => CreditTransactionRecord) {
  const fields = {
    id: ["id"],
    amount: [input, amount, "amount"],
    currency: [input, amount, "currencyCode"],
    expiresAt: [input, "expiresAt"],
  };
  try {
    return { storeCreditAccountTransaction: named(work()), userErrors: [] };
  } catch (error) {
    if (!(error instanceof StoreCreditError)) throw error;
    const { code, about } = error;
    const message =
      code === "NEGATIVE_OR_ZERO_AMOUNT"
        ? `A positive amount must be used to ${input === "creditInput" ? "credit" : "debit"} a store credit account.`
        : refusals[code];
    return {
      storeCreditAccountTransaction: null,
      userErrors: [{ field: fields[about], message, code }],
    };
  }
}

const moneyOf = (input: Args, name: string) => {
  const given = input[name] as { amount: string; currencyCode: string };
  return { amount: String(given.amount), currency: given.currencyCode };
};

function credit(args: Args, call: Call) {
  const input = args["creditInput"] as Args;
  const expiresAt = (input["expiresAt"] as string | null | undefined) ?? null;
  return attempt("creditInput", "creditAmount", () =>
    addCredit(
      call.store,
      targetOf(args["id"] as string),
      moneyOf(input, "creditAmount"),
      expiresAt,
      call.now,
    ),
  );
}

function debit(args: Args, call: Call) {
  const input = args["debitInput"] as Args;
  return attempt("debitInput", "debitAmount", () =>
    takeCredit(call.store, targetOf(args["id"] as string), moneyOf(input, "debitAmount"), call.now),
  );
}

const accountOf = ({ accountId }: CreditTransactionRecord, call: Call) =>
  accountAt(call.store, accountId, call.now)!;
const moneyIn = (minor: number, record: CreditTransactionRecord, call: Call) =>
  money(minor, accountOf(record, call).currency);

/** The payment or refund of an order that the transaction stands for. */
function origin({ id, orderId, about }: CreditTransactionRecord, call: Call) {
  const order = orderId === null ? null : readableOrder(orderId, call);
  const payments = order ? paymentsOf(order) : [];
  const record = payments.find((one) => one.id === id) ?? payments.find((one) => one.id === about);
  return record ? { __typename: "OrderTransaction", order, record } : null;
}

const common: Fields<CreditTransactionRecord> = {
  account: (record, _args, call) => accountOf(record, call),
  amount: (record, _args, call) => moneyIn(record.amount, record, call),
  balanceAfterTransaction: (record, _args, call) => moneyIn(record.balanceAfter, record, call),
  createdAt: (record) => record.createdAt,
  event: (record) => record.event,
  origin: (record, _args, call) => origin(record, call),
};
const withId: Fields<CreditTransactionRecord> = {
  ...common,
  id: (record) => gid(typeNames[record.type], record.id),
};
const about = (record: CreditTransactionRecord, call: Call) =>
  call.store.credit.transaction(record.about!);

export const storeCredit: Domain = {
  types: {
    QueryRoot: {
      storeCreditAccount: (_source: unknown, args, call) =>
        accountAt(call.store, idOf(args["id"] as string), call.now),
      storeCreditConfiguration: (_source: unknown, _args, call) => ({
        storeCreditEnabled: isStoreCreditOn(call.store),
      }),
    } satisfies Fields<unknown>,
    Mutation: {
      storeCreditAccountCredit: (_source: unknown, args, call) => credit(args, call),
      storeCreditAccountDebit: (_source: unknown, args, call) => debit(args, call),
    } satisfies Fields<unknown>,
    Customer: {
      storeCreditAccounts: (customer, args, call) => creditAccountRows(args, call, customer.id),
    } satisfies Fields<CustomerRecord>,
    StoreCreditAccount: {
      id: (account) => gid("StoreCreditAccount", account.id),
      balance: (account) => money(account.balance, account.currency),
      owner: (account, _args, call) => ({
        ...call.store.customer(account.customerId)!,
        __typename: "Customer",
      }),
      transactions: (account, args, call) => creditTransactionRows(args, call, account.id),
    } satisfies Fields<CreditAccountRecord>,
    StoreCreditAccountCreditTransaction: {
      ...withId,
      expiresAt: (record) => record.expiresAt,
      remainingAmount: (record, _args, call) => moneyIn(record.remaining, record, call),
    } satisfies Fields<CreditTransactionRecord>,
    StoreCreditAccountDebitTransaction: withId,
    StoreCreditAccountDebitRevertTransaction: {
      ...withId,
      debitTransaction: (record, _args, call) => about(record, call),
    } satisfies Fields<CreditTransactionRecord>,
    StoreCreditAccountExpirationTransaction: {
      ...common,
      creditTransaction: (record, _args, call) => about(record, call),
    } satisfies Fields<CreditTransactionRecord>,
  },
  plain: {
    StoreCreditConfiguration: "storeCreditEnabled",
    StoreCreditAccountCreditPayload: "storeCreditAccountTransaction userErrors",
    StoreCreditAccountDebitPayload: "storeCreditAccountTransaction userErrors",
    StoreCreditAccountCreditUserError: "field message code",
    StoreCreditAccountDebitUserError: "field message code",
  },
};
