import { expect, it } from "vitest";
import { measureRegular } from "../../scripts/bench/clv/regular-coverage.ts";

// the long one: npm run bench -- clv --regular 100

it("tells the next year's orders of shops of subscribers closer than one model for all does", () => {
  const { used, mistaken, found, told, single } = measureRegular(
    { customers: 1000, subscribers: 0.6 },
    8,
  );
  expect(used).toBe(1);
  expect(found).toBeGreaterThan(0.98);
  expect(mistaken).toBeLessThan(0.02);
  expect(Math.abs(told.bias)).toBeLessThan(0.03);
  expect(Math.abs(told.bias)).toBeLessThan(Math.abs(single.bias));
  expect(told.coverage).toBeGreaterThanOrEqual(7 / 8);
  expect(told.coverage).toBeGreaterThan(single.coverage);
});

it("takes nobody for a regular buyer where all buy at random", () => {
  const { used, mistaken, told, single } = measureRegular({ customers: 1000, subscribers: 0 }, 8);
  expect(used).toBe(0);
  expect(mistaken).toBe(0);
  expect(told).toEqual(single);
});
