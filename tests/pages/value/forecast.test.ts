import { describe, expect, it } from "vitest";
import { buildLedger } from "../../../app/clv/fit/ledger.ts";
import { forecastShop } from "../../../app/clv/forecast/forecast.ts";
import { noSeason, type Season } from "../../../app/clv/season/season.ts";
import { monthRates } from "../../../app/clv/season/month-rates.ts";
import { seasonWords } from "../../../app/clv/season/season-words.ts";
import { createRandom } from "../../../app/numeric/random.ts";
import { forecastCard } from "../../../app/pages/value/overview/forecast.ts";

/** 2026-06-17 */
const FROM = 20_621;

/** Some customers who order as chance has it, for two years. */
function ledger(amount: ((i: number) => number) | null) {
  const random = createRandom("forecast card");
  const [customer, day]: [number[], number[]] = [[], []];
  for (let c = 0; c < 300; c++)
    for (let at = random.int(0, 700); at < 730; at += 5 + random.exponential(1 / 90)) {
      customer.push(c);
      day.push(FROM - 730 + Math.floor(at));
      if (random.bernoulli(0.2)) break;
    }
  return buildLedger(
    { customer, day, ...(amount ? { amount: customer.map((_, i) => amount(i)) } : {}) },
    300,
  );
}
const found = forecastShop(
  ledger((i) => 2000 + (i % 7) * 300),
  FROM,
  365,
  { draws: 400 },
);

describe("the forecast on the Value page", () => {
  const card = forecastCard(found, { season: noSeason }, "USD")!;

  it("says what the shop will take, from whom, and what it would be if nobody new came", () => {
    expect(card.sentence).toMatch(
      /^From Jun 17, 2026 on, your shop is expected to take \$[\d.,]+K? in 12 months \(\$[\d.,]+K? to \$[\d.,]+K?\): \$[\d.,]+K? from customers of today and \$[\d.,]+K? from customers to come\. If nobody new came any more, it would be \$/,
    );
    expect(card.figure.value).toEqual({ kind: "money", minor: Math.round(found.revenue!.mean) });
  });

  it("draws twelve months whose middle half lies inside the wide band", () => {
    expect(card.steps).toHaveLength(12);
    for (const { low, lowerQuarter, upperQuarter, high, known, mean } of card.steps) {
      expect([low, lowerQuarter, upperQuarter, high]).toEqual(
        [low, lowerQuarter, upperQuarter, high].sort((a, b) => a - b),
      );
      expect(known).toBeLessThanOrEqual(mean);
    }
    const whole = card.steps.reduce((sum, { mean }) => sum + mean, 0);
    expect(whole / found.revenue!.mean).toBeCloseTo(1, 6);
  });

  it("shows what the doubt is made of, without a season where there is none", () => {
    const names = card.doubts.map(({ name }) => name);
    expect(names).toContain("Chance: who orders, and for how much");
    expect(names).not.toContain("The season");
    const whole = card.doubts.reduce((sum, { share }) => sum + share, 0);
    expect(whole).toBeGreaterThan(0.97);
    expect(whole).toBeLessThanOrEqual(1 + 1e-9);
  });

  it("names the known dates that are in it with what they do, and those that are not with why", () => {
    const events = [
      { name: "black-friday-to-cyber-monday", seen: 2, times: { mean: 4.1, low: 3.4, high: 5 } },
      { name: "flash-sales", seen: 1, times: { mean: 0.8, low: 0.7, high: 1.1 } },
      { name: "before-black-friday", seen: 2, times: null },
      { name: "Founder's day", seen: 2, times: null },
      { name: "Fair", seen: 0, times: null },
    ];
    expect(forecastCard(found, { season: noSeason, events }, "USD")!.events).toEqual([
      "Known and in it. Black Friday to Cyber Monday: 4.1 times the orders of other days (3.4 times to 5 times), seen 2 times; Your flash sales: −20% orders a day (−30% to +10%), seen once.",
      "Without effect on customers of today: Founder's day. Before two years of orders only a strong effect is counted with; after that years left out must be foretold better with known dates.",
      "Not in your history yet, so without effect until seen once: Fair.",
    ]);
    expect(card.events).toEqual([]);
  });

  it("says that a shop of few orders is carried forward, and holds it against no prediction", () => {
    const [few, customers] = [[0, 1, 0, 2], 3];
    const orders = { customer: few, day: few.map((_, i) => FROM - 90 + 20 * i) };
    const scant = buildLedger({ ...orders, amount: few.map(() => 2000) }, customers);
    const said = forecastCard(forecastShop(scant, FROM, 365, { draws: 100 }), {}, "USD")!;
    for (const text of [said.remark, said.figure.how.counted[0]])
      expect(text).toContain("the pace of your shop so far is carried forward");
    const names = said.doubts.map(({ name }) => name);
    expect(names).toContain("How far forecasts are off, not tried on your shop yet");
    expect(names.join()).not.toContain("were off before");
    expect(card.remark).toContain("the 12-month CLV counts it a little less");
  });

  it("says that earlier forecasts of the shop moved it, and by how much", () => {
    const moved = { ...found, level: { ...found.level, orders: 0.9, value: 1 } };
    expect(forecastCard(moved, { season: noSeason }, "USD")!.figure.how.counted).toContain(
      "Earlier forecasts of your own shop were too high: it was moved by 10%.",
    );
  });

  it("is left out where no amounts are known, and in pictures of an earlier release", () => {
    const orders = forecastShop(ledger(null), FROM, 365, { draws: 100 });
    expect(forecastCard(orders, { season: noSeason }, "USD")).toBeNull();
    expect(forecastCard(undefined, {}, "USD")).toBeNull();
    expect(forecastCard(null, {}, "USD")).toBeNull();
  });
});

describe("the season in words", () => {
  const summer: Season = { ...noSeason, reason: "better", harmonics: [-0.5, 0], covariance: [] };

  it("names the months in which customers order most and least", () => {
    expect(seasonWords(summer, FROM)).toMatch(
      /^Your season is in it: customers order most in (June|July) \(1\.\d times a usual month\) and least in (December|January) \(0\.\d times a usual month\)\.$/,
    );
  });

  it("has twelve months that are a usual one on average", () => {
    const months = monthRates(summer, FROM);
    expect(months.map(({ month }) => month)).toEqual([6, 7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5]);
    expect(months.reduce((sum, { rate }) => sum + rate, 0) / 12).toBeCloseTo(1, 2);
    expect(monthRates(noSeason, FROM).every(({ rate }) => rate === 1)).toBe(true);
  });

  it("says why there is none", () => {
    expect(seasonWords({ ...noSeason, reason: "short-history" }, FROM)).toContain("two years");
    expect(seasonWords({ ...noSeason, reason: "not-better" }, FROM)).toContain("left out");
    expect(seasonWords({ ...noSeason, reason: "unseen" }, FROM)).toContain("less than a year");
    expect(seasonWords({ ...noSeason, reason: "assumed" }, FROM)).toContain("shows none");
  });

  it("calls that of one year a guess", () => {
    const guess = seasonWords({ ...summer, reason: "assumed" }, FROM);
    expect(guess).toContain("guess");
    expect(guess).toContain("customers order most in");
  });
});
