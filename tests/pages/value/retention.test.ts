import { describe, expect, it } from "vitest";
import type { CohortFit } from "../../../app/clv/cohort-fits/cohort-fits.ts";
import type { CohortKind } from "../../../app/clv/cohort-fits/first-order-facts.ts";
import type { Cohort } from "../../../app/clv/pictures/cohorts.ts";
import { channelName } from "../../../app/orders/channel-words.ts";
import { cellAddress, withCosts } from "../../../app/pages/value/retention/cohorts.ts";
import {
  backFigure,
  fitsFigure,
  nextMonthRetention,
} from "../../../app/pages/value/retention/figures.ts";
import { fitRows, type FitRow } from "../../../app/pages/value/retention/fit-row.ts";
import {
  againstOthersWords,
  becauseWords,
  fitsSentence,
  ordersWords,
  worthWords,
} from "../../../app/pages/value/retention/fit-words.ts";
import {
  againstWords,
  clearWords,
  groupName,
  medianWords,
} from "../../../app/pages/value/retention/group-words.ts";
import { groupRows } from "../../../app/pages/value/retention/groups.ts";
import { type GroupRow, type Held } from "../../../app/pages/value/retention/group-row.ts";
import { cohortMap, groupMap } from "../../../app/pages/value/retention/maps.ts";
import { newcomers } from "../../../app/pages/value/retention/newcomers.ts";
import {
  monthName,
  newcomersWords,
  secondOrderWords,
} from "../../../app/pages/value/retention/words.ts";

const cell = (monthsSince: number, customers: number, incomplete = false) => ({
  monthsSince,
  customers,
  share: customers / 100,
  revenueMinor: customers * 1000,
  incomplete,
});
const cohorts: Cohort[] = [
  { month: "2026-09", size: 100, cells: [cell(0, 100), cell(1, 20), cell(2, 8, true)] },
  { month: "2026-10", size: 100, cells: [cell(0, 100), cell(1, 90, true)] },
  { month: "2026-11", size: 100, cells: [cell(0, 100, true)] },
];
const costs = [
  {
    month: "2026-09",
    cells: [
      { knownMinor: 50_000, costMinor: 30_000 },
      { knownMinor: 20_000, costMinor: 5000 },
      { knownMinor: 0, costMinor: 0 },
    ],
  },
];

describe("cohorts", () => {
  it("are judged by months that are over", () => {
    expect(nextMonthRetention(cohorts).value).toEqual({ kind: "share", share: 0.2 });
    expect(nextMonthRetention(cohorts.slice(1)).value.kind).toBe("unknown");
  });

  it("are drawn from the month after, with what cannot be known yet left empty", () => {
    const map = cohortMap(withCosts(cohorts, [], null), "orders");
    expect(map.columns).toEqual(["First order in", "1", "2"]);
    expect(map.rows.map(({ name }) => name)).toEqual(["Sep 2026 (100)", "Oct 2026 (100)"]);
    expect(map.rows[0]!.cells).toEqual([
      {
        value: 0.2,
        incomplete: false,
        more: "20 of 100 customers",
        href: "/app/customers?first_from=2026-09-01&first_to=2026-09-30&ordered_from=2026-10-01&ordered_to=2026-10-31",
      },
      expect.objectContaining({ value: 0.08, incomplete: true }),
    ]);
    expect(map.rows[1]!.cells[1]).toEqual({ value: null });
  });

  it("show revenue for each customer of the beginning, coloured by the later months", () => {
    const map = cohortMap(withCosts(cohorts, [], null), "revenue");
    expect(map.columns).toEqual(["First order in", "0", "1", "2"]);
    expect(map.rows[0]!.cells.map(({ value }) => value)).toEqual([1000, 200, 80]);
    expect(map.max).toBe(900);
  });

  it("show what was left after the cost of goods, and of the rest what the margin says", () => {
    const left = (margin: number | null) =>
      cohortMap(withCosts(cohorts.slice(0, 1), costs, margin), "margin").rows[0]!.cells.map(
        ({ value }) => value,
      );
    // 1,000.00 of which 500.00 at a cost of 300.00 are known; 200.00 of which all at a cost of 50.00; 80.00 unknown
    expect(left(0)).toEqual([200, 150, 0]);
    expect(left(0.5)).toEqual([200 + 250, 150, 40]);
    expect(withCosts(cohorts, costs, null)[0]!.cells[0]!.leftMinor).toBeNull();
  });

  it("are named by their month, and lead to its customers", () => {
    expect(monthName("2026-01")).toBe("Jan 2026");
    expect(cellAddress("2026-02", 0)).toBe(
      "/app/customers?first_from=2026-02-01&first_to=2026-02-28",
    );
    expect(cellAddress("2025-11", 3)).toContain("ordered_from=2026-02-01&ordered_to=2026-02-28");
  });
});

describe("time to second order", () => {
  const reached = { value: 51, low: 47, high: 55 };
  const never = { value: null, low: null, high: null };
  const totals = { customers: 800, repeatCustomers: 300 };

  it("in words has its interval, or what is known instead", () => {
    expect(secondOrderWords(reached, 40, null)).toBe(
      "Half of all customers have ordered again by day 51 (between 47 and 55 with 95% confidence). Half of those who come back have done so by day 40.",
    );
    expect(secondOrderWords(never, 40, { day: 300, share: 0.42 })).toContain(
      "By day 300 about 42% of customers have ordered again",
    );
    expect(secondOrderWords(never, 60, null)).toBe(
      "Too few customers have ordered a second time to say when they do.",
    );
    expect(medianWords({ ...reached, high: null })).toBe("~51 days (from 47)");
    expect(medianWords(never)).toBe("not yet half");
    // sure to the day at best
    expect(medianWords({ ...reached, low: 51, high: 51 })).toBe("~51 days (50 to 52 days)");
  });

  it("is told as the share back within 90 days, with its interval", () => {
    const second = {
      curve: [
        { day: 60, back: 0.3, low: 0.28, high: 0.32 },
        { day: 120, back: 0.4, low: 0.38, high: 0.42 },
      ],
      median: never,
      usualWait: 40,
      windowCloses: 200,
    };
    const back90 = { value: 0.35, low: 0.33, high: 0.37 };
    const found = { customers: 800, back90, groups: [] };
    expect(backFigure(found, second, totals)).toMatchObject({
      value: { share: 0.35 },
      estimate: { low: { share: 0.33 }, high: { share: 0.37 } },
    });
    // of an earlier release the curve alone is there
    expect(backFigure(null, second, totals).value).toEqual({ kind: "share", share: 0.3 });
    expect(backFigure(null, { ...second, curve: [] }, totals).value.kind).toBe("unknown");
  });
});

describe("what first orders lead to", () => {
  const held = (value: number, difference: number | null, isClear = false): Held => ({
    value,
    low: value - 0.03,
    high: value + 0.03,
    against:
      difference === null
        ? null
        : { value: difference, low: difference - 0.04, high: difference + 0.04 },
    isClear,
  });
  const row = (name: string, orders: Held | null): GroupRow => ({
    kind: "product",
    key: name,
    name,
    customers: 200,
    href: "",
    median: { value: null, low: null, high: null },
    held: { orders, revenue: null, margin: null },
    months: { orders: [1, 0.3], revenue: [5000, 900], margin: [] },
  });
  const said = (...rows: GroupRow[]) => clearWords("product", "orders", rows, "USD");

  it("says that none differs clearly where none does", () => {
    expect(said(row("Tea", held(0.4, 0.02)), row("Cup", held(0.35, -0.05)))).toBe(
      "No product differs clearly: with 2 products compared at once, differences like these come by chance.",
    );
  });

  it("names what differs clearly, the largest difference first, and counts the rest", () => {
    expect(
      said(
        row("Tea", held(0.41, 0.08, true)),
        row("Cup", held(0.2, -0.15, true)),
        row("Pot", held(0.35, 0.01)),
      ),
    ).toBe(
      "“Cup” brings fewer back: 20%, −15 points against all others. “Tea” brings more back: 41%, +8 points against all others. The other 1 does not differ clearly.",
    );
    const many = ["A", "B", "C", "D"].map((name, n) => row(name, held(0.4, 0.1 + n / 100, true)));
    expect(said(...many)).toContain("2 more products differ clearly.");
  });

  it("says nothing of groups that cannot be compared", () => {
    expect(said(row("Tea", held(0.4, null)), row("Cup", null))).toBe(
      "There are too few customers yet to compare products.",
    );
    expect(againstWords("orders", null, "USD")).toBe("–");
    expect(againstWords("orders", { value: 0.08, low: -0.01, high: 0.17 }, "USD")).toBe(
      "+8 (−1 to +17)",
    );
    expect(againstWords("revenue", { value: -1250, low: -2000, high: -500 }, "USD")).toBe(
      "−$13 (−$20 to −$5)",
    );
  });

  it("has names a merchant knows, and leads to the customers", () => {
    expect(groupName("product", "77", null)).toBe("Product 77");
    expect(groupName("discount", "with", null)).toBe("With a discount");
    expect(channelName("1234567")).toBe("App 1234567");
    const group = {
      kind: "channel" as const,
      key: "web",
      name: null,
      customers: 50,
      median: { value: 9, low: 8, high: 10 },
      back90: { value: 0.4, low: 0.3, high: 0.5 },
      against: null,
      isClear: false,
    };
    const [shown] = groupRows({ customers: 50, back90: null, groups: [group] }, [], null);
    expect(shown).toMatchObject({
      name: "Online store",
      href: "/app/customers?first_channel=web",
      held: { orders: { value: 0.4, against: null }, revenue: null, margin: null },
    });
    expect(groupRows(null, [], null)).toEqual([]);
  });

  it("is drawn by the months after, of those for whom they are over", () => {
    const map = groupMap([row("Tea", null)], "product", "orders");
    expect(map).toMatchObject({ columns: ["First order", "1"], max: undefined });
    expect(map.rows).toEqual([{ name: "Tea (200)", cells: [{ value: 0.3 }] }]);
    expect(groupMap([row("Tea", null)], "channel", "orders").rows).toEqual([]);
  });
});

describe("new customers of a period", () => {
  const waits = (back: number, waiting: number, watched: number) => [
    { time: 20, events: back, censored: 0 },
    { time: watched, events: 0, censored: waiting },
  ];

  it("are held against those of other days, with the interval of the difference", () => {
    const found = newcomers(waits(90, 210, 100), waits(30, 270, 200));
    expect(found).toMatchObject({ customers: 300, before: 300 });
    // those of the period were not watched for 180 days
    expect(found.backBy.map(({ days }) => days)).toEqual([7, 14, 30, 60, 90]);
    const at90 = found.backBy[4]!;
    expect(at90.now!.value).toBeCloseTo(0.3, 10);
    expect(at90.change!.value).toBeCloseTo(0.2, 10);
    expect(at90.change!.low).toBeGreaterThan(0);
    expect(newcomersWords(found)).toBe(
      "300 customers ordered for the first time; 300 on the days they are held against. Within 90 days more come back, by 20 points.",
    );
  });

  it("are not said to differ where chance would do", () => {
    expect(newcomersWords(newcomers(waits(30, 70, 100), waits(28, 72, 100)))).toContain(
      "does not differ clearly",
    );
  });

  it("of last week say when it is told how many come back", () => {
    const young = newcomers([{ time: 5, events: 0, censored: 32 }], null);
    expect(young.backBy).toEqual([]);
    expect(newcomersWords(young)).toBe(
      "32 customers ordered for the first time. Nobody of them has been a customer for a week yet: how many come back is told then.",
    );
    expect(newcomersWords(newcomers([], null))).toMatch(/^Nobody ordered/);
  });

  it("of whom nobody came back are told with what could still be", () => {
    const first = newcomers([{ time: 40, events: 0, censored: 60 }], null).backBy.at(-1);
    expect(first!.now!.value).toBe(0);
    // of 60 a plain share of nothing may be up to 6 %
    expect(first!.now!.high).toBeGreaterThan(0.05);
    expect(first!.now!.high).toBeLessThan(0.07);
  });
});

describe("what new customers will bring, by their first order", () => {
  const held = (value: number) => ({ value, low: 0.8 * value, high: 1.25 * value });
  const fit = (key: string, times: number, isClear: boolean): CohortFit => ({
    kind: "channel",
    key,
    name: null,
    customers: 1234,
    orders: held(1.5),
    valueMinor: held(5000 * times),
    against: { value: times, low: 0.9 * times, high: 1.1 * times },
    pace: times,
    staying: 1,
    spend: 0.96,
    isClear,
  });
  const fewest = { customers: 100, repeaters: 30 };
  const said = (rows: FitRow[], kind: CohortKind = "channel") =>
    fitsSentence(kind, rows, fewest, "USD");

  it("names who differs clearly, with what is expected of them", () => {
    const rows = fitRows([fit("web", 1.02, false), fit("pos", 1.4, true)]);
    expect(said(rows)).toBe(
      "“Point of sale”: a new customer is expected to bring about $70 in the year after the first order, +40% against all others. The other 1 does not differ clearly.",
    );
    expect(rows[1]!.href).toBe("/app/customers?first_channel=pos");
    expect(againstOthersWords(rows[1]!.against)).toBe("+40% (+26% to +54%)");
    expect(becauseWords(rows[1]!)).toBe("pace +40%, stay +0%, order value −4%");
    expect(worthWords(rows[1]!.valueMinor, "USD")).toBe("~$70 ($56 to $88)");
    expect(ordersWords(rows[1]!.orders)).toBe("~1.5 (1.2 to 1.88)");
  });

  it("says that nothing differs clearly where it is so, and what is missing where there is nothing", () => {
    expect(said(fitRows([fit("web", 1.02, false), fit("pos", 1.1, false)]))).toMatch(
      /^No clear difference: by channel of the first order, nobody .* 2 channels were looked at\.$/,
    );
    expect(said([])).toBe(
      "There are too few customers yet to say what they will bring by channel: it takes 100 in a group, 30 of them with a second order, and as many outside it.",
    );
  });

  it("shows months with their customers, and does not compare them", () => {
    const months = fitRows([
      { ...fit("2026-02", 1, false), kind: "month" },
      { ...fit("2026-03", 1.2, false), kind: "month" },
    ]);
    expect(months[0]).toMatchObject({
      name: "Feb 2026",
      href: "/app/customers?first_from=2026-02-01&first_to=2026-02-28",
    });
    expect(said(months, "month")).toMatch(/bring \$50 to \$60 .* shown, not compared/);
  });

  it("says how it is computed", () => {
    expect(fitsFigure([fit("web", 1, false)]).how.inputs).toEqual([
      { label: "Groups", value: { kind: "count", value: 1 } },
    ]);
  });
});
