import { describe, expect, it } from "vitest";
import { totalsOf, type Report } from "../../scripts/test-totals.ts";

const report = (change: Partial<Report>): Report => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [],
  ...change,
});

describe("the totals of a run", () => {
  it("are those of the tests when all else is well", () => {
    expect(totalsOf(report({ numPendingTests: 1, numTodoTests: 1 }), 0, 0)).toEqual({
      passed: 5,
      failed: 0,
      skipped: 2,
    });
  });

  it("count failed types and lint as failures", () => {
    expect(totalsOf(report({ numFailedTests: 2 }), 1, 2).failed).toBe(4);
  });

  it("count a file that could not be loaded", () => {
    const files = [
      { status: "failed", assertionResults: [] },
      { status: "failed", assertionResults: [{ status: "failed" }] },
    ];
    expect(totalsOf(report({ numFailedTests: 1, testResults: files }), 1, 0).failed).toBe(2);
  });

  it("never say that a failed run passed", () => {
    expect(totalsOf(report({}), 1, 0).failed).toBe(1);
    expect(totalsOf(undefined, 1, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});
