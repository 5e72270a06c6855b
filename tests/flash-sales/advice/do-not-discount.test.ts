import { expect, it } from "vitest";
import {
  reasonsAgainst,
  type Considered,
} from "../../../app/flash-sales/advice/do-not-discount.ts";
import { saleLift } from "../../../app/stock/sale-lift.ts";

const lift = saleLift(0.2, []);
/** 2 a day, five days on sale, stock for a year. */
const fine: Considered = {
  ...{ stock: 730, rate: 2, demand: { expected: 10, dispersion: 0.14, lift } },
  ...{ salePrice: 8_000, unitCost: 4_000, marginFloor: 0.3, lowestPrice: 9_000 },
  ...{ fullPriceBuyers: 40, bestFullPriceBuyers: 4 },
};

it("nothing speaks against a product that has stock, margin and nobody to vex", () => {
  expect(reasonsAgainst(fine)).toEqual([]);
});

it.each([
  ["would sell out", { stock: 20, rate: 0.1 }],
  ["short cover", { stock: 60, rate: 3, demand: { ...fine.demand, expected: 1 } }],
  ["below margin floor", { unitCost: 6_000 }],
  ["below margin floor", { salePrice: 0, lowestPrice: null }],
  ["as low lately", { lowestPrice: 8_000 }],
  ["best customers paid in full", { bestFullPriceBuyers: 5 }],
] as const)("it is better left at its price: %s", (reason, more) => {
  expect(reasonsAgainst({ ...fine, ...more }).map((one) => one.reason)).toEqual([reason]);
});

it("what is not known speaks neither for nor against", () => {
  const unknown = { stock: null, unitCost: null, lowestPrice: null, fullPriceBuyers: 0 };
  expect(reasonsAgainst({ ...fine, ...unknown, bestFullPriceBuyers: 0 })).toEqual([]);
});

it("says how many pieces are missing, and every reason at once", () => {
  const reasons = reasonsAgainst({ ...fine, stock: 12, unitCost: 7_900 });
  expect(reasons).toMatchObject([
    { reason: "would sell out", stock: 12 },
    { reason: "short cover", days: 6 },
    { reason: "below margin floor", floor: 0.3 },
  ]);
  const [first] = reasons;
  expect(first!.reason === "would sell out" && first!.needed).toBeGreaterThan(12);
});
