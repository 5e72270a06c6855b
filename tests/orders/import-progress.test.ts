import { describe, expect, it } from "vitest";
import { importProgress, type ImportFacts } from "../../app/orders/import-progress.ts";

const began = Date.parse("2026-11-21T10:00:00Z");
const facts: ImportFacts = {
  way: "bulk",
  phase: "loading",
  ordersExpected: 20_000,
  ordersRead: 5_000,
  bytesRead: 50,
  bytesTotal: 100,
  problem: null,
  startedAt: new Date(began),
};
const after = (seconds: number) => began + seconds * 1000;

describe("the progress of an import", () => {
  it("only ever grows from phase to phase", () => {
    const shares = [
      { ...facts, phase: "starting" as const, ordersRead: 0 },
      { ...facts, phase: "querying" as const, ordersRead: 10_000 },
      { ...facts, phase: "querying" as const, ordersRead: 20_000 },
      { ...facts, phase: "loading" as const, ordersRead: 0, bytesRead: 0 },
      facts,
      { ...facts, bytesRead: 100 },
      { ...facts, phase: "facts" as const },
      { ...facts, phase: "done" as const },
    ].map((one) => importProgress(one, after(10)).share!);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBe(1);
  });

  it("estimates the time left from the time it took so far", () => {
    const progress = importProgress({ ...facts, bytesRead: 100 }, after(92));
    expect(progress.secondsLeft).toBeCloseTo(8, 6);
  });

  it("does not guess before there is something to go by", () => {
    expect(importProgress(facts, after(1)).secondsLeft).toBeNull();
    expect(
      importProgress({ ...facts, phase: "querying", ordersRead: 100 }, after(60)).secondsLeft,
    ).toBeNull();
  });

  it("never says more than everything when more orders come than were counted", () => {
    const share = importProgress({ ...facts, way: "pages", ordersRead: 30_000 }, after(10)).share;
    expect(share).toBeLessThanOrEqual(1);
  });

  it.each([
    ["failed", "failed"],
    ["cancelled", "cancelled"],
    ["done", "done"],
    ["facts", "running"],
  ] as const)("in phase %s is %s", (phase, standing) => {
    const progress = importProgress({ ...facts, phase }, after(60));
    expect(progress.standing).toBe(standing);
    if (standing !== "running") expect(progress.secondsLeft).toBeNull();
  });
});
