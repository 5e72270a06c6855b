import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import { presentmentMinor } from "../store/amounts.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { OrderRecord } from "../store/types.ts";
import { existingOf } from "./changes.ts";
import { debitAccount, revertDebit } from "./ledger.ts";

/** Whether the merchant lets customers spend credit at the checkout. */
export const isStoreCreditOn = (store: OpenShop): boolean => store.fact("storeCredit") !== "off";

export function switchStoreCredit(store: OpenShop, on: boolean): void {
  store.setFact("storeCredit", on ? "on" : "off");
}

/** What is asked for, and who asks: only who is logged in, in the currency of the checkout. */
interface Bill {
  customerId: number;
  currency: string;
  /** minor units of it */
  total: number;
}

/** What credit pays of a bill: all there is, up to the total. Nobody may pay with a part of it. */
export function creditFor(world: World, domain: string, bill: Bill): number {
  const store = openShopOf(world.shop(domain));
  if (!isStoreCreditOn(store)) return 0;
  const account = existingOf(store, bill.customerId, bill.currency, world.clock.iso());
  return Math.min(account?.balance ?? 0, bill.total);
}

/** Pays an order's first part from the credit of its customer, who is logged in; the order as it is then. */
export function payWithCredit(world: World, domain: string, order: OrderRecord): OrderRecord {
  // not over the counter, not on a draft: only the online store takes credit
  if (order.customerId === null || order.sourceName !== "web") return order;
  const store = openShopOf(world.shop(domain));
  const { presentmentCurrency: currency, customerId } = order;
  const total = presentmentMinor(order.total, store.shop.currency, order);
  const charged = creditFor(world, domain, { customerId, currency, total });
  if (charged === 0) return order;
  const debit = takeFor(world, domain, { customerId, currency, total: charged }, order.id);
  const amount = charged === total ? order.total : inShopMoney(store, order, charged);
  return { ...order, storeCredit: { transactionId: debit.id, amount, charged } };
}

/** The card that should have paid the rest was declined: the credit is taken and given back at once. */
export function failPayment(world: World, domain: string, bill: Bill): void {
  const total = creditFor(world, domain, bill);
  if (total === 0) return;
  const store = openShopOf(world.shop(domain));
  store.transaction(() => {
    const debit = takeFor(world, domain, { ...bill, total }, null);
    revertDebit(store, debit.id, total, world.clock.iso(), { event: "PAYMENT_FAILURE" });
  });
}

function takeFor(world: World, domain: string, bill: Bill, orderId: number | null) {
  const store = openShopOf(world.shop(domain));
  const account = store.credit.accountOf(bill.customerId, bill.currency)!;
  return debitAccount(store, account, bill.total, world.clock.iso(), {
    event: "ORDER_PAYMENT",
    orderId,
  });
}

function inShopMoney(store: OpenShop, order: OrderRecord, charged: number): number {
  const many = 100_000;
  return Math.round((charged * many) / presentmentMinor(many, store.shop.currency, order));
}
