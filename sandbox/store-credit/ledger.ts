import { toSeconds } from "../store/instants.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type {
  CreditAccountRecord,
  CreditEvent,
  CreditTransactionRecord,
} from "../store/store-credit.ts";

/** What moves money in an account. Amounts are minor units of its currency; what has expired is booked first. */

interface Cause {
  event: CreditEvent;
  orderId?: number | null;
}

/** The customer's account of that currency, made when they have none. */
export function openAccount(
  store: OpenShop,
  customerId: number,
  currency: string,
): CreditAccountRecord {
  const known = store.credit.accountOf(customerId, currency);
  if (known) return known;
  const account = { id: store.nextId("storeCreditAccount"), customerId, currency, balance: 0 };
  store.credit.putAccount(account);
  return account;
}

/** An account as it stands at `now`, expired credit taken off; null when it is not there. */
export function accountAt(store: OpenShop, id: number, now: string): CreditAccountRecord | null {
  return store.transaction(() => {
    const account = store.credit.account(id);
    if (!account) return null;
    let { balance } = account;
    for (const credit of store.credit.open(id)) {
      if (credit.expiresAt === null || toSeconds(credit.expiresAt) > toSeconds(now)) break;
      // a credit that came back after its time expires there and then
      const last = store.credit.latest(id, 1)[0]!.createdAt;
      const createdAt = last > credit.expiresAt ? last : credit.expiresAt;
      balance -= credit.open;
      store.credit.putTransaction({ ...credit, open: 0 });
      write(
        store,
        { ...account, balance },
        createdAt,
        { event: "ADJUSTMENT" },
        {
          type: "expiration",
          amount: -credit.open,
          about: credit.id,
        },
      );
    }
    return { ...account, balance };
  });
}

export function creditAccount(
  store: OpenShop,
  account: CreditAccountRecord,
  amount: number,
  now: string,
  cause: Cause & { expiresAt?: string | null },
): CreditTransactionRecord {
  const before = accountAt(store, account.id, now)!;
  const after = { ...before, balance: before.balance + amount };
  const { expiresAt = null } = cause;
  return write(store, after, now, cause, {
    type: "credit",
    amount,
    expiresAt,
    remaining: amount,
    open: amount,
  });
}

/** Takes from what expires first. The caller has looked whether there is enough. */
export function debitAccount(
  store: OpenShop,
  account: CreditAccountRecord,
  amount: number,
  now: string,
  cause: Cause,
): CreditTransactionRecord {
  const before = accountAt(store, account.id, now)!;
  if (before.balance < amount) throw new Error(`Account ${account.id} has only ${before.balance}`);
  const spent: [number, number][] = [];
  let left = amount;
  for (const credit of store.credit.open(account.id)) {
    if (left === 0) break;
    const part = Math.min(left, credit.open);
    left -= part;
    spent.push([credit.id, part]);
    store.credit.putTransaction({
      ...credit,
      remaining: credit.remaining - part,
      open: credit.open - part,
    });
  }
  const after = { ...before, balance: before.balance - amount };
  return write(store, after, now, cause, { type: "debit", amount: -amount, spent });
}

/** Gives back of a debit, to the credits it was taken from: what was taken last comes back first. */
export function revertDebit(
  store: OpenShop,
  debitId: number,
  amount: number,
  now: string,
  cause: Cause,
): CreditTransactionRecord {
  const debit = store.credit.transaction(debitId)!;
  const before = accountAt(store, debit.accountId, now)!;
  const spent = debit.spent.map(([id, part]): [number, number] => [id, part]);
  let left = amount;
  for (const one of spent.toReversed()) {
    const part = Math.min(left, one[1]);
    left -= part;
    one[1] -= part;
    const credit = store.credit.transaction(one[0])!;
    store.credit.putTransaction({
      ...credit,
      remaining: credit.remaining + part,
      open: credit.open + part,
    });
  }
  if (left > 0) throw new Error(`Debit ${debitId} has ${amount - left} left to revert`);
  store.credit.putTransaction({ ...debit, spent: spent.filter(([, part]) => part > 0) });
  const after = { ...before, balance: before.balance + amount };
  return write(store, after, now, cause, { type: "debit_revert", amount, about: debitId });
}

function write(
  store: OpenShop,
  account: CreditAccountRecord,
  createdAt: string,
  { event, orderId = null }: Cause,
  what: Pick<CreditTransactionRecord, "type" | "amount"> & Partial<CreditTransactionRecord>,
): CreditTransactionRecord {
  const transaction: CreditTransactionRecord = {
    id: store.nextId("storeCreditTransaction"),
    accountId: account.id,
    balanceAfter: account.balance,
    createdAt,
    event,
    orderId,
    expiresAt: null,
    remaining: 0,
    open: 0,
    about: null,
    spent: [],
    ...what,
  };
  store.credit.putAccount(account);
  store.credit.putTransaction(transaction);
  return transaction;
}
