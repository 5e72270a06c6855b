import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { grownPage, MOST, smallerPage, type PageSize } from "../../app/admin-api/page-size.ts";
import { pageWeight } from "../../sandbox/admin-api/prices.ts";

const first: PageSize = { first: 20, inner: 5 };

/** a page of orders with lines, each with `objects` things inside, as Shopify charges for it */
const cost = ({ first: orders, inner }: PageSize, objects: number) =>
  2 + pageWeight(orders) * (2 + 2 + pageWeight(inner) * (1 + objects));

function settled(objects: number, maximum: number): PageSize[] {
  const sizes = [first];
  for (;;) {
    const now = sizes.at(-1)!;
    const next = grownPage(now, cost(now, objects), maximum);
    if (next.first === now.first && next.inner === now.inner) return sizes;
    sizes.push(next);
    if (sizes.length > 50) throw new Error("the page never settles");
  }
}

describe("a page of orders", () => {
  it("grows to all that Shopify gives at once where that is cheap", () => {
    expect(settled(2, 20_000).at(-1)).toEqual({ first: MOST.first, inner: MOST.inner });
  });

  it("stays small where the shop's bucket is small", () => {
    const size = settled(2, 400).at(-1)!;
    expect(cost(size, 2)).toBeLessThanOrEqual(200);
  });

  it("never costs more than one query may, on its way and in the end", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 500, max: 20_000 }),
        (objects, maximum) => {
          for (const size of settled(objects, maximum).slice(1)) {
            expect(cost(size, objects)).toBeLessThanOrEqual(Math.max(1000, cost(first, objects)));
          }
        },
      ),
    );
  });

  it("is halved when it turns out too dear, down to one", () => {
    expect(smallerPage({ first: 40, inner: 10 })).toEqual({ first: 20, inner: 5 });
    expect(grownPage({ first: 40, inner: 10 }, 1200, 20_000)).toEqual({ first: 20, inner: 5 });
    expect(smallerPage({ first: 1, inner: 1 })).toEqual({ first: 1, inner: 1 });
  });
});
