/** The part of vitest's JSON report that is counted. */
export interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/**
 * Counts a run. A file that could not even be loaded counts as one failure, so does every failed check
 * besides the tests, and a run that failed without naming a test fails once.
 */
export function totalsOf(
  report: Report | undefined,
  exitCode: number,
  failedChecks: number,
): Totals {
  if (!report) return { passed: 0, failed: failedChecks + 1, skipped: 0 };
  const brokenFiles = report.testResults.filter(
    (file) =>
      file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  ).length;
  const named = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: failedChecks + (named === 0 && exitCode !== 0 ? 1 : named),
    skipped: report.numPendingTests + report.numTodoTests,
  };
}
