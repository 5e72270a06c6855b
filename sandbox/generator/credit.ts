import type { Random } from "../../app/numeric/random.ts";
import { accountAt, creditAccount, debitAccount, openAccount } from "../store-credit/ledger.ts";
import { toIso } from "../store/instants.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { OrderRecord } from "../store/types.ts";
import { creditTruth } from "./credit-truth.ts";

const day = 86_400;

interface Promised {
  /** seconds since 1970 */
  at: number;
  amount: number;
  expiresAt: string | null;
}

export interface Credits {
  /** Pays what credit pays of an order, which is finished otherwise, and draws whether it is thanked. */
  draw(order: OrderRecord, at: number): void;
  /** gives what is due by the end */
  finish(): void;
}

/** @param listed an amount of the price list in cents, as the shop lists it */
export function createCredits(
  store: OpenShop,
  endsAt: number,
  listed: (cents: number) => number,
  random: Random,
): Credits {
  const { currency } = store.shop;
  const { given, amounts, after, neverExpires, days, loggedIn } = creditTruth;
  /** by customer, in the order they are given */
  const promised = new Map<number, Promised[]>();

  function giveUntil(customerId: number, until: number): void {
    const waiting = promised.get(customerId) ?? [];
    while (waiting.length > 0 && waiting[0]!.at <= until) {
      const { at, amount, expiresAt } = waiting.shift()!;
      const account = openAccount(store, customerId, currency);
      creditAccount(store, account, amount, toIso(at), { event: "ADJUSTMENT", expiresAt });
    }
  }

  function spend(order: OrderRecord, at: number): void {
    const account = store.credit.accountOf(order.customerId!, currency);
    const balance = account ? accountAt(store, account.id, toIso(at))!.balance : 0;
    const charged = Math.min(balance, order.total);
    const isSpent = random.bernoulli(loggedIn);
    if (!account || charged <= 0 || !isSpent) return;
    const cause = { event: "ORDER_PAYMENT", orderId: order.id } as const;
    const { id: transactionId } = debitAccount(store, account, charged, toIso(at), cause);
    order.storeCredit = { transactionId, amount: charged, charged };
  }

  return {
    draw(order, at) {
      const { customerId } = order;
      const isAtHome = order.presentmentCurrency === currency && order.presentmentRate === 1;
      const stands = order.cancelledAt === null && order.financialStatus === "PAID";
      if (customerId === null || !isAtHome || !stands || order.refunds.length > 0) return;
      if (promised.has(customerId) && order.sourceName === "web") {
        giveUntil(customerId, at);
        spend(order, at);
      }
      if (!random.bernoulli(given)) return;
      const amount = listed(random.pick(amounts));
      const thanked = Math.floor(at + day * (after[0] + (after[1] - after[0]) * random.next()));
      const lasts = Math.floor(day * (days[0] + (days[1] - days[0]) * random.next()));
      const expiresAt = random.bernoulli(neverExpires) ? null : toIso(thanked + lasts);
      const waiting = promised.get(customerId) ?? [];
      const own = { at: thanked, amount, expiresAt };
      promised.set(
        customerId,
        [...waiting, own].sort((one, other) => one.at - other.at),
      );
    },
    finish() {
      for (const customerId of promised.keys()) giveUntil(customerId, endsAt);
    },
  };
}
