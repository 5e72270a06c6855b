import { describe, expect, it } from "vitest";
import { pairsOfLog, sequencesOfLog } from "../../../scripts/advise/advise-log.ts";
import { csvOf, drawnLines, shuffled, type Line } from "./orders.ts";
import { logOf } from "./logs.ts";

const lines = drawnLines("invariance");

async function advised(some: readonly Line[]) {
  const log = await logOf(csvOf(some));
  return { pairs: pairsOfLog(log).pairs, sequences: sequencesOfLog(log, 60).pairs };
}

const unordered = (
  pairs: readonly { a: string; b: string; n: number; expected: number }[],
  rename = (name: string) => name,
  ordered = false,
) =>
  pairs
    .map(({ a, b, n, expected }) => {
      const names = [rename(a), rename(b)];
      return `${(ordered ? names : names.sort()).join(" ")} ${n} ${expected.toFixed(9)}`;
    })
    .sort();

describe("what is advised does not depend on", () => {
  it("the order of the rows", async () => {
    const [plain, mixed] = [await advised(lines), await advised(shuffled(lines, "rows"))];
    expect(mixed.pairs).toEqual(plain.pairs);
    expect(mixed.sequences).toEqual(plain.sequences);
  });

  it("what products are called", async () => {
    // the reverse of the alphabet, so that a and b change places
    const rename = (name: string) => `x${String.fromCharCode(219 - name.charCodeAt(1))}`;
    const renamed = lines.map((line) => ({ ...line, product: rename(line.product) }));
    const [plain, other] = [await advised(lines), await advised(renamed)];
    expect(unordered(other.pairs)).toEqual(unordered(plain.pairs, rename));
    expect(unordered(other.sequences, undefined, true)).toEqual(
      unordered(plain.sequences, rename, true),
    );
  });

  it("lines of one product that are written apart", async () => {
    const apart = lines.flatMap((line) =>
      line.quantity > 1
        ? [
            { ...line, quantity: 1 },
            { ...line, quantity: line.quantity - 1 },
          ]
        : line,
    );
    expect(apart.length).toBeGreaterThan(lines.length);
    expect(await advised(shuffled(apart, "apart"))).toEqual(await advised(lines));
  });

  it("what was taken back in the same order", async () => {
    const [some] = lines;
    const back = (quantity: number) => ({ ...some!, product: "returned", quantity });
    expect(await advised([...lines, back(2), back(-2)])).toEqual(await advised(lines));
  });
});

it("orders without a customer count for pairs, and have no sequences", async () => {
  const guests = lines.map((line) => ({ ...line, customer: "" }));
  const [plain, unknown] = [await advised(lines), await advised(guests)];
  expect(unknown.pairs).toEqual(plain.pairs);
  expect(plain.sequences.length).toBeGreaterThan(0);
  expect(unknown.sequences).toEqual([]);
});

it("what is bought by chance is hardly ever called better than chance", async () => {
  const dealt = shuffled(
    lines.map(({ product }) => product),
    "dealt",
  );
  const { pairs } = await advised(lines.map((line, i) => ({ ...line, product: dealt[i]! })));
  expect(pairs.length).toBeGreaterThan(20);
  expect(pairs.filter(({ low }) => low > 1).length).toBeLessThanOrEqual(0.05 * pairs.length);
});
