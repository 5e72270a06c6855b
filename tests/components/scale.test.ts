import { scaleLinear as theirs } from "d3-scale";
import fc from "fast-check";
import { expect, it } from "vitest";
import { scaleLinear } from "../../app/components/charts/scale.ts";

const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
const share = fc.double({ min: -1, max: 2, noNaN: true });

it("an axis has the places, round ends and steps that d3-scale gives it", () => {
  fc.assert(
    fc.property(
      amount,
      amount,
      share,
      fc.integer({ min: 2, max: 8 }),
      (from, span, part, count) => {
        const domain: [number, number] = [from, from + Math.abs(span) + 1];
        const value = domain[0] + part * (domain[1] - domain[0]);
        const [own, other] = [scaleLinear(domain, [100, 0]), theirs(domain, [100, 0])];
        expect(own(value)).toBeCloseTo(other(value), 3);
        expect(own.ticks(count)).toEqual(other.ticks(count));
        const [round, alike] = [own.nice(count), other.nice(count)];
        expect(round(domain[0])).toBeCloseTo(alike(domain[0]), 3);
        expect(round.ticks(count)).toEqual(alike.ticks(count));
        expect(round.clamp()(value)).toBeCloseTo(alike.clamp(true)(value), 3);
      },
    ),
  );
});

it("of one number alone has its place in the middle", () => {
  expect(scaleLinear([5, 5], [0, 100])(5)).toBe(50);
});
