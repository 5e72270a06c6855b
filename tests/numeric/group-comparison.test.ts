import { describe, expect, it } from "vitest";
import { holm } from "../../app/numeric/holm.ts";
import { kaplanMeier, type WaitCount } from "../../app/numeric/kaplan-meier.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { survivalDifference } from "../../app/numeric/survival-difference.ts";

describe("several tests looked at together", () => {
  it("hold as in Holm's procedure: only while each is below its share of the level", () => {
    // the worked example of the procedure: of 0.01, 0.04, 0.03 and 0.005 only the first and the last hold
    expect(holm([0.01, 0.04, 0.03, 0.005])).toEqual([true, false, false, true]);
    expect(holm([0.01, 0.012, 0.02, 0.04])).toEqual([true, true, true, true]);
  });

  it("hold whatever their order, and one that could not be made does not count", () => {
    expect(holm([null, 0.02, null])).toEqual([false, true, false]);
    expect(holm([0.02, 0.5, 0.5])).toEqual([false, false, false]);
    expect(holm([])).toEqual([]);
  });
});

/** Waits of customers who come back with a constant chance a day, the half of them watched for a shorter time. */
function waitsOf(random: ReturnType<typeof createRandom>, customers: number, chance: number) {
  const counts = new Map<number, WaitCount>();
  for (let n = 0; n < customers; n++) {
    const wait = Math.floor(random.exponential(chance));
    const watched = random.int(30, 400);
    const time = Math.min(wait, watched);
    const count = counts.get(time) ?? { time, events: 0, censored: 0 };
    if (wait <= watched) count.events++;
    else count.censored++;
    counts.set(time, count);
  }
  return [...counts.values()];
}

describe("two curves at one time", () => {
  const random = createRandom("two curves");

  it("without anybody lost from sight differ as two shares do", () => {
    // 60 of 200 against 30 of 200 came back by day 90; everybody was watched for longer
    const curve = (back: number) =>
      kaplanMeier([
        { time: 40, events: back, censored: 0 },
        { time: 200, events: 0, censored: 200 - back },
      ]);
    const found = survivalDifference(curve(60), curve(30), 90)!;
    expect(found.value).toBeCloseTo(0.15, 12);
    // the plain two-proportion interval: 0.15 ± 1.96 √(0.3·0.7/200 + 0.15·0.85/200)
    expect(found.low).toBeCloseTo(0.0694, 2);
    expect(found.high).toBeCloseTo(0.2306, 2);
    expect(found.pValue).toBeGreaterThan(1e-4);
    expect(found.pValue).toBeLessThan(1e-3);
  });

  it("differ the other way round when they are exchanged", () => {
    const [a, b] = [
      kaplanMeier(waitsOf(random, 300, 0.004)),
      kaplanMeier(waitsOf(random, 300, 0.006)),
    ];
    const [there, back] = [survivalDifference(a, b, 90)!, survivalDifference(b, a, 90)!];
    expect(back.value).toBeCloseTo(-there.value, 12);
    expect([back.low, back.high]).toEqual([
      expect.closeTo(-there.high, 12),
      expect.closeTo(-there.low, 12),
    ]);
    expect(back.pValue).toBeCloseTo(there.pValue, 12);
  });

  it("have an interval that covers the truth in 95 of 100 shops", () => {
    const truth = Math.exp(-90 * 0.004) - Math.exp(-90 * 0.006);
    let covered = 0;
    const shops = 600;
    for (let shop = 0; shop < shops; shop++) {
      const [a, b] = [waitsOf(random, 150, 0.006), waitsOf(random, 400, 0.004)].map(kaplanMeier);
      const { low, high } = survivalDifference(a!, b!, 90)!;
      if (low <= truth && truth <= high) covered++;
    }
    // 95 % less three of its own standard errors
    expect(covered / shops).toBeGreaterThan(0.95 - 3 * Math.sqrt((0.95 * 0.05) / shops));
  });

  it("are not compared where hardly anybody came back, or hardly anybody is still watched", () => {
    const few = kaplanMeier([
      { time: 10, events: 4, censored: 0 },
      { time: 200, events: 0, censored: 500 },
    ]);
    const short = kaplanMeier([
      { time: 10, events: 50, censored: 0 },
      { time: 20, events: 0, censored: 446 },
      { time: 80, events: 1, censored: 3 },
    ]);
    const plain = kaplanMeier(waitsOf(random, 300, 0.005));
    expect(survivalDifference(few, plain, 90)).toBeNull();
    expect(survivalDifference(plain, short, 90)).toBeNull();
  });
});
