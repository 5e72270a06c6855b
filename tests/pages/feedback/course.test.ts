import { describe, expect, it } from "vitest";
import { lengthOf } from "../../../app/calendar/period.ts";
import { answersParams } from "../../../app/pages/feedback/answers-params.ts";
import { askedAnswers } from "../../../app/pages/feedback/filters.ts";
import type { ProductId } from "../../../app/ids.ts";
import { courseOf, partsOf } from "../../../app/pages/feedback/course.ts";
import { differClearly, ratedGroups, ratingFigure } from "../../../app/pages/feedback/figures.ts";

const days = (from: string, to: string) => ({ from, to });

describe("the course of ratings", () => {
  it.each([
    [days("2026-11-01", "2026-11-30"), 30, days("2026-11-01", "2026-11-01")],
    [days("2026-09-01", "2026-11-29"), 13, days("2026-09-01", "2026-09-06")],
    [days("2026-01-15", "2026-11-20"), 11, days("2026-01-15", "2026-01-31")],
    [days("2026-11-20", "2026-11-20"), 1, days("2026-11-20", "2026-11-20")],
  ])("is drawn by day, by week or by month: %o", (period, parts, first) => {
    const found = partsOf(period, 5000);
    expect(found).toHaveLength(parts);
    expect(found[0]).toEqual(first);
    expect(found.at(-1)!.to).toBe(period.to);
    expect(found.reduce((sum, part) => sum + lengthOf(part), 0)).toBe(lengthOf(period));
  });

  it("is drawn by week where a day has too few answers for a point", () => {
    expect(partsOf(days("2026-11-01", "2026-11-30"), 12)).toHaveLength(5);
  });

  it("has a gap where nobody answered, and an interval where enough did", () => {
    const [first, second, third] = courseOf(days("2026-11-01", "2026-11-03"), [
      { day: "2026-11-01", byRating: [1, 0, 0, 0, 1] },
      { day: "2026-11-03", byRating: [0, 0, 2, 4, 6] },
    ]);
    expect(first).toMatchObject({ mean: 3, low: null, answers: 2 });
    expect(second).toMatchObject({ mean: null, answers: 0 });
    expect(third!.mean).toBeCloseTo(4.333, 3);
    expect(third!.low).toBeLessThan(4.333);
  });
});

describe("the average rating", () => {
  const about = { orders: 40, during: "against before" };
  it("says that a few answers are too few to be sure of", () => {
    const figure = ratingFigure([0, 0, 0, 0, 3], null, about);
    expect(figure.estimate).toBeUndefined();
    expect(figure.note).toBe("3 answers: too few to say how sure");
    expect(figure.change).toBeUndefined();
  });

  it("is an estimate with its interval, and says how it moved", () => {
    const figure = ratingFigure([1, 1, 2, 6, 10], [0, 0, 10, 0, 0], about);
    expect(figure.value).toMatchObject({ value: 4.15 });
    expect(figure.estimate?.low).toMatchObject({ kind: "number" });
    expect(figure.change).toMatchObject({ during: "against before" });
    expect((figure.change!.by as { value: number }).value).toBeCloseTo(1.15);
  });

  it("is not said where nobody answered", () => {
    expect(ratingFigure([0, 0, 0, 0, 0], [0, 0, 0, 0, 1], about).value.kind).toBe("unknown");
  });
});

describe("groups", () => {
  const group = (name: string, byRating: number[]) => ({
    name,
    asked: { productId: 7 as ProductId },
    byRating,
  });
  it("without an answer are left out, with few say so", () => {
    expect(
      ratedGroups([
        group("A", [0, 0, 0, 0, 0]),
        group("B", [0, 0, 0, 0, 2]),
        group("C", [0, 0, 0, 0, 9]),
        group("D", [3, 0, 0, 0, 9]),
      ]).map(({ name, interval }) => [name, interval]),
    ).toEqual([
      ["B, 2 answers", "too few"],
      ["C, 9 answers", "all the same"],
      ["D, 12 answers", expect.stringMatching(/^\d\.\d\d to \d\.\d\d$/) as string],
    ]);
  });

  it("differ clearly only where intervals lie apart", () => {
    expect(
      differClearly([
        [9, 9, 1, 0, 0],
        [0, 0, 1, 9, 9],
      ]),
    ).toBe(true);
    expect(
      differClearly([
        [1, 1, 3, 5, 5],
        [1, 1, 3, 5, 6],
      ]),
    ).toBe(false);
    expect(
      differClearly([
        [2, 0, 0, 0, 0],
        [0, 0, 0, 0, 2],
      ]),
    ).toBe(false);
  });
});

describe("an address asks for answers", () => {
  const asked = (search: string | Record<string, string>) =>
    askedAnswers(new URLSearchParams(search), ["How was it?"]);
  const all = asked("");

  it("that a bar or a point leads to", () => {
    const within = { from: "2026-11-01", to: "2026-11-07" };
    const productId = 77 as ProductId;
    expect(asked(answersParams({ rating: 2, tier: "top", productId, within }))).toEqual({
      ...all,
      ratings: [2],
      tiers: ["top"],
      productIds: [77],
      within,
    });
  });

  it.each([
    "rating=6",
    "tier=__proto__",
    "state=constructor",
    "question=Never asked",
    "product=-1",
    "since=2026-11-07&until=2026-11-01",
    "since=x&until=2026-11-01",
    "since=0000-01-01&until=2026-11-01",
    "commented=yes,no",
  ])("of which there are none, and gets all: %s", (search) => {
    expect(asked(search)).toEqual(all);
  });
});
