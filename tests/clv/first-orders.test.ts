import { describe, expect, it } from "vitest";
import {
  clearOf,
  firstOrders,
  type FirstOrderKind,
  type FirstOrderWaits,
} from "../../app/clv/pictures/first-order-groups.ts";
import {
  cohortCosts,
  groupSales,
  type GroupSales,
  type SalesRow,
} from "../../app/clv/pictures/first-order-sales.ts";
import { spendGroups } from "../../app/clv/pictures/spend-comparison.ts";
import { createRandom } from "../../app/numeric/random.ts";

const random = createRandom("first orders");

/**
 * First orders of a shop with eight products, of which an order may have several.
 * @param lift how much faster those come back who began with product 0
 */
function shopOf(customers: number, lift = 1): FirstOrderWaits[] {
  const groups = new Map<string, FirstOrderWaits>();
  const add = (kind: FirstOrderWaits["kind"], key: string, time: number, came: boolean) => {
    const id = `${kind}/${key}`;
    const group = groups.get(id) ?? { kind, key, name: null, waits: [] };
    groups.set(id, group);
    let wait = group.waits.find((one) => one.time === time);
    if (!wait) group.waits.push((wait = { time, events: 0, censored: 0 }));
    if (came) wait.events++;
    else wait.censored++;
  };
  for (let n = 0; n < customers; n++) {
    const products = new Set([
      random.int(0, 7),
      ...(random.bernoulli(0.4) ? [random.int(0, 7)] : []),
    ]);
    const pace = random.gamma(1.2, 1.2 / 0.004) * (products.has(0) ? lift : 1);
    const wait = Math.floor(random.exponential(pace));
    const watched = random.int(1, 500);
    const [time, came] = [Math.min(wait, watched), wait <= watched];
    add("all", "", time, came);
    for (const product of products) add("product", String(product), time, came);
  }
  return [...groups.values()];
}

describe("how customers come back by what they bought first", () => {
  it("is called different in at most one shop of twenty where nothing differs", () => {
    const shops = 400;
    let alarms = 0;
    for (let shop = 0; shop < shops; shop++)
      if (firstOrders(shopOf(600))!.groups.some(({ isClear }) => isClear)) alarms++;
    expect(alarms / shops).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / shops));
  });

  it("is called different where it is, and of that product alone", () => {
    const { groups } = firstOrders(shopOf(6000, 2.2))!;
    const clear = groups.filter(({ isClear }) => isClear);
    expect(clear.map(({ key }) => key)).toContain("0");
    const zero = clear.find(({ key }) => key === "0")!;
    expect(zero.against!.low).toBeGreaterThan(0);
    expect(zero.back90!.value).toBeGreaterThan(firstOrders(shopOf(6000))!.back90!.value);
  });

  it("is not said of a handful, nor without the first orders of all", () => {
    const tiny = firstOrders(shopOf(60))!;
    expect(tiny.groups.every(({ customers }) => customers >= 30)).toBe(true);
    expect(firstOrders([])).toBeNull();
  });

  it("is not compared with others of whom nobody was watched so long", () => {
    const old = [
      { time: 40, events: 60, censored: 0 },
      { time: 300, events: 0, censored: 60 },
    ];
    const young = [
      { time: 40, events: 20, censored: 0 },
      { time: 50, events: 0, censored: 80 },
    ];
    const { groups } = firstOrders([
      { kind: "all", key: "", name: null, waits: [...old, ...young] },
      { kind: "product", key: "old", name: null, waits: old },
      { kind: "product", key: "young", name: null, waits: young },
    ])!;
    expect(groups.map(({ against }) => against)).toEqual([null, null]);
  });

  it("with and without a discount is one question, not two", () => {
    const pair = (pValue: number) => [
      { customers: 40, pValue },
      { customers: 60, pValue },
    ];
    expect(clearOf(pair(0.04), 100)).toEqual([true, true]);
    // where the two are not everybody, each must hold beside the other
    expect(clearOf(pair(0.04), 120)).toEqual([false, false]);
  });
});

/** Eight groups of customers with skewed spend; costs are half of it, known of every second piece. */
function salesOf(sizes: readonly number[], lift = 1): GroupSales[] {
  const nothing = () => ({ customers: 0, v: 0, vv: 0, known: 0, k: 0, r: 0, kk: 0, rr: 0, kr: 0 });
  const all = nothing();
  const groups = sizes.map((size, group) => {
    const sums = nothing();
    for (let n = 0; n < size; n++) {
      const orders = 1 + random.negativeBinomial(0.5, 0.4);
      let v = 0;
      for (let order = 0; order < orders; order++) v += 4000 * Math.exp(1.2 * random.normal());
      if (group === 0) v *= lift;
      const known = random.bernoulli(0.5) ? v : 0;
      const [k, r] = [known / 2, v - known];
      for (const one of [sums, all]) {
        one.customers++;
        one.v += v;
        one.vv += v * v;
        one.known += known;
        one.k += k;
        one.r += r;
        one.kk += k * k;
        one.rr += r * r;
        one.kr += k * r;
      }
    }
    return { kind: "product" as FirstOrderKind, key: String(group), cells: [], spend: sums };
  });
  return [{ kind: "all", key: "", cells: [], spend: all }, ...groups];
}

describe("what customers bring within 90 days by what they bought first", () => {
  const sizes = [100, 100, 150, 200, 400, 400, 800, 1500];

  it("is called different in at most one shop of twenty where nothing differs", () => {
    const shops = 300;
    for (const spend of [{ of: "revenue" }, { of: "margin", margin: 0.4 }] as const) {
      let alarms = 0;
      for (let shop = 0; shop < shops; shop++)
        if (spendGroups(salesOf(sizes), "product", spend).some(({ isClear }) => isClear)) alarms++;
      expect(alarms / shops).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / shops));
    }
  });

  it("is called different where it is", () => {
    const [first] = spendGroups(salesOf([1500, ...sizes], 1.8), "product", { of: "revenue" });
    expect(first!.isClear).toBe(true);
    expect(first!.against!.low).toBeGreaterThan(0);
  });

  it("is a mean and variance of revenue, and of what is left of it", () => {
    // spends of 100 and 300, the second of known cost 120; the first at a margin of 40 %
    const one = {
      customers: 2,
      v: 400,
      vv: 100_000,
      known: 300,
      k: 180,
      r: 100,
      kk: 32_400,
      rr: 10_000,
      kr: 0,
    };
    const many = Object.fromEntries(
      Object.entries(one).map(([name, value]) => [name, value * 100]),
    ) as typeof one;
    const rest = Object.fromEntries(
      Object.entries(many).map(([name, value]) => [name, value * 2]),
    ) as typeof one;
    const sales: GroupSales[] = [
      { kind: "all", key: "", cells: [], spend: rest },
      { kind: "product", key: "7", cells: [], spend: many },
    ];
    expect(spendGroups(sales, "product", { of: "revenue" })[0]!.value).toBe(200);
    const [margin] = spendGroups(sales, "product", { of: "margin", margin: 0.4 });
    expect(margin!.value).toBe((40 + 180) / 2);
    // half at 40 and half at 180: a standard deviation of 70, of 200 customers
    expect(margin!.high - margin!.value).toBeCloseTo((1.96 * 70) / Math.sqrt(199), 1);
    expect(margin!.against!.value).toBe(0);
  });
});

describe("what customers order in the months after their first", () => {
  const row = (month: string, since: number, customers: number, more: Partial<SalesRow> = {}) => ({
    kind: "all" as const,
    key: "",
    month,
    since,
    customers,
    revenueMinor: customers * 1000,
    knownMinor: customers * 500.4,
    costMinor: customers * 200,
    ...more,
  });
  const sales = [
    row("2026-08-01", 0, 100),
    row("2026-08-01", 1, 30),
    row("2026-08-01", 2, 20),
    row("2026-09-01", 0, 50),
    row("2026-09-01", 1, 10),
    row("2026-10-01", 0, 80),
    row("2026-10-01", 1, 1),
  ];

  it("is told of customers for whom the month is over", () => {
    const [group] = groupSales(sales, [], "2026-11-21");
    expect(group!.cells.map(({ size, customers }) => [size, customers])).toEqual([
      [230, 230],
      [150, 40],
      [100, 20],
    ]);
    // on its last day a month is over
    expect(groupSales(sales, [], "2026-11-30")[0]!.cells[1]).toMatchObject({ size: 230 });
    expect(group!.spend).toBeNull();
  });

  it("costs what the goods of each month's newcomers cost", () => {
    expect(
      cohortCosts([...sales, row("2026-08-01", 0, 7, { kind: "product", key: "1" })])[0],
    ).toEqual({
      month: "2026-08",
      cells: [
        { knownMinor: 50_040, costMinor: 20_000 },
        { knownMinor: 15_012, costMinor: 6000 },
        { knownMinor: 10_008, costMinor: 4000 },
      ],
    });
  });
});
