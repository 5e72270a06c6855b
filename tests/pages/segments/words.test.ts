import { expect, it } from "vitest";
import { changeWords, emptySegments, movementWords } from "../../../app/pages/segments/words.ts";

const still = { in: 0, out: 0 };
const segment = { week: { in: 5, out: 1200 }, month: { in: 40, out: 3 } };

it("who moved is said for no more days than it was followed", () => {
  expect(movementWords({ week: still, month: still }, 0)).toBe(
    "Who moves is followed from today on",
  );
  expect(movementWords(segment, 1)).toBe("1 day: +5 −1,200");
  expect(movementWords(segment, 7)).toBe("7 days: +5 −1,200");
  expect(movementWords(segment, 12)).toBe("7 days: +5 −1,200 · 12 days: +40 −3");
  expect(movementWords(segment, 400)).toBe("7 days: +5 −1,200 · 30 days: +40 −3");
  expect(movementWords({ week: still, month: still }, 30)).toBe(
    "7 days: no movement · 30 days: no movement",
  );
});

it("whether a segment grows or shrinks is said as one number", () => {
  const said = (change: number) => changeWords({ change, since: "2026-10-28", until: null });
  expect([said(1200), said(-3), said(0)]).toEqual([
    "1,200 more than on Oct 28, 2026.",
    "3 fewer than on Oct 28, 2026.",
    "As many as on Oct 28, 2026.",
  ]);
  const over = (change: number) =>
    changeWords({ change, since: "2026-10-28", until: "2026-11-04" });
  expect([over(-3), over(0)]).toEqual([
    "3 fewer on Nov 4, 2026 than on Oct 28, 2026.",
    "As many on Nov 4, 2026 as on Oct 28, 2026.",
  ]);
  expect(changeWords(null)).toContain("from the second night on");
});

it("segments nobody is in are named in one line", () => {
  expect(emptySegments(["VIP", "Cooling"])).toBe("Nobody is in “VIP”, “Cooling”");
});
