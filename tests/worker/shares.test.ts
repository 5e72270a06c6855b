import { expect, it } from "vitest";
import { Shares } from "../../app/worker/shares.ts";

/** Eight places, of which shops have taken some. */
function taken(places: Record<number, number>): Shares {
  const shares = new Shares(8);
  for (const [shopId, count] of Object.entries(places))
    for (let n = 0; n < count; n++) shares.take(Number(shopId));
  return shares;
}

it("a shop alone takes half of the places, and no more", () => {
  expect(taken({ 1: 3 }).full()).toEqual([]);
  expect(taken({ 1: 4 }).full()).toEqual([1]);
});

it("of several shops each takes less, so that a place is left for the next", () => {
  expect(taken({ 1: 4, 2: 1 }).full()).toEqual([1]);
  expect(taken({ 1: 2, 2: 2 }).full()).toEqual([1, 2]);
  expect(taken({ 1: 1, 2: 1, 3: 1, 4: 1 }).full()).toEqual([1, 2, 3, 4]);
});

it("a shop that is not at work may always take one", () => {
  const full = taken({ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1, 6: 1, 7: 1 }).full();
  expect(full).not.toContain(8);
  expect(new Shares(1).full()).toEqual([]);
});

it("a place that is given back is free again", () => {
  const shares = taken({ 1: 4 });
  shares.give(1);
  expect(shares.full()).toEqual([]);
});
