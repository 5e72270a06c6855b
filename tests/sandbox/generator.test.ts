import { beforeAll, describe, expect, it } from "vitest";
import digamma from "@stdlib/math-base-special-digamma";
import { generateShop, type GenerateOptions } from "../../sandbox/generator/generate.ts";
import { truth } from "../../sandbox/generator/truth.ts";
import type { GeneratedShop } from "../../sandbox/generator/counted.ts";
import type { OpenShop } from "../../sandbox/store/shop-store.ts";
import type { CustomerRecord, OrderRecord } from "../../sandbox/store/types.ts";
import type { ShopStore } from "../../sandbox/platform/world.ts";
import { memoryShop } from "../support/memory-shop.ts";

const endsAt = new Date("2026-11-21T15:00:00Z");
const week = 7 * 86_400_000;

describe("A generated shop obeys the law it was drawn from", () => {
  let orders: OrderRecord[];
  /** orders that stand, by customer, oldest first */
  let histories: OrderRecord[][];

  beforeAll(async () => {
    ({ orders } = await generateInMemory({ orders: 80_000, seed: "law", endsAt }));
    const byCustomer = new Map<number, OrderRecord[]>();
    for (const order of orders) {
      if (order.customerId === null || order.test || order.currentTotal === 0) continue;
      const own = byCustomer.get(order.customerId) ?? [];
      own.push(order);
      byCustomer.set(order.customerId, own);
    }
    histories = [...byCustomer.values()];
  });

  it("customers come back as often as the Pareto/NBD says, at every age", () => {
    for (const weeks of [8, 26, 52, 104]) {
      const { mean, none } = repeatsWithin(histories, weeks);
      expect(mean / expectedRepeats(weeks), `mean within ${weeks} weeks`).toBeCloseTo(1, 1);
      expect(none, `no repeat within ${weeks} weeks`).toBeCloseTo(chanceOfNone(weeks), 1.7);
    }
  });

  it("spends as the Gamma-Gamma says: level, spread, and how alike one customer's orders are", () => {
    const logs = histories.map((own) => own.map((order) => Math.log(order.subtotal / 100)));
    const all = logs.flat();
    const mean = average(all);
    const { p, q, gamma } = truth.value;
    expect(mean).toBeCloseTo(digamma(p) - digamma(q) + Math.log(gamma), 1.6);
    expect(average(all.map((log) => (log - mean) ** 2)) / (trigamma(p) + trigamma(q))).toBeCloseTo(
      1,
      1,
    );
    const pairs = logs.filter((own) => own.length > 1).map(([a, b]) => [a! - mean, b! - mean]);
    expect(average(pairs.map(([a, b]) => a! * b!)) / trigamma(q)).toBeCloseTo(1, 0.9);
  });

  it("spending does not depend on how often somebody buys", () => {
    const points = histories
      .filter((own) => own.length > 2)
      .map((own) => [
        Math.log(own.length),
        average(own.map((order) => Math.log(order.subtotal / 100))),
      ]);
    expect(Math.abs(correlation(points))).toBeLessThan(0.05);
  });
});

describe("A generated shop looks like a shop", () => {
  let shop: OpenShop;
  let result: GeneratedShop;
  let orders: OrderRecord[];

  beforeAll(async () => {
    shop = memoryShop();
    result = await generateShop(shop, { orders: 6_000, seed: 7, endsAt });
    orders = [...shop.orders()];
  });

  it("every order adds up to the cent", () => {
    for (const order of orders) {
      const lines = order.lines.reduce(
        (sum, line) => sum + line.unitPrice * line.quantity - line.discount,
        0,
      );
      expect(lines, order.name).toBe(order.subtotal);
      expect(order.total, order.name).toBe(order.subtotal + order.shipping + order.tax + order.tip);
      const refunded = order.refunds.reduce((sum, refund) => sum + refund.amount, 0);
      expect(refunded, order.name).toBe(order.totalRefunded);
      if (order.financialStatus === "VOIDED") expect(order.currentTotal).toBe(0);
      else expect(order.currentTotal, order.name).toBe(order.total - order.totalRefunded);
    }
  });

  it("where prices hold the tax, every order does, line by line and in its shipping", async () => {
    const german = memoryShop({ country: "DE" });
    await generateShop(german, { orders: 500, seed: 7, endsAt });
    let inside = 0;
    for (const order of german.orders()) {
      expect(order.taxesIncluded, order.name).toBe(true);
      expect(order.total, order.name).toBe(order.subtotal + order.shipping + order.tip);
      const ofLines = order.lines.reduce((sum, line) => sum + (line.tax ?? 0), 0);
      expect(ofLines + (order.shippingTax ?? 0), order.name).toBe(order.tax);
      for (const line of order.lines) {
        const paid = line.unitPrice * line.quantity - line.discount;
        expect(line.tax ?? 0).toBeLessThan(paid * 0.17 + 1);
      }
      inside += order.tax;
    }
    expect(inside).toBeGreaterThan(0);
  });

  it("names and ids rise with time, and nothing happens after the end", () => {
    orders.forEach((order, index) => {
      expect(order.name).toBe(`#${1001 + index}`);
      if (index > 0) expect(order.createdAt >= orders[index - 1]!.createdAt).toBe(true);
      expect(order.updatedAt >= order.createdAt).toBe(true);
      expect(Date.parse(order.updatedAt)).toBeLessThanOrEqual(endsAt.getTime());
    });
    expect(new Set(orders.map((order) => order.checkoutToken)).size).toBe(orders.length);
  });

  it("the counts it returns are those of the records", () => {
    const real = orders.filter((order) => !order.test && order.cancelledAt === null);
    expect(result).toMatchObject({
      orders: orders.length,
      customers: shop.customerCount(),
      tests: orders.filter((order) => order.test).length,
      cancelled: orders.filter((order) => order.cancelledAt !== null).length,
      guests: real.filter((order) => order.customerId === null).length,
      refundedInFull: real.filter((order) => order.financialStatus === "REFUNDED").length,
      subtotals: real.reduce((sum, order) => sum + order.subtotal, 0),
      refunds: real.reduce((sum, order) => sum + order.totalRefunded, 0),
      customersWithoutOrder: [...shop.customers()].filter((who) => who.numberOfOrders === 0).length,
    });
  });

  it("has every kind of order a shop meets", () => {
    const some = (what: string, test: (order: OrderRecord) => boolean) =>
      expect(orders.some(test), what).toBe(true);
    some("test order", (order) => order.test);
    some("cancelled and voided", (order) => order.financialStatus === "VOIDED");
    some("refunded in part with lines", (order) => {
      const partly = order.financialStatus === "PARTIALLY_REFUNDED";
      return partly && order.refunds[0]!.lines.length > 0;
    });
    some("goodwill refund", (order) => order.refunds[0]?.note === "Goodwill");
    some("guest online", (order) => order.customerId === null && order.email !== null);
    some("over the counter", (order) => order.sourceName === "pos" && order.shipping === 0);
    some("gift card", (order) => order.lines.some((line) => line.isGiftCard));
    some("tip", (order) => order.tip > 0);
    some("yen", (order) => order.presentmentCurrency === "JPY");
    some("euro", (order) => order.presentmentCurrency === "EUR");
    some("late", (order) => order.tags.includes("delayed"));
    some(
      "not yet sent",
      (order) => order.fulfillmentStatus === "UNFULFILLED" && !order.cancelledAt,
    );
    some("free shipping code", (order) => order.discounts[0]?.code === "FREESHIP");
  });

  it("knows discount hunters: a few customers carry most of the codes of returning buyers", () => {
    const share = new Map<number, { orders: number; codes: number }>();
    for (const order of orders) {
      if (order.customerId === null) continue;
      const own = share.get(order.customerId) ?? { orders: 0, codes: 0 };
      own.orders++;
      if (order.discounts.length > 0) own.codes++;
      share.set(order.customerId, own);
    }
    const regulars = [...share.values()].filter((own) => own.orders >= 5);
    const hunters = regulars.filter((own) => own.codes / own.orders > 0.5).length / regulars.length;
    expect(hunters).toBeGreaterThan(0.03);
    expect(hunters).toBeLessThan(0.16);
  });

  it("sells some things together, some after others, some hardly at all", () => {
    const has = (order: OrderRecord, title: string) =>
      order.lines.some((line) => line.title === title);
    const rate = (among: OrderRecord[], title: string) =>
      among.filter((order) => has(order, title)).length / among.length;
    const withDripper = orders.filter((order) => has(order, "Pine Pour-Over Dripper"));
    expect(rate(withDripper, "Paper Filters") / rate(orders, "Paper Filters")).toBeGreaterThan(1.2);

    const next = new Map<number, string>();
    const afterGrinder: OrderRecord[] = [];
    for (const order of orders) {
      if (order.customerId === null || order.cancelledAt !== null) continue;
      if (next.get(order.customerId) === "Harbor Hand Grinder") afterGrinder.push(order);
      next.set(order.customerId, order.lines[0]!.title);
    }
    const brushes = rate(afterGrinder, "Grinder Brush Set") / rate(orders, "Grinder Brush Set");
    expect(brushes).toBeGreaterThan(1.5);
    expect(rate(orders, "Ceramic Butter Bell")).toBeLessThan(0.005);
    expect(rate(orders, "Lighthouse Espresso Beans")).toBeGreaterThan(0.15);
    const old = orders.filter((order) => order.createdAt < "2026-09-01");
    expect(rate(old, "Cold Brew Bottle")).toBe(0);
    expect(rate(orders.slice(-500), "Cold Brew Bottle")).toBeGreaterThan(0);
  });

  it("keeps slow movers in stock for years and best sellers for weeks", () => {
    const since = new Date(endsAt.getTime() - 90 * 86_400_000).toISOString();
    const sold = new Map<number, number>();
    for (const order of orders) {
      if (order.createdAt < since || order.cancelledAt !== null) continue;
      for (const line of order.lines) {
        sold.set(line.productId!, (sold.get(line.productId!) ?? 0) + line.quantity);
      }
    }
    const cover = (title: string) => {
      const product = [...shop.products()].find((each) => each.title === title)!;
      const stock = product.variants.reduce((sum, each) => sum + each.inventoryQuantity, 0);
      return stock / ((sold.get(product.id) ?? 0.5) / 90);
    };
    expect(cover("Oak Plate Rack")).toBeGreaterThan(300);
    expect(cover("Lighthouse Espresso Beans")).toBeLessThan(40);
    const all = [...shop.products()];
    expect(all.length).toBeGreaterThanOrEqual(24);
    expect(all.flatMap((product) => product.variants).some((each) => each.unitCost === null)).toBe(
      true,
    );
    for (const each of all.flatMap((product) => product.variants)) {
      if (each.unitCost !== null) expect(each.unitCost).toBeLessThan(each.price);
    }
  });

  it("writes to nobody: every address is an example", () => {
    for (const { email, phone } of shop.customers()) {
      if (email !== null) expect(email).toMatch(/@example\.com$/);
      // no area has the code 555
      if (phone !== null) expect(phone).toMatch(/^\+1555\d{7}$/);
    }
    for (const order of orders) {
      if (order.email !== null) expect(order.email).toMatch(/@(guest@)?example\.com$/);
    }
  });

  it("has buyers known by their phone alone: customers, and no guests", () => {
    const customers = [...shop.customers()];
    const byPhone = customers.filter(({ email, phone }) => email === null && phone !== null);
    expect(byPhone.length / customers.length).toBeGreaterThan(0.01);
    expect(byPhone.length / customers.length).toBeLessThan(0.06);
    expect(customers.some(({ email, phone }) => email !== null && phone !== null)).toBe(true);
    expect(customers.every(({ email, phone }) => email !== null || phone !== null)).toBe(true);
    expect(new Set(customers.map(({ phone }) => phone)).size).toBeGreaterThan(byPhone.length);
    const ids = new Set(byPhone.map(({ id }) => id));
    const theirs = orders.filter(({ customerId }) => customerId !== null && ids.has(customerId));
    expect(theirs.length).toBeGreaterThanOrEqual(byPhone.length / 2);
    expect(theirs.every(({ email }) => email === null)).toBe(true);
  });

  it("grows, and sells more before Christmas", () => {
    const arrivals = (from: string, to: string) =>
      [...shop.customers()].filter(({ createdAt }) => createdAt >= from && createdAt < to).length;
    expect(arrivals("2025-12", "2026-11") / arrivals("2023-12", "2024-11")).toBeGreaterThan(1.5);
    expect(arrivals("2025-11", "2026-01") / arrivals("2025-06", "2025-08")).toBeGreaterThan(1.2);
  });
});

describe("The generator", () => {
  it("draws the same shop from the same seed and another from another", async () => {
    const one = await generateInMemory({ orders: 300, seed: 1, endsAt });
    expect(await generateInMemory({ orders: 300, seed: 1, endsAt })).toEqual(one);
    const other = await generateInMemory({ orders: 300, seed: 2, endsAt });
    expect(other.orders[5]).not.toEqual(one.orders[5]);
  });

  it.each([1, 10, 50, 500, 5_000])("makes %i orders to within two in a hundred", async (size) => {
    const { orders, result } = await generateInMemory({ orders: size, seed: size, endsAt });
    expect(orders).toHaveLength(result.orders);
    expect(Math.abs(orders.length - size)).toBeLessThanOrEqual(Math.ceil(size * 0.02));
  });

  it("fills a shop younger than a month", async () => {
    const { orders } = await generateInMemory({ orders: 100, seed: 3, endsAt, years: 0.05 });
    expect(orders.every((order) => order.createdAt >= "2026-11-02")).toBe(true);
  });

  it("leaves the shop's indexes as they were", async () => {
    const shop = memoryShop();
    const names = () =>
      shop.db.file
        .prepare("SELECT name FROM sqlite_master WHERE type = 'index' ORDER BY name")
        .all();
    const before = names();
    await generateShop(shop, { orders: 50, seed: 1, endsAt });
    expect(names()).toEqual(before);
    expect(before.length).toBeGreaterThan(5);
  });

  it("tells how far it is and refuses a size that is none", async () => {
    const seen: number[] = [];
    await generateInMemory({
      orders: 12_000,
      seed: 1,
      endsAt,
      onProgress: ({ orders }) => seen.push(orders),
    });
    expect(seen.length).toBeGreaterThan(1);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
    await expect(generateInMemory({ orders: 0, seed: 1, endsAt })).rejects.toThrow(RangeError);
  });
});

/** Customers observed for that long: mean repeats, and the share without one. */
function repeatsWithin(histories: OrderRecord[][], weeks: number) {
  const counts = histories
    .map((own) => own.map((order) => Date.parse(order.processedAt)))
    .filter(([first]) => first! + weeks * week <= endsAt.getTime())
    .map(([first, ...later]) => later.filter((at) => at <= first! + weeks * week).length);
  return {
    mean: average(counts),
    none: counts.filter((count) => count === 0).length / counts.length,
  };
}

/** Fader & Hardie's E[X(t)] for the Pareto/NBD. */
function expectedRepeats(weeks: number): number {
  const { r, alpha, s, beta } = truth.orders;
  return ((r * beta) / (alpha * (s - 1))) * (1 - (beta / (beta + weeks)) ** (s - 1));
}

/** P(X(t) = 0): dead before the first repeat would have come, or alive and not come. */
function chanceOfNone(weeks: number): number {
  const { r, alpha, s, beta } = truth.orders;
  const steps = 4_000;
  let sum = (beta / (beta + weeks)) ** s * (alpha / (alpha + weeks)) ** r;
  for (let i = 0; i < steps; i++) {
    const at = ((i + 0.5) / steps) * weeks;
    const leaves = (s / (beta + at)) * (beta / (beta + at)) ** s;
    sum += (leaves * (alpha / (alpha + at)) ** r * weeks) / steps;
  }
  return sum;
}

function trigamma(x: number): number {
  const h = 1e-4;
  return (digamma(x + h) - digamma(x - h)) / (2 * h);
}

function average(values: number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function correlation(points: number[][]): number {
  const mx = average(points.map(([x]) => x!));
  const my = average(points.map(([, y]) => y!));
  const cov = average(points.map(([x, y]) => (x! - mx) * (y! - my)));
  const sx = Math.sqrt(average(points.map(([x]) => (x! - mx) ** 2)));
  const sy = Math.sqrt(average(points.map(([, y]) => (y! - my) ** 2)));
  return cov / (sx * sy);
}

/** The records without a database: ids count up, rows are kept. */
async function generateInMemory(options: GenerateOptions) {
  const customers: CustomerRecord[] = [];
  const orders: OrderRecord[] = [];
  const ids = new Map<string, number>();
  const store: ShopStore = {
    ...memoryShop(),
    nextId(kind) {
      const id = (ids.get(kind) ?? 1_000) + 1;
      ids.set(kind, id);
      return id;
    },
    putMany(rows) {
      for (const customer of rows.customers ?? []) customers.push(customer);
      for (const order of rows.orders ?? []) orders.push(order);
    },
  };
  const result = await generateShop(store, options);
  return { result, customers, orders };
}
