import { describe, expect, it } from "vitest";
import { levelOf, pastError, type PastError } from "../../app/clv/forecast/level.ts";

const at = { window: 90, expected: 1000 };
/** Tests one after the other, each off by a factor of e^error, of which chance makes 5 % either way. */
const tests = (errors: readonly number[], chance = 0.0025): PastError[] =>
  errors.map((error, i) => ({
    ...at,
    origin: 100 * i,
    actual: 1000 * Math.exp(error),
    error,
    chance,
    doubt: 0,
  }));

describe("the level of a forecast", () => {
  it("stays where no test was made, and is less sure the longer the horizon", () => {
    const none = levelOf([], 365);
    expect(none.factor).toBe(1);
    expect(none.variance).toBeGreaterThan(0);
    expect(levelOf([], 730).variance).toBeGreaterThan(none.variance);
  });

  it("follows errors that last, but not all the way", () => {
    const { factor } = levelOf(tests([-0.2, -0.22, -0.18, -0.2, -0.2, -0.2]), 90);
    expect(factor).toBeLessThan(Math.exp(-0.12));
    expect(factor).toBeGreaterThan(Math.exp(-0.2));
  });

  it("hardly follows what chance explains", () => {
    const { factor } = levelOf(tests([0.05, -0.04, 0.06, -0.05, 0.04, -0.03], 0.0025), 90);
    expect(Math.abs(Math.log(factor))).toBeLessThan(0.01);
  });

  it("is surer after tests that came out right, and less sure after tests that did not", () => {
    const none = levelOf([], 90).variance;
    expect(levelOf(tests([0.01, -0.01, 0, 0.02], 0.0001), 90).variance).toBeLessThan(none);
    expect(levelOf(tests([0.3, -0.3, 0.25, -0.28], 0.0001), 90).variance).toBeGreaterThan(none);
  });

  it("takes tests of the same days for fewer than tests of days of their own", () => {
    const errors = [-0.15, -0.15, -0.15, -0.15];
    const apart = levelOf(tests(errors), 90);
    const same = levelOf(
      tests(errors).map((test, i) => ({ ...test, origin: i })),
      90,
    );
    expect(Math.log(apart.factor)).toBeLessThan(Math.log(same.factor) - 0.01);
  });

  it("has the same answer in any order of the tests", () => {
    const given = tests([0.1, -0.02, 0.07, 0.2]);
    const turned = levelOf([...given].reverse(), 365);
    expect(turned.factor).toBeCloseTo(levelOf(given, 365).factor, 10);
    expect(turned.variance).toBeCloseTo(levelOf(given, 365).variance, 10);
  });

  it("reads a test in which nothing came", () => {
    const nothing = pastError({ ...at, origin: 0, actual: 0 }, 0.01, 0.01);
    expect(nothing.error).toBeCloseTo(Math.log(0.5 / 1000.5) + 0.01, 12);
    expect(levelOf([nothing], 90).factor).toBeLessThan(1);
  });
});
