import { expect, it } from "vitest";
import { compress } from "../../app/clv/fit/compress.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { noSpend } from "../../app/clv/fit/spend-fit.ts";
import { expectationIntervals, totalOrders } from "../../app/clv/fit/uncertainty.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { createRandom } from "../../app/numeric/random.ts";

// parameters without a covariance were taken for known exactly: an interval of no width
it("where the data leave the parameters open, an expectation is not certain but hardly known", () => {
  const random = createRandom("open");
  const orders = Array.from({ length: 120 }, (_, i) => ({
    customer: i % 60,
    day: random.int(0, 300),
  }));
  const ledger = buildLedger(
    { customer: orders.map((o) => o.customer), day: orders.map((o) => o.day) },
    60,
  );
  const summary = summarise(ledger, 365);
  const fit = fitCounts(compress(summary), "pnbd");
  const open = { ...fit, covariance: null };
  const known = totalOrders(fit, summary, 365);
  const unknown = totalOrders(open, summary, 365);
  expect(unknown.value).toBe(known.value);
  expect(unknown.fitError).toBeGreaterThan(known.fitError);
  expect(unknown.high / unknown.low).toBeGreaterThan(known.high / known.low);
  const spend = { ...noSpend, repeatMean: 1000, firstMean: 1000 };
  const { low, high } = expectationIntervals({ counts: open, spend }, summary);
  low.forEach((from, i) => expect(high[i]! / from).toBeGreaterThan(2));
});
