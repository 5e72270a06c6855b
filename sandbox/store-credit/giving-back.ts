import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import { presentmentMinor } from "../store/amounts.ts";
import type { OrderRecord, RefundRecord } from "../store/types.ts";
import { creditAccount, openAccount, revertDebit } from "./ledger.ts";

/** How much of a refund goes to store credit; minor units of the shop's currency. */
export interface CreditRefund {
  /** of what was paid with credit; left out = what the card was not charged for */
  reverted?: number | undefined;
  /** as new credit, whatever it was paid with; "all" = the whole refund */
  given?: { amount: number | "all"; expiresAt: string | null } | undefined;
}

type Returned = NonNullable<RefundRecord["storeCredit"]>[number];

const sum = (amounts: number[]) => amounts.reduce((total, one) => total + one, 0);
const returnedOf = (order: OrderRecord): Returned[] =>
  order.refunds.flatMap((refund) => refund.storeCredit ?? []);

/** What of the credit that paid the order was not given back yet. */
function revertible(order: OrderRecord): number {
  const reverted = returnedOf(order).filter(({ kind }) => kind === "reverted");
  return (order.storeCredit?.amount ?? 0) - sum(reverted.map(({ amount }) => amount));
}

/** What the card, or whatever else, was charged and not given back. */
function elsewhere(order: OrderRecord): number {
  const paid = order.total - (order.addedLater ?? 0) - (order.storeCredit?.amount ?? 0);
  const back =
    sum(order.refunds.map(({ amount }) => amount)) -
    sum(returnedOf(order).map(({ amount }) => amount));
  return paid - back;
}

/** Why `amount` cannot be split so; null when it can. */
export function creditMistake(
  order: OrderRecord,
  amount: number,
  asked: CreditRefund,
): string | null {
  const given = givenOf(amount, asked);
  if (given > 0 && order.customerId === null)
    return "Order has no customer to give store credit to";
  const reverted = revertedOf(order, amount, asked);
  if (reverted > revertible(order) || given + reverted > amount) {
    return `${revertible(order)} of store credit can be given back at most, asked for were ${reverted}`;
  }
  return null;
}

const givenOf = (amount: number, { given }: CreditRefund): number =>
  given === undefined ? 0 : given.amount === "all" ? amount : given.amount;

function revertedOf(order: OrderRecord, amount: number, asked: CreditRefund): number {
  return asked.reverted ?? Math.max(0, amount - givenOf(amount, asked) - elsewhere(order));
}

/** Books the part of a refund that is credit; what the refund remembers of it. */
export function giveBackCredit(
  world: World,
  domain: string,
  order: OrderRecord,
  amount: number,
  asked: CreditRefund,
): Returned[] {
  const given = givenOf(amount, asked);
  const reverted = revertedOf(order, amount, asked);
  return [
    ...(reverted > 0 ? [revert(world, domain, order, reverted, "ORDER_REFUND")] : []),
    ...(given > 0 ? [give(world, domain, order, given, asked.given?.expiresAt ?? null)] : []),
  ];
}

/** An order that was authorized only is cancelled: what its credit held comes back. */
export function voidCredit(world: World, domain: string, order: OrderRecord): void {
  const held = revertible(order);
  if (held > 0) revert(world, domain, order, held, "ORDER_CANCELLATION");
}

function revert(
  world: World,
  domain: string,
  order: OrderRecord,
  amount: number,
  event: "ORDER_REFUND" | "ORDER_CANCELLATION",
): Returned {
  const store = openShopOf(world.shop(domain));
  const { transactionId } = order.storeCredit!;
  const left = sum(store.credit.transaction(transactionId)!.spent.map(([, part]) => part));
  const charged =
    amount === revertible(order)
      ? left
      : Math.min(left, presentmentMinor(amount, store.shop.currency, order));
  const cause = { event, orderId: order.id };
  const { id } = revertDebit(store, transactionId, charged, world.clock.iso(), cause);
  return { transactionId: id, amount, kind: "reverted" };
}

function give(
  world: World,
  domain: string,
  order: OrderRecord,
  amount: number,
  expiresAt: string | null,
): Returned {
  const store = openShopOf(world.shop(domain));
  const account = openAccount(store, order.customerId!, order.presentmentCurrency);
  const minor = presentmentMinor(amount, store.shop.currency, order);
  const cause = { event: "ORDER_REFUND" as const, orderId: order.id, expiresAt };
  const { id } = creditAccount(store, account, minor, world.clock.iso(), cause);
  return { transactionId: id, amount, kind: "given" };
}
