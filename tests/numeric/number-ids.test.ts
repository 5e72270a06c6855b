import fc from "fast-check";
import { it } from "vitest";
import { NumberIds } from "../../app/numeric/number-ids.ts";

it("numbers have the ids a map gives them, however large, negative or alike in their digits", () => {
  const number = fc.oneof(
    fc.maxSafeInteger(),
    fc.integer({ min: -50, max: 50 }),
    // as Shopify numbers things
    fc.integer({ min: 0, max: 20_000 }).map((n) => 7_700_000_000_000 + n * 32_768),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 12_000, size: "max" }), (numbers) => {
      const ids = new NumberIds();
      const known = new Map<number, number>();
      for (const one of numbers) {
        if (!known.has(one)) known.set(one, known.size);
        if (ids.idOf(one) !== known.get(one)) return false;
      }
      return ids.size === known.size;
    }),
    { numRuns: 30 },
  );
});
