import { describe, expect, it } from "vitest";
import { createRandom } from "../../app/numeric/random.ts";
import { minuteOf, NIGHT_MINUTES } from "../../app/shops/nights.ts";

const SHOPS = 10_000;
const random = createRandom("shops");

/** Ways in which ten thousand shops of one zone may have come by their numbers. */
const numbers: Record<string, number[]> = {
  "one after the other": Array.from({ length: SHOPS }, (_none, n) => 1 + n),
  "every sixtieth of many": Array.from({ length: SHOPS }, (_none, n) => 60 * (1 + n)),
  "every 240th of many": Array.from({ length: SHOPS }, (_none, n) => 240 * (1 + n)),
  "any of a million": Array.from({ length: SHOPS }, () => random.int(1, 1_000_000)),
  "near the greatest number": Array.from({ length: SHOPS }, (_none, n) => 2 ** 31 - 1 - n),
};

/** The share of the busiest minute. */
function busiest(shopIds: number[], minutes: number): number {
  const count = new Array<number>(minutes).fill(0);
  for (const shopId of shopIds) count[minuteOf(shopId, minutes)]! += 1;
  return Math.max(...count) / shopIds.length;
}

describe.each(Object.entries(numbers))("ten thousand shops of one zone, %s", (_, shopIds) => {
  it("spread their nights: no minute has more than a hundredth of them", () => {
    expect(busiest(shopIds, NIGHT_MINUTES)).toBeLessThan(0.01);
  });

  it("spread their hours: no minute has more than three hundredths of them", () => {
    expect(busiest(shopIds, 60)).toBeLessThan(0.03);
  });
});
