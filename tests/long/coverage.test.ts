import { describe, expect, it } from "vitest";
import { measureCoverage, type Coverage } from "../../scripts/bench/clv/coverage.ts";

const SHOPS = 1500;
/** Three binomial standard errors of so many shops, for what is counted once per shop. */
const CHANCE = 3 * Math.sqrt((0.95 * 0.05) / SHOPS);

describe(`of 95 % intervals, over ${SHOPS} simulated shops of 150 customers`, () => {
  it.each(["pnbd", "mbgnbd"] as const)("95 in 100 hold what then happens (%s)", (model) => {
    const found = measureCoverage(SHOPS, 150, model, 300);
    const about = (kind: keyof Coverage, within: number) => {
      expect(found[kind], `${kind} ${JSON.stringify(found)}`).toBeGreaterThan(0.95 - within);
      expect(found[kind], kind).toBeLessThan(0.95 + within);
    };
    about("totalOrders", CHANCE);
    about("totalValue", CHANCE);
    about("totalAtRisk", CHANCE);
    about("customerValue", 0.02);
  });
});
