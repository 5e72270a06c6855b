import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { pairsOfLog, sequencesOfLog } from "../../../scripts/advise/advise-log.ts";
import { formatDay } from "../../../app/calendar/days.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { missing, sharedFile } from "../../clv/shared-data.ts";
import { logOf } from "./logs.ts";
import { basketsWith, followedBy, type Counted } from "./one-pair.ts";
import { readBaskets, readRetail, type RetailOrder } from "./shared-logs.ts";

const RETAIL = "online-retail-half.tsv.gz";
const GROCERIES = "groceries-baskets.csv.gz";
const DAYS = 60;
const linesIn = (name: string) =>
  gunzipSync(readFileSync(sharedFile(name)))
    .toString("utf8")
    .trimEnd()
    .split("\n");

const HEAD = "order,customer,date,product";
const retailCsv = (orders: readonly RetailOrder[]) =>
  [
    HEAD,
    ...orders.flatMap(({ customer, day, products }, order) =>
      products.map((product) => `${order},${customer},${formatDay(day)},${product}`),
    ),
  ].join("\n");
const basketCsv = (baskets: readonly string[][]) =>
  [
    HEAD,
    ...baskets.flatMap((basket, order) => basket.map((name) => `${order},,2026-01-01,${name}`)),
  ].join("\n");

interface Claimed {
  a: string;
  b: string;
  lift: number;
}

/** What the best of one half claim, and what they do in the other. */
function judged(best: readonly Claimed[], judge: (a: string, b: string) => Counted) {
  let [n, expected, claimed, held] = [0, 0, 0, 0];
  for (const { a, b, lift } of best) {
    const other = judge(a, b);
    n += other.n;
    expected += other.expected;
    claimed += lift * other.expected;
    if (other.n > other.expected) held++;
  }
  return { claimed: claimed / expected, found: n / expected, held };
}

const retail = missing(RETAIL);
const groceries = missing(GROCERIES);

describe("half of a shop's customers proposes, the other half judges", () => {
  it.skipIf(retail)(`sequences of a wholesaler of gifts (${retail ?? "most hold"})`, async () => {
    const random = createRandom("halves");
    const orders = readRetail(linesIn(RETAIL));
    const first = new Set(
      [...new Set(orders.map(({ customer }) => customer))].filter(() => random.bernoulli(0.5)),
    );
    const [one, other] = [true, false].map((is) =>
      orders.filter(({ customer }) => first.has(customer) === is),
    );
    const best = sequencesOfLog(await logOf(retailCsv(one!)), DAYS).pairs.slice(0, 40);
    const own = followedBy(one!, best[0]!.a, best[0]!.b, DAYS);
    expect(own.n).toBe(best[0]!.n);
    expect(own.expected).toBeCloseTo(best[0]!.expected, 9);
    const told = judged(best, (a, b) => followedBy(other!, a, b, DAYS));
    expect(told.held).toBeGreaterThanOrEqual(28);
    expect(told.found).toBeGreaterThan(1.3);
    expect(told.claimed / told.found).toBeLessThan(1.35);
  });

  it.skipIf(groceries)(`baskets of a grocer (${groceries ?? "nothing is sure"})`, async () => {
    // what lies in them is as good as dealt by chance: a raw lift makes much of it, the low end nothing
    const baskets = readBaskets(linesIn(GROCERIES));
    const half = Math.floor(baskets.length / 2);
    const [one, other] = [baskets.slice(0, half), baskets.slice(half)];
    const { pairs } = pairsOfLog(await logOf(basketCsv(one)));
    const raw = pairs
      .map(({ a, b, n, expected }) => ({ a, b, lift: n / expected }))
      .sort((x, y) => y.lift - x.lift);
    const plain = judged(raw.slice(0, 30), (a, b) => basketsWith(other, a, b));
    expect(plain.claimed).toBeGreaterThan(2);
    expect(plain.found).toBeLessThan(1);
    expect(pairs.length).toBeGreaterThan(1_000);
    expect(pairs.filter(({ low }) => low > 1).length).toBeLessThan(0.01 * pairs.length);
  });

  it.skipIf(retail)(`baskets of a wholesaler (${retail ?? "all hold"})`, async () => {
    const orders = readRetail(linesIn(RETAIL));
    const [one, other] = [0, 1].map((is) => orders.filter((_, i) => i % 2 === is));
    const best = pairsOfLog(await logOf(retailCsv(one!))).pairs.slice(0, 30);
    const baskets = other!.map(({ products }) => products);
    const told = judged(best, (a, b) => basketsWith(baskets, a, b));
    expect(told.held).toBe(30);
    expect(told.claimed / told.found).toBeLessThan(1.1);
  });
});
