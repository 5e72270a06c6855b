import { describe, expect, it } from "vitest";
import { upperLimit } from "../../../scripts/bench/verdict/simulate.ts";
import { simulateSales } from "../../../scripts/bench/act/simulate.ts";

const SHOPS = 40;
const WORLD = { products: 120, onSale: 8 } as const;

describe("sales of shops whose truth is known", () => {
  it("products chosen because they were weak recover by themselves: hardly ever is that called a success", () => {
    const nothing = { lift: 1, broughtForward: 0 };
    const told = simulateSales({ ...WORLD, choice: "weakest" }, nothing, SHOPS, "short");
    // the 28 days before would have said that the sale brought a third more
    expect(told.plainBias).toBeGreaterThan(0.15);
    expect(Math.abs(told.bias)).toBeLessThan(0.15);
    expect(upperLimit(told.soldMore, SHOPS)).toBeLessThan(0.2);
    expect(told.covered.units).toBeGreaterThanOrEqual(0.85 * SHOPS);
    expect(told.covered.after).toBeGreaterThanOrEqual(0.85 * SHOPS);
  });

  it("a sale that doubles best sellers is seen, and its interval holds what it brought", () => {
    const doubled = { lift: 2, broughtForward: 0.15 };
    const told = simulateSales({ ...WORLD, choice: "best sellers" }, doubled, SHOPS, "short");
    expect(told.soldMore).toBeGreaterThan(0.8 * SHOPS);
    expect(told.covered.units).toBeGreaterThanOrEqual(0.85 * SHOPS);
    expect(told.covered.revenue).toBeGreaterThanOrEqual(0.85 * SHOPS);
  });
});
