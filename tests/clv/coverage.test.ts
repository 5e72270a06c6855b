import { describe, expect, it } from "vitest";
import { measureCoverage, type Coverage } from "../../scripts/bench/clv/coverage.ts";

const SHOPS = 300;
/** Three binomial standard errors of 300 shops, for what is counted once per shop. */
const CHANCE = 3 * Math.sqrt((0.95 * 0.05) / SHOPS);

describe("of 95 % intervals, over three hundred simulated shops of 120 customers", () => {
  it.each(["pnbd", "mbgnbd"] as const)("95 in 100 hold what then happens (%s)", (model) => {
    const found = measureCoverage(SHOPS, 120, model, 300);
    const about = (kind: keyof Coverage, within: number) => {
      expect(found[kind], `${kind} ${JSON.stringify(found)}`).toBeGreaterThan(0.95 - within);
      expect(found[kind], kind).toBeLessThan(0.95 + within);
    };
    about("totalOrders", CHANCE);
    about("totalValue", CHANCE);
    about("totalAtRisk", CHANCE);
    // so few customers leave the weak prior a say, which makes these hold more, never less
    expect(found.parameters).toBeGreaterThan(0.93);
    expect(found.spendParameters).toBeGreaterThan(0.93);
    about("expectedValue", 0.04);
    about("customerValue", 0.02);
    // whole numbers: an interval of counts can only hold a little more than it must
    about("customerOrders", 0.035);
    expect(found.customerOrders).toBeGreaterThan(0.94);
  });
});
