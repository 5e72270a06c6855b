import { againstTestWords } from "./against-test-words.ts";

interface Ranged {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How the last back-test came out; predicted ÷ actual − 1, null where nobody ordered. */
export interface TestBias {
  readonly bias: number | null;
}

/**
 * What has to be said beside a figure whose interval is narrower than the method's last error: had it been off as in
 * the test, the truth would lie outside. Null where interval and test agree, or there was no test.
 */
export function againstTest(figure: Ranged | null, test: TestBias | null): string | null {
  if (figure === null || test?.bias == null || !(figure.value > 0) || test.bias <= -1) return null;
  const asThen = figure.value / (1 + test.bias);
  return asThen < figure.low || asThen > figure.high ? againstTestWords(test.bias) : null;
}
