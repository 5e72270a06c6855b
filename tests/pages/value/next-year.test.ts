import { describe, expect, it } from "vitest";
import type { Base } from "../../../app/clv/levers/levers.ts";
import { nextYear } from "../../../app/clv/levers/next-year.ts";
import { nextYearCard } from "../../../app/pages/value/overview/next-year/card.ts";
import { marginOf } from "../../../app/pages/value/overview/next-year/margin.ts";
import { base } from "../../clv/levers/sample-base.ts";

type Picture = Parameters<typeof nextYearCard>[0];

/** A night that found the sample shop. */
const picture = {
  forecast: { orders: base.orders, revenue: base.revenue, makeup: base.makeup },
  secondOrder: { curve: [{ day: 300, back: 0.25, low: 0.2, high: 0.3 }] },
  historyDays: 800,
  readiness: { confidence: "full", sentence: "" },
} as unknown as Picture;

interface Asking {
  seesCosts?: boolean;
  margin?: number | null;
  currency?: string;
  night?: Picture;
}

function cardOf(address: string, asking: Asking = {}) {
  const { seesCosts = true, margin = 0.4, currency = "USD", night = picture } = asking;
  const card = nextYearCard(night, new URLSearchParams(address), {
    own: { lifespanYears: 2, margin, revenueMinor: 900, discountMinor: 100 },
    seesCosts,
    customerValue: 10_000,
    currency,
  });
  if (card?.kind !== "card") throw new Error("there is no card");
  return card;
}
/** What an address of the card asks. */
const queryOf = (href: string) => new URL(href, "https://app.example/app/value").search;
const fieldOf = (card: ReturnType<typeof cardOf>, name: string) =>
  card.fields.rows.find(({ field }) => field === name)!;

describe("what would change next year, on the Value page", () => {
  it("tells one step of each, asked for nothing", () => {
    const { sentence, steps, stepRemark, result, targets, isAsked } = cardOf("");
    expect(sentence).toMatch(
      /^As things are, .* \$100K in the next 12 months \(\$80\.0K to \$130K\)/,
    );
    // 52,000.00 × (0.8242 ÷ 0.7869 − 1) + 12,000.00 × (0.8790 ÷ 0.8522 − 1) for half a year longer
    expect(steps.map(({ name, step, more, profit }) => [name, step, more, profit])).toEqual([
      ["Repeat rate", "25 → 26%", "+$1,080", "+$432.00"],
      ["Lifespan T", "2 → 2.5 years", "+$2,839", "+$1,136"],
      ["Order value", "$50.00 → $52.50", "+$5,000", "+$2,000"],
      ["New customers", "800 → 840", "+$2,400", "+$960.00"],
      ["Discounts", "10 → 9%", "+$1,111", "+$1,111"],
      ["Margin", "40 → 41%", "no change", "+$1,000"],
    ]);
    expect([result, targets, isAsked]).toEqual([null, [], false]);
    // 0.4 of 1 is left, 0.4111 of it at 9% discounts
    expect(stepRemark).toMatch(
      /^Fewer discounts: .* profit is used up when 2\.7% of orders are lost/,
    );
  });

  it("leads from each step to the page on which it is tried, with the same difference", () => {
    for (const { href, more } of cardOf("").steps) {
      const tried = cardOf(queryOf(href));
      expect(tried.result!.rows[1]!.at(-1)).toBe(more);
    }
  });

  it("puts what was typed beside the forecast, with the range in proportion", () => {
    const { sentence, result, figure, isAsked } = cardOf("repeatRate=50&orderValue=55");
    expect(sentence).toContain("instead of $100K");
    // 27,000.00 twice, and a tenth more of all
    expect(figure.value).toEqual({ kind: "money", minor: 13_970_000 });
    expect(result!.rows.map(([name]) => name)).toEqual(["Orders", "Revenue", "Profit"]);
    expect(result!.rows[1]).toEqual([
      "Revenue",
      "~$100K ($80.0K to $130K)",
      "~$140K ($112K to $182K)",
      "+$39.7K",
    ]);
    expect(isAsked).toBe(true);
  });

  it("fills the formula of each change with the shop's numbers", () => {
    const [repeat, stay] = cardOf("repeatRate=26&lifespan=3").formulas;
    expect(repeat!.formula).toBe(
      "Repeat orders of customers to come ($12,000) and orders of today’s customers with one order so far ($15,000), both × 26% ÷ 25%. The rest of the forecast stays.",
    );
    expect(stay!.formula).toContain("($52,000) × 0.85 ÷ 0.787");
    expect(stay!.formula).toContain("CV × T: $200 → $300.");
  });

  it("keeps what it refuses, says why beside it, and answers nothing of it", () => {
    const card = cardOf("repeatRate=120&lifespan=x&newCustomers=9001&orderValue=1,234&margin=30");
    expect(fieldOf(card, "repeatRate")).toMatchObject({
      typed: "120",
      problem: "Found 120. Enter a percentage from 0 to 100",
    });
    expect(fieldOf(card, "lifespan").problem).toBe(
      "Found “x”. Enter a number of years from 0.1 to 20",
    );
    expect(fieldOf(card, "newCustomers").problem).toBe(
      "Found 9,001. Enter a whole number from 0 to 8,000, 10 times as many as expected",
    );
    expect(fieldOf(card, "orderValue").problem).toContain("1234 or 1.234");
    expect(fieldOf(card, "margin")).toMatchObject({ typed: "30" });
    expect(fieldOf(card, "margin").problem).toBeUndefined();
    expect(card.result).toBeNull();
  });

  it("says what a target takes, and that typing it reaches it", () => {
    const { targets } = cardOf("revenueTarget=105000");
    expect(targets).toHaveLength(1);
    expect(targets[0]).toMatchObject({ title: "To reach a revenue of $105,000" });
    expect(targets[0]!.sentence).toContain("range of the forecast holds this target");
    expect(targets[0]!.ways.map(({ text }) => text)).toEqual([
      "Repeat rate: 29.63% instead of 25%",
      "Lifespan T: 3.06 years instead of 2 years",
      "Order value: $52.50 instead of $50.00",
      "New customers: 884 instead of 800",
      "Discounts: 5.5% instead of 10%",
      "Margin: does not change revenue.",
    ]);
    for (const { href } of targets[0]!.ways.filter(({ href }) => href)) {
      const { figure } = cardOf(queryOf(href!));
      expect(figure.value.kind === "money" && figure.value.minor).toBeGreaterThanOrEqual(
        10_500_000,
      );
    }
  });

  it("says of a target that nothing reaches it, and of one below the forecast how far each could fall", () => {
    const none = cardOf("revenueTarget=5000000").targets[0]!;
    expect(none.sentence).toBe("No change alone reaches it.");
    expect(none.ways[0]!.text).toBe("Repeat rate: no value reaches it; at 100% it would be $181K.");
    expect(none.ways[2]!.text).toContain("not within 10 times today’s");
    expect(none.ways.every(({ href }) => href === null)).toBe(true);
    const below = cardOf("revenueTarget=99000").targets[0]!;
    expect(below.sentence).toContain("above this target already");
    expect(below.ways[2]!.text).toBe("Order value: $49.50 instead of $50.00");
    const far = cardOf("revenueTarget=30").targets[0]!.ways.map(({ text }) => text);
    expect(far).toContain("New customers: no value reaches it; at 0 it would be $52.0K.");
    expect(far).toContain("Order value: $0.01 instead of $50.00");
    const farther = cardOf("revenueTarget=1").targets[0]!;
    expect(farther.sentence).toBe(
      "The forecast is above this target already, and no change alone would fall so far.",
    );
    expect(farther.ways[2]).toEqual({
      text: "Order value: no value reaches it; at $0.01 it would be $20.",
      href: null,
    });
  });

  it.each(["USD", "JPY", "KWD"])("takes every address it writes itself, in %s", (currency) => {
    const asking = { currency };
    const { steps, targets } = cardOf("revenueTarget=11234", { ...asking, margin: 0.4 });
    const ways = targets.flatMap(({ ways: all }) => all.map(({ href }) => href));
    for (const href of [...steps.map((step) => step.href), ...ways]) {
      if (href === null) continue;
      const { fields, result } = cardOf(queryOf(href), asking);
      expect(fields.rows.filter(({ problem }) => problem)).toEqual([]);
      expect(result).not.toBeNull();
    }
  });

  it("says what discounts less or more would have to cost or bring before they are worth nothing", () => {
    // 0.4 of 1 is left, 0.4556 of it at 5% discounts
    expect(cardOf("discountShare=5").result!.remark).toContain(
      "profit is used up when 12.2% of orders are lost",
    );
    expect(cardOf("discountShare=5", { margin: null }).result!.remark).toContain(
      "revenue is used up when 5.3% of orders are lost",
    );
    expect(cardOf("discountShare=19").result!.remark).toContain("33.3% more orders");
    expect(cardOf("discountShare=60").result!.remark).toContain("no number of orders");
    expect(cardOf("repeatRate=30").result!.remark).toBeNull();
  });

  it("asks for a margin where none is known, and tries one", () => {
    const bare = cardOf("profitTarget=1000", { margin: null });
    expect(bare.asksForMargin).toBe(true);
    expect(bare.steps.every(({ profit }) => profit === null)).toBe(true);
    expect(fieldOf(bare, "profitTarget").problem).toContain("Enter a margin too");
    const tried = cardOf("profitTarget=44000&margin=40", { margin: null });
    expect(tried.result!.rows[2]).toEqual([
      "Profit",
      "not known",
      "~$40.0K ($32.0K to $52.0K)",
      "not known",
    ]);
    expect(tried.targets[0]!.ways[2]!.text).toBe("Order value: $55.00 instead of $50.00");
  });

  it("shows nothing of costs to who may not see them, asked for it or not", () => {
    const card = cardOf("margin=50&profitTarget=1000", { seesCosts: false, margin: null });
    expect(card.fields.rows.map(({ field }) => field)).not.toContain("margin");
    expect(card.fields.rows.map(({ field }) => field)).not.toContain("profitTarget");
    expect([card.result, card.targets, card.asksForMargin]).toEqual([null, [], false]);
  });

  it("speaks in the decimals of the currency", () => {
    const yen = cardOf("orderValue=5500&revenueTarget=11000000", { currency: "JPY" });
    expect(yen.result!.rows[1]!.at(-1)).toBe("+¥1.00M");
    expect(yen.targets[0]!.title).toBe("To reach a revenue of ¥11,000,000");
    expect(fieldOf(cardOf("orderValue=55.5", { currency: "JPY" }), "orderValue").problem).toContain(
      "without decimals",
    );
    const dinar = cardOf("orderValue=5.0255", { currency: "KWD" });
    expect(fieldOf(dinar, "orderValue").problem).toContain("3 decimals");
    expect(fieldOf(cardOf("", { currency: "KWD" }), "orderValue").help).toContain("5.000");
    expect(cardOf("orderValue=5.5", { currency: "KWD" }).figure.value).toEqual({
      kind: "money",
      minor: 11_000_000,
    });
  });

  it("says why there is nothing to change yet", () => {
    const simple = {
      ...picture,
      readiness: { confidence: "simple", sentence: "It takes 50 customers." },
    } as Picture;
    const options = {
      own: { lifespanYears: 2, margin: null, revenueMinor: 0, discountMinor: 0 },
      seesCosts: true,
      customerValue: null,
      currency: "USD",
    };
    const of = (night: Picture) => nextYearCard(night, new URLSearchParams(), options);
    expect(of(simple)).toEqual({
      kind: "not-yet",
      sentence:
        "There is too little history for a forecast that could be changed. It takes 50 customers.",
    });
    const { makeup: _, ...earlier } = picture.forecast!;
    expect(of({ ...picture, forecast: earlier })).toMatchObject({ kind: "not-yet" });
    expect(of({ ...picture, forecast: { ...picture.forecast!, revenue: null } })).toBeNull();
  });

  it("says beside the formula that confidence is low where it is", () => {
    const sentence = "Few customers so far.";
    const night = { ...picture, readiness: { confidence: "low", sentence } } as Picture;
    expect(cardOf("", { night }).figure.how.missing).toContain(sentence);
    expect(cardOf("").figure.how.missing).not.toContain("");
  });

  it("has no field for what is not known of the shop, and says so", () => {
    const night = { ...picture, secondOrder: { ...picture.secondOrder, curve: [] } };
    const card = cardOf("repeatRate=30", { night });
    expect(card.fields.rows.map(({ field }) => field)).not.toContain("repeatRate");
    expect(card.fields.unknown).toEqual(["Too few customers have come back to say a repeat rate."]);
  });
});

describe("the margin next year begins with", () => {
  const year = { orders: 10, revenueMinor: 1000, knownMinor: 800, costMinor: 300 };
  const profit = { customers: 5, all: year, year };

  it("is what is left after unit costs, the merchant's own where too few are known, or none", () => {
    expect(marginOf(profit, null)).toBeCloseTo(0.5, 12);
    expect(marginOf(profit, 50)).toBeCloseTo(0.6, 12);
    const few = { ...profit, year: { ...year, knownMinor: 400 } };
    expect(marginOf(few, 35)).toBe(0.35);
    expect(marginOf(few, null)).toBeNull();
    expect(marginOf(null, 35)).toBe(0.35);
    expect(marginOf(null, null)).toBeNull();
    const margin = marginOf(profit, null);
    const of: Base = { ...base, now: { ...base.now, margin } };
    expect(nextYear(of).profit!.mean).toBeCloseTo(5_000_000, 6);
  });
});
