import { beforeAll, describe, expect, it } from "vitest";
import { abandonedTruth } from "../../sandbox/generator/abandoned-truth.ts";
import { creditTruth } from "../../sandbox/generator/credit-truth.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { accountAt } from "../../sandbox/store-credit/ledger.ts";
import {
  checkoutColumns,
  checkoutFromRow,
  type CheckoutRecord,
} from "../../sandbox/store/checkouts.ts";
import type { OpenShop } from "../../sandbox/store/shop-store.ts";
import {
  creditAccountColumns,
  creditAccountFromRow,
  creditTransactionColumns,
  creditTransactionFromRow,
  type CreditTransactionRecord,
} from "../../sandbox/store/store-credit.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { memoryShop } from "../support/memory-shop.ts";

const endsAt = new Date("2026-11-21T15:00:00Z");
const end = endsAt.toISOString();
const day = 86_400_000;
const at = (iso: string) => Date.parse(iso);
const days = (from: string, to: string) => (at(to) - at(from)) / day;
/** within so many standard deviations of a count, of what is expected */
const counts = (found: number, expected: number) =>
  expect(
    Math.abs(found - expected) / Math.sqrt(expected),
    `${found}, not ${expected}`,
  ).toBeLessThan(4);

let shop: OpenShop;
let orders: OrderRecord[];
let checkouts: CheckoutRecord[];
/** in the weeks that have checkouts, of the online store */
let online: OrderRecord[];
let transactions: CreditTransactionRecord[];
beforeAll(async () => {
  shop = memoryShop();
  await generateShop(shop, { orders: 60_000, seed: "left", endsAt });
  orders = [...shop.orders()];
  checkouts = shop.db
    .prepare(`SELECT ${checkoutColumns} FROM checkouts ORDER BY id`)
    .all()
    .map(checkoutFromRow);
  const since = endsAt.getTime() - abandonedTruth.days * day;
  online = orders.filter(
    (one) => one.sourceName === "web" && !one.test && at(one.processedAt) >= since,
  );
  transactions = shop.db
    .prepare(`SELECT ${creditTransactionColumns} FROM credit_transactions ORDER BY id`)
    .all()
    .map(creditTransactionFromRow);
});

describe("abandoned checkouts of a generated shop obey the law they were drawn from", () => {
  const isPaid = ({ shipping }: { shipping: number }) => shipping > 0;
  const lost = () => checkouts.filter(({ completedAt }) => completedAt === null);

  it("more are lost where shipping has to be paid", () => {
    const { lostPerOrder, shippingShock } = abandonedTruth;
    const paid = online.filter(isPaid).length;
    counts(lost().filter(isPaid).length, paid * lostPerOrder * shippingShock);
    counts(lost().filter((one) => !isPaid(one)).length, (online.length - paid) * lostPerOrder);
  });

  it("so many orders were begun, left and finished later, after hours", () => {
    const back = checkouts.filter(({ completedAt }) => completedAt !== null);
    counts(
      back.length,
      online.filter(({ customerId }) => customerId !== null).length * abandonedTruth.recovered,
    );
    for (const one of back) {
      const order = shop.orderByCheckoutToken(one.token)!;
      expect(one).toMatchObject({
        ...{ customerId: order.customerId, completedAt: order.processedAt },
        total: order.total - order.tip,
      });
      expect(one.abandonedAt! <= one.completedAt!).toBe(true);
    }
    const hours = back.map((one) => 24 * days(one.createdAt, one.completedAt!));
    const mean = hours.reduce((sum, one) => sum + one, 0) / hours.length;
    expect(mean).toBeGreaterThan(0.5 + abandonedTruth.hoursUntilBack * 0.8);
    expect(mean).toBeLessThan(0.5 + abandonedTruth.hoursUntilBack * 1.2);
  });

  it("those of customers the shop knows bear their names; the rest are guests with an address", () => {
    const known = lost().filter(({ customerId }) => customerId !== null);
    counts(known.length, lost().length * abandonedTruth.known);
    for (const { customerId, customerName, email } of known) {
      const customer = shop.customer(customerId!)!;
      expect(customerName).toBe(`${customer.lastName} ${customer.firstName}`);
      expect(email).toBe(customer.email);
    }
    for (const one of lost()) {
      if (one.customerId === null) expect(one.email).toMatch(/@example\.com$/);
      const lines = one.lines.reduce((sum, { total }) => sum + total, 0);
      expect(lines).toBe(one.subtotal);
      expect(at(one.updatedAt)).toBeLessThanOrEqual(endsAt.getTime());
    }
  });
});

describe("store credit of a generated shop obeys the law it was drawn from", () => {
  it("thanks so many orders, days later, for so many days", () => {
    const given = transactions.filter(({ type }) => type === "credit");
    const thankable = orders.filter(
      (one) =>
        one.customerId !== null &&
        one.presentmentCurrency === "USD" &&
        one.cancelledAt === null &&
        one.financialStatus === "PAID" &&
        one.refunds.length === 0 &&
        days(one.processedAt, end) > creditTruth.after[1],
    );
    counts(given.length, thankable.length * creditTruth.given);
    const never = given.filter(({ expiresAt }) => expiresAt === null);
    counts(never.length, given.length * creditTruth.neverExpires);
    for (const { amount, createdAt, expiresAt } of given) {
      expect(creditTruth.amounts).toContain(amount);
      if (expiresAt === null) continue;
      expect(days(createdAt, expiresAt)).toBeGreaterThanOrEqual(creditTruth.days[0] - 0.001);
      expect(days(createdAt, expiresAt)).toBeLessThanOrEqual(creditTruth.days[1]);
    }
  });

  it("pays for later orders, all there is at once, and says which", () => {
    const paid = orders.filter(({ storeCredit }) => storeCredit !== undefined);
    expect(paid.length).toBeGreaterThan(50);
    for (const { id, storeCredit, total, processedAt } of paid) {
      const debit = shop.credit.transaction(storeCredit!.transactionId)!;
      expect(debit).toMatchObject({
        ...{ type: "debit", event: "ORDER_PAYMENT", orderId: id, createdAt: processedAt },
        amount: -storeCredit!.amount,
      });
      expect(storeCredit!.amount).toBeLessThanOrEqual(total);
      if (storeCredit!.amount < total) expect(debit.balanceAfter).toBe(0);
    }
  });

  it("adds up: what was given is spent, expired or left, and no account is below nothing", () => {
    const accounts = shop.db
      .prepare(`SELECT ${creditAccountColumns} FROM credit_accounts`)
      .all()
      .map(creditAccountFromRow);
    let left = 0;
    for (const { id } of accounts) {
      const { balance } = accountAt(shop, id, end)!;
      expect(balance).toBeGreaterThanOrEqual(0);
      left += balance;
    }
    const booked = shop.db.prepare("SELECT sum(amount) AS n FROM credit_transactions").get()!["n"];
    expect(booked).toBe(left);
    const expired = "SELECT count(*) AS n FROM credit_transactions WHERE type = 'expiration'";
    expect(shop.db.prepare(expired).get()!["n"]).toBeGreaterThan(50);
  });
});
