import { describe, expect, it } from "vitest";
import type { CostedSales, ProfitPicture } from "../../../app/clv/predict/profit.ts";
import { profitCard } from "../../../app/pages/value/overview/profit-figures.ts";

/** 100 customers, 250 orders of $40; 83% of sales with known costs, of which half is cost. */
const all: CostedSales = {
  orders: 250,
  revenueMinor: 10_000_00,
  knownMinor: 8_300_00,
  costMinor: 4_150_00,
};
const picture: ProfitPicture = { customers: 100, all, year: all };
const predicted = { value: 2_000_00, low: 1_500_00, high: 2_600_00, confidence: 0.95 };
const settings = { lifespanYears: 2, marginPercent: null } as const;

function figuresOf(...args: Parameters<typeof profitCard>) {
  const card = profitCard(...args);
  if (card.kind !== "figures") throw new Error(`no figures, but ${card.kind}`);
  return { ...card, of: (key: string) => card.figures.find((figure) => figure.key === key)! };
}

describe("profit on the value page", () => {
  it("is asked for first, then read", () => {
    expect(profitCard(false, picture, settings, predicted)).toEqual({ kind: "ask" });
    expect(profitCard(true, null, settings, predicted)).toEqual({ kind: "reading" });
  });

  it("without a margin counts nothing for the sales of unknown cost, and says so", () => {
    const { of, sentence } = figuresOf(true, picture, settings, predicted);
    expect(sentence).toContain("83% of sales");
    expect(sentence).toContain("left out");
    // 8,300 − 4,150 for 100 customers
    expect(of("profit-so-far").value).toEqual({ kind: "money", minor: 41_50 });
    // $16.60 an order × 2.5 orders × 2 years
    expect(of("simple-profit").value).toEqual({ kind: "money", minor: 83_00 });
    // 41.5 cents of each predicted dollar
    expect(of("predicted-profit").value).toEqual({ kind: "money", minor: 830_00 });
    expect(of("predicted-profit").estimate).toMatchObject({
      low: { minor: 622_50 },
      high: { minor: 1_079_00 },
    });
  });

  it("with a margin counts it for the rest", () => {
    const { of, sentence } = figuresOf(
      true,
      picture,
      { ...settings, marginPercent: 40 },
      predicted,
    );
    expect(sentence).toContain("margin of 40%");
    // 4,150 + 40% of 1,700
    expect(of("profit-so-far").value).toEqual({ kind: "money", minor: 48_30 });
  });

  it("states beside every figure for what share of sales costs are known", () => {
    const { figures } = figuresOf(true, picture, settings, predicted);
    expect(figures).toHaveLength(3);
    for (const { note } of figures) expect(note).toContain("costs known for 83% of sales");
    const almost = { ...all, knownMinor: 9_999_99 };
    const { sentence } = figuresOf(true, { ...picture, all: almost }, settings, null);
    expect(sentence).toContain("99% of sales");
  });

  it("is a sentence and no figure where costs are known for less than half of sales", () => {
    const little = { ...all, knownMinor: 4_999_00, costMinor: 2_000_00 };
    const card = profitCard(
      true,
      { ...picture, all: little },
      { ...settings, marginPercent: 90 },
      predicted,
    );
    expect(card).toEqual({
      kind: "too-little",
      sentence: expect.stringContaining("49% of your sales"),
    });
    const none = { orders: 0, revenueMinor: 0, knownMinor: 0, costMinor: 0 };
    const empty = profitCard(true, { customers: 0, all: none, year: none }, settings, null);
    expect(empty).toMatchObject({
      kind: "too-little",
      sentence: expect.stringContaining("no cost per item"),
    });
  });

  it("predicts nothing when the costs of the last year's sales are not known", () => {
    const year = { ...all, knownMinor: 1_000_00 };
    const { of } = figuresOf(true, { ...picture, year }, settings, predicted);
    expect(of("predicted-profit").value.kind).toBe("unknown");
    expect(of("predicted-profit").estimate).toBeUndefined();
    expect(figuresOf(true, picture, settings, null).figures).toHaveLength(2);
  });

  it("keeps the ends of an interval in order when goods are sold below cost", () => {
    const dear = { ...all, costMinor: 9_300_00 };
    const { of } = figuresOf(true, { ...picture, all: dear, year: dear }, settings, predicted);
    expect(of("predicted-profit").value).toEqual({ kind: "money", minor: -200_00 });
    expect(of("predicted-profit").estimate).toMatchObject({
      low: { minor: -260_00 },
      high: { minor: -150_00 },
    });
  });
});
