import { describe, expect, it } from "vitest";
import { liftOf } from "../../../app/flash-sales/advice/lift.ts";
import { pairsOfLog, sequencesOfLog } from "../../../scripts/advise/advise-log.ts";
import { csvOf, drawnLines, type Line } from "./orders.ts";
import { logOf } from "./logs.ts";

const DAYS = 45;
const dayOf = ({ date }: { date: string }) => Date.parse(date) / 86_400_000;
const add = (counts: Map<string, number>, key: string, more = 1) =>
  counts.set(key, (counts.get(key) ?? 0) + more);

function ordersOf(lines: readonly Line[]) {
  const orders = new Map<string, { customer: string; day: number; products: Set<string> }>();
  for (const line of lines) {
    const order = orders.get(line.order) ?? {
      ...{ customer: line.customer, day: dayOf(line), products: new Set<string>() },
    };
    orders.set(line.order, order);
    order.products.add(line.product);
  }
  return [...orders.values()];
}

/** Every pair of every order, in maps of names. */
function naivePairs(lines: readonly Line[]) {
  const orders = ordersOf(lines);
  const [single, both] = [new Map<string, number>(), new Map<string, number>()];
  for (const { products } of orders)
    for (const a of products) {
      add(single, a);
      for (const b of products) if (a < b) add(both, `${a} ${b}`);
    }
  return [...both].map(([key, n]) => {
    const [a = "", b = ""] = key.split(" ");
    return { a, b, n, expected: (single.get(a)! * single.get(b)!) / orders.length };
  });
}

/** Each customer's whole past, looked through again at every order. */
function naiveSequences(lines: readonly Line[]) {
  const all = ordersOf(lines);
  const start = Math.min(...all.map(({ day }) => day));
  const [n, F] = [new Map<string, number>(), new Map<string, number>()];
  const [b, o] = [new Map<string, number>(), new Map<string, number>()];
  const customers = new Set(all.map(({ customer }) => customer));
  for (const customer of customers) {
    const own = all.filter((order) => order.customer === customer);
    const firstDay = Math.min(...own.map(({ day }) => day));
    const firstOf = (product: string) =>
      Math.min(...own.filter(({ products }) => products.has(product)).map(({ day }) => day));
    const names = new Set(own.flatMap(({ products }) => [...products]));
    for (const { day } of own) {
      if (day === firstDay) continue;
      const week = Math.floor((day - start) / 7);
      add(o, `${week}`);
      for (const a of names)
        if (firstOf(a) < day && day - firstOf(a) <= DAYS) add(F, `${a} ${week}`);
    }
    for (const second of names) {
      const at = firstOf(second);
      if (at === firstDay) continue;
      add(b, `${second} ${Math.floor((at - start) / 7)}`);
      for (const first of names)
        if (firstOf(first) < at && at - firstOf(first) <= DAYS) add(n, `${first} ${second}`);
    }
  }
  const products = new Set(lines.map(({ product }) => product));
  const expected = (x: string, y: string) =>
    [...o].reduce(
      (sum, [week, orders]) =>
        sum + ((F.get(`${x} ${week}`) ?? 0) * (b.get(`${y} ${week}`) ?? 0)) / orders,
      0,
    );
  return [...products].flatMap((x) =>
    [...products].map((y) => {
      const [there, back] = [n.get(`${x} ${y}`) ?? 0, n.get(`${y} ${x}`) ?? 0];
      const forward = { a: x, b: y, n: there, expected: expected(x, y) };
      const directed = liftOf(there, forward.expected).low > liftOf(back, expected(y, x)).lift;
      return { ...forward, directed };
    }),
  );
}

const keyOf = ({ a, b }: { a: string; b: string }) => `${a} ${b}`;

describe.each(["first", "second", "third"])("the counts of drawn orders, %s seed", (seed) => {
  const lines = drawnLines(seed);

  it("are those of every pair of every order", async () => {
    const { pairs, leftOut } = pairsOfLog(await logOf(csvOf(lines)));
    const naive = naivePairs(lines).filter(({ n }) => n >= 5);
    expect(leftOut).toBe(0);
    expect(pairs.length).toBe(naive.length);
    expect(pairs.length).toBeGreaterThan(20);
    const found = new Map(pairs.map((pair) => [keyOf(pair), pair]));
    for (const pair of naive) {
      const fast = found.get(keyOf(pair))!;
      expect(fast.n).toBe(pair.n);
      expect(fast.expected).toBeCloseTo(pair.expected, 9);
      expect(fast.lift).toBeCloseTo((5 + pair.n) / (5 + pair.expected), 9);
    }
    const lows = pairs.map(({ low }) => low);
    expect(lows).toEqual([...lows].sort((x, y) => y - x));
  });

  it("are those of every customer's past looked through at every order", async () => {
    const { pairs } = sequencesOfLog(await logOf(csvOf(lines)), DAYS);
    const naive = naiveSequences(lines).filter(({ n }) => n >= 5);
    expect(pairs.map(keyOf).sort()).toEqual(naive.map(keyOf).sort());
    expect(pairs.length).toBeGreaterThan(20);
    const found = new Map(pairs.map((pair) => [keyOf(pair), pair]));
    for (const pair of naive) {
      const fast = found.get(keyOf(pair))!;
      expect(fast).toMatchObject({ n: pair.n, directed: pair.directed });
      expect(fast.expected).toBeCloseTo(pair.expected, 9);
    }
  });

  it("put what is bought after another first, and say that the order matters", async () => {
    const [best] = sequencesOfLog(await logOf(csvOf(lines)), DAYS).pairs;
    expect(best).toMatchObject({ a: "ph", b: "pk", directed: true });
    expect(best!.low).toBeGreaterThan(1.1);
  });
});
