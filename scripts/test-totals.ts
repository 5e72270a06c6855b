export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

/** What a run of vitest says about itself, as far as it is counted. */
export interface Run extends Totals {
  /** Files that failed without a failed test in them: they could not even be loaded. */
  brokenFiles: number;
}

/**
 * Counts a run. A file that could not be loaded counts as one failure, so does every failed check besides
 * the tests; a run that failed without naming a test, or never came to its end, fails once.
 */
export function totalsOf(run: Run | undefined, exitCode: number, failedChecks: number): Totals {
  if (!run) return { passed: 0, failed: failedChecks + 1, skipped: 0 };
  const named = run.failed + run.brokenFiles;
  return {
    passed: run.passed,
    failed: failedChecks + (named === 0 && exitCode !== 0 ? 1 : named),
    skipped: run.skipped,
  };
}
