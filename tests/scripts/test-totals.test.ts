import { describe, expect, it } from "vitest";
import { totalsOf } from "../../scripts/test-totals.ts";

const run = { passed: 5, failed: 0, skipped: 0, brokenFiles: 0 };

describe("the totals of a run", () => {
  it("are those of the tests when all else is well", () => {
    const totals = totalsOf({ ...run, skipped: 2 }, 0, 0);
    expect(totals).toEqual({ passed: 5, failed: 0, skipped: 2 });
  });

  it("count failed types and lint as failures", () => {
    expect(totalsOf({ ...run, failed: 2 }, 1, 2).failed).toBe(4);
  });

  it("count a file that could not be loaded", () => {
    expect(totalsOf({ ...run, failed: 1, brokenFiles: 1 }, 1, 0).failed).toBe(2);
  });

  it("never say that a failed run passed", () => {
    expect(totalsOf(run, 1, 0).failed).toBe(1);
    expect(totalsOf(undefined, 1, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
