// Counts beside vitest's own reporter, and says nothing: the closing lines stay vitest's.
import fs from "node:fs";
import path from "node:path";
import type { Reporter, TestModule } from "vitest/node";
import { CACHE } from "./paths.ts";
import type { Run } from "./test-totals.ts";

export const RUN_FILE = path.join(CACHE, "test", "run.json");

function countOf(modules: readonly TestModule[]): Run {
  const run = { passed: 0, failed: 0, skipped: 0, brokenFiles: 0 };
  for (const module of modules) {
    let failedHere = 0;
    for (const test of module.children.allTests()) {
      const { state } = test.result();
      if (state === "passed") run.passed += 1;
      else if (state === "failed") failedHere += 1;
      else run.skipped += 1;
    }
    run.failed += failedHere;
    if (module.state() === "failed" && failedHere === 0) run.brokenFiles += 1;
  }
  return run;
}

export default class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    fs.writeFileSync(RUN_FILE, JSON.stringify(countOf(modules)));
  }
}
