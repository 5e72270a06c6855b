import { describe, expect, it } from "vitest";
import { judgeLog, type AskedSale } from "../../../scripts/advise/judge-log.ts";
import { tQuantile } from "../../../app/numeric/student.ts";
import { logOf } from "../advice/logs.ts";
import { shuffled } from "../advice/orders.ts";
import { ON_SALE, SALE, saleCsv, soldLines, START, type SoldLine } from "./shop.ts";

const asked: AskedSale = { products: ON_SALE, sale: SALE, past: [], margin: 0.4 };
const lines = soldLines("sale", 2);
const judge = async (some: readonly SoldLine[], more: Partial<AskedSale> = {}) =>
  judgeLog("log.csv", await logOf(saleCsv(some)), { ...asked, ...more });

describe("Student's t", () => {
  // tables of Abramowitz & Stegun, 26.10
  it.each([
    [0.975, 1, 12.706],
    [0.975, 5, 2.571],
    [0.975, 14, 2.145],
    [0.95, 10, 1.812],
    [0.995, 30, 2.75],
  ])("at %d with %i degrees of freedom is %d", (share, freedom, printed) => {
    expect(tQuantile(share, freedom)).toBeCloseTo(printed, 3);
    expect(tQuantile(1 - share, freedom)).toBeCloseTo(-printed, 3);
  });

  it("asks for a share", () => {
    expect(() => tQuantile(1, 3)).toThrow(/found 1/);
  });
});

describe("a sale that doubled what three products sold", () => {
  it("sold more, in units and money, and cost margin where the price fell so far", async () => {
    const told = await judge(lines);
    expect(told.word).toBe("sold more");
    expect(told.placebos).toBe(15);
    // 5 days of 3, 4 and 5 pieces a day more
    expect(told.units.low).toBeLessThan(60);
    expect(told.units.high).toBeGreaterThan(60);
    // twice the pieces at three quarters of 10, 11 and 12
    expect(told.revenue.low).toBeLessThan(335);
    expect(told.revenue.high).toBeGreaterThan(335);
    // 40 % of the price were margin, and 25 % were given away: (0.75 − 0.6) · 2 against 0.4
    expect(told.margin.low).toBeLessThan(-67);
    expect(told.margin.high).toBeGreaterThan(-67);
    for (const { mean, low, high } of [told.units, told.revenue, told.margin]) {
      expect(low).toBeLessThan(mean!);
      expect(mean).toBeLessThan(high!);
    }
    expect(told.after!.days).toBe(10);
    expect(told.after!.units.low).toBeLessThan(0);
    expect(told.after!.units.high).toBeGreaterThan(0);
  });

  it("is computed once more by hand, at dates and products written down", async () => {
    const told = await judge(lines);
    const sum = (products: string[], from: number, until: number) =>
      lines
        .filter(({ product, day }) => products.includes(product) && day >= from && day < until)
        .reduce((total, { quantity }) => total + quantity, 0);
    const all = [..."abcdefghijklmn"];
    const compared = (products: string[], from: number) => {
      const rest = all.filter((one) => !products.includes(one));
      const expected =
        (sum(products, from - 28, from) * sum(rest, from, from + 5)) / sum(rest, from - 28, from);
      return { sold: sum(products, from, from + 5), expected };
    };
    const own = compared(ON_SALE, SALE.from);
    const missed = Array.from({ length: 15 }, (_, k) => {
      const from = SALE.from - 14 * (k + 1);
      const { sold, expected } = compared(naiveAlike(from), from);
      return Math.log((sold + 1) / (expected + 1));
    });
    const mean = missed.reduce((total, e) => total + e, 0) / 15;
    const variance = missed.reduce((total, e) => total + (e - mean) ** 2, 0) / 14;
    const reach = 2.1447866879169273 * Math.sqrt((16 / 15) * variance);
    const at = (e: number) => own.sold - ((own.expected + 1) * Math.exp(e) - 1);
    expect(told.units.mean).toBeCloseTo(at(mean), 8);
    expect(told.units.low).toBeCloseTo(at(mean + reach), 8);
    expect(told.units.high).toBeCloseTo(at(mean - reach), 8);

    /** With 14 products everybody is of like volume: what is left is the rank of the pace. */
    function naiveAlike(date: number): string[] {
      const standing = (at: number) =>
        all
          .map((one) => {
            const [recent, before] = [
              sum([one], at - 28, at) / 28,
              sum([one], at - 84, at - 28) / 56,
            ];
            return { one, pace: (recent + 0.05) / (before + 0.05), volume: recent + 2 * before };
          })
          .sort((x, y) => x.pace - y.pace || x.volume - y.volume);
      const chosen = standing(SALE.from).map(({ one }) => ON_SALE.includes(one));
      return standing(date)
        .filter((_, rank) => chosen[rank])
        .map(({ one }) => one);
    }
  });

  it("counts who bought for the first time", async () => {
    const { buyers } = await judge(lines);
    const during = lines.filter(
      ({ day, product }) => day >= SALE.from && day <= SALE.to && ON_SALE.includes(product),
    );
    const customers = new Set(during.map(({ customer }) => customer));
    const before = new Set(
      lines.filter(({ day }) => day < SALE.from).map(({ customer }) => customer),
    );
    const returning = [...customers].filter((customer) => before.has(customer)).length;
    expect(buyers).toEqual({ new: customers.size - returning, returning, guests: 0 });
  });
});

describe("what a sale did does not depend on", () => {
  it("the order of the rows, or lines written apart", async () => {
    const apart = lines.flatMap((line) =>
      line.quantity > 1
        ? [
            { ...line, quantity: 1 },
            { ...line, quantity: line.quantity - 1 },
          ]
        : line,
    );
    expect(await judge(shuffled(apart, "rows"))).toEqual(await judge(lines));
  });

  it("what products are called", async () => {
    const rename = (name: string) => String.fromCharCode(219 - name.charCodeAt(0));
    const renamed = lines.map((line) => ({ ...line, product: rename(line.product) }));
    const [plain, other] = [
      await judge(lines),
      await judge(renamed, { products: ON_SALE.map(rename) }),
    ];
    for (const of of ["mean", "low", "high"] as const) {
      expect(other.units[of]).toBeCloseTo(plain.units[of]!, 9);
      expect(other.revenue[of]).toBeCloseTo(plain.revenue[of]!, 6);
    }
  });

  it("the currency", async () => {
    const yen = lines.map((line) => ({ ...line, price: 150 * line.price }));
    const [plain, other] = [await judge(lines), await judge(yen)];
    expect(other.units).toEqual(plain.units);
    for (const of of ["mean", "low", "high"] as const) {
      expect(other.revenue[of]! / 150).toBeCloseTo(plain.revenue[of]!, 6);
      expect(other.margin[of]! / 150).toBeCloseTo(plain.margin[of]!, 6);
    }
  });

  it("another sale, once its days are left out", async () => {
    const past = { from: SALE.from - 42, to: SALE.from - 36 };
    const wild = lines.map((line) =>
      line.day >= past.from && line.day <= past.to
        ? { ...line, quantity: 9 * line.quantity }
        : line,
    );
    const [plain, other] = [
      await judge(lines, { past: [past] }),
      await judge(wild, { past: [past] }),
    ];
    expect(other.units).toEqual(plain.units);
    expect(other.revenue).toEqual(plain.revenue);
    expect((await judge(wild)).units).not.toEqual((await judge(lines)).units);
  });
});

describe("where there is too little to tell", () => {
  it("the word says so, and nothing is claimed", async () => {
    // the log begins 150 days before the sale: 84 days before, and 4 earlier dates
    const short = lines.filter(({ day }) => day >= SALE.from - 150);
    const told = await judge(short);
    expect(told).toMatchObject({ word: "not enough history", placebos: 4, after: null });
    expect(told.units).toEqual({ mean: null, low: null, high: null });
    const enough = lines.filter(({ day }) => day >= SALE.from - 84 - 6 * 14);
    expect(await judge(enough)).toMatchObject({ word: "sold more", placebos: 6 });
  });

  it("products that had never been sold are named and not judged", async () => {
    const fresh = lines.map((line) =>
      line.product === "c" && line.day < SALE.from ? { ...line, product: "d" } : line,
    );
    expect((await judge(fresh)).newProducts).toEqual(["c"]);
    expect(await judge(fresh, { products: ["c"] })).toMatchObject({
      ...{ word: "not enough history", newProducts: ["c"] },
    });
  });

  it("without costs there is no margin, without prices no revenue", async () => {
    const bare = await judge(lines, { margin: null });
    expect(bare.margin).toEqual({ mean: null, low: null, high: null });
    expect(bare.units.mean).toBe((await judge(lines)).units.mean);
    const text = saleCsv(lines).replace(/^(.*),[^,]*$/gm, "$1");
    const unpriced = judgeLog("log.csv", await logOf(text), asked);
    expect(unpriced.revenue).toEqual({ mean: null, low: null, high: null });
    expect(unpriced.units).toEqual(bare.units);
  });

  it("costs of the log go before a share", async () => {
    const text = saleCsv(lines)
      .split("\n")
      .map((row, i) => `${row},${i === 0 ? "cost" : 6}`)
      .join("\n");
    const costed = judgeLog("log.csv", await logOf(text), asked);
    const sold = lines.filter(
      ({ day, product }) => day >= SALE.from && day <= SALE.to && ON_SALE.includes(product),
    );
    const earned = sold.reduce((sum, { quantity, price }) => sum + quantity * (price - 6), 0);
    const before = lines.filter(
      ({ day, product }) => day >= SALE.from - 28 && day < SALE.from && ON_SALE.includes(product),
    );
    const paid = before.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    const share =
      before.reduce((sum, { quantity, price }) => sum + quantity * (price - 6), 0) / paid;
    const revenue = sold.reduce((sum, { quantity, price }) => sum + quantity * price, 0);
    expect(costed.margin.mean).toBeCloseTo(earned - share * (revenue - costed.revenue.mean!), 6);
  });
});

describe("what cannot be judged is refused", () => {
  it.each([
    [{ products: ["zebra"] }, /--products: found "zebra", expected a product of log.csv/],
    [{ products: [","] }, /--products: found no name/],
    [
      { sale: { from: SALE.from, to: START + 500 } },
      /found a sale from 2025-10-28 to 2026-05-16, expected days the log has, from 2025-01-01 to 2025-11-16/,
    ],
    [
      { past: [{ from: SALE.to, to: SALE.to + 3 }] },
      /--past: found 2025-11-01..2025-11-04, expected days before or after the sale/,
    ],
  ])("%j", async (more, message) => {
    await expect(judge(lines, more)).rejects.toThrow(message);
  });

  it("a name with a comma is a name", async () => {
    const named = lines.map((line) =>
      line.product === "a" ? { ...line, product: '"a, red"' } : line,
    );
    expect((await judge(named, { products: ["a, red", "b,c"] })).units).toEqual(
      (await judge(lines)).units,
    );
  });
});
