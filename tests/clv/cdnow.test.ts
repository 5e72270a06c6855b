import { describe, expect, it } from "vitest";
import { backtest } from "../../app/clv/fit/backtest.ts";
import { chooseModel } from "../../app/clv/fit/choose-model.ts";
import { cohortRetention } from "../../app/clv/pictures/cohorts.ts";
import { compress } from "../../app/clv/fit/compress.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { fitSpend } from "../../app/clv/fit/fit-spend.ts";
import { rescaleParameters } from "../../app/clv/models/count-model.ts";
import { formulasFor } from "../../app/clv/models/formulas.ts";
import { expectedOrderValue } from "../../app/clv/models/gamma-gamma.ts";
import { secondOrder, shareBack } from "../../app/clv/pictures/second-order.ts";
import { discountedOrders } from "../../app/clv/predict/discounted.ts";
import { simpleValue } from "../../app/clv/predict/simple-value.ts";
import { summarise, summaryTotals } from "../../app/clv/predict/summary.ts";
import { BG_NBD, CDNOW_FITS } from "../reference/clv.ts";
import { CALIBRATION_END, cdnowLedger, HOLDOUT_END, missing, readCdnow } from "./shared-data.ts";

const absent = missing("CDNOW_sample.txt");

describe.skipIf(absent !== null)(absent ?? "the CDNOW sample", () => {
  it("is fitted to the published parameters, likelihoods and standard errors", () => {
    const summary = summarise(cdnowLedger(), CALIBRATION_END);
    const counts = compress(summary);
    expect(counts.customers).toBe(2357);
    for (const published of CDNOW_FITS) {
      const fit = fitCounts(counts, published.model, { method: "mle" });
      const weekly = rescaleParameters(fit.model, fit.parameters, 1 / 7);
      expect(fit.converged).toBe(true);
      expect(fit.repeaters).toBe(946);
      expect(fit.flags).toEqual([]);
      weekly.forEach((value, i) => {
        expect(Math.abs(value / published.parameters[i]! - 1)).toBeLessThan(1e-4);
      });
      const logLikelihood = fit.logLikelihood + fit.repeatOrders * Math.log(7);
      expect(Math.abs(logLikelihood - published.logLikelihood)).toBeLessThan(1e-3);
      if (published.standardErrors === null) continue;
      const errors = rescaleParameters(fit.model, fit.standardErrors!, 1 / 7);
      errors.forEach((value, i) => {
        expect(Math.abs(value / published.standardErrors[i]! - 1)).toBeLessThan(0.01);
      });
    }
  });

  it("is fitted to the published spend model", () => {
    const spend = fitSpend(summarise(cdnowLedger(), CALIBRATION_END), "mle");
    expect(spend.customers).toBe(946);
    expect(Math.abs(spend.parameters!.p / 6.2496 - 1)).toBeLessThan(2e-3);
    expect(Math.abs(spend.parameters!.q / 3.7442 - 1)).toBeLessThan(2e-3);
    expect(Math.abs(spend.parameters!.gamma / 1544.35 - 1)).toBeLessThan(2e-3);
    const perDollar = spend.logLikelihood! + 946 * Math.log(100);
    expect(Math.abs(perDollar + 4055.918)).toBeLessThan(5e-3);
  });

  it("has the twelve-month CLV of all customers together that lifetimes computes", () => {
    // lifetimes 0.11: customer_lifetime_value(time=12, discount_rate=.01, freq="W") at rounded
    // ages, months of 4.345 weeks, each discounted from its end; first ten customers and the sum.
    const summary = summarise(cdnowLedger(), CALIBRATION_END);
    const model = formulasFor("bgnbd", BG_NBD.parameters);
    const discounts = Array.from({ length: 12 }, (_, m) => 1.01 ** -(m + 1));
    const ends = Array.from({ length: 12 }, (_, m) => (m + 1) * 4.345);
    const weeks = (days: number) => Math.round((100 * days) / 7) / 100;
    const values = Array.from({ length: summary.size }, (_, i) => {
      const history = { x: summary.x[i]!, tx: weeks(summary.tx[i]!), T: weeks(summary.T[i]!) };
      const orders = model.alive(history) * discountedOrders(model, history, discounts, ends);
      const mean = summary.repeatValue[i]! / 100;
      return orders * expectedOrderValue({ p: 6.25, q: 3.74, gamma: 15.44 }, history.x, mean);
    });
    const first = [
      36.28583, 4.63886, 8.35552, 8.35552, 8.35552, 283.54572, 6.88344, 8.35552, 43.36295, 8.35552,
    ];
    first.forEach((wanted, i) => expect(Math.abs(values[i]! / wanted - 1)).toBeLessThan(1e-3));
    expect(Math.abs(values.reduce((sum, value) => sum + value, 0) - 71_537.98)).toBeLessThan(1);
  });

  it("is foretold within the goals: MAE, bias, tracking, AUC", () => {
    const result = backtest(cdnowLedger(), CALIBRATION_END, HOLDOUT_END)!.backtest;
    expect(result.actualOrders).toBe(1882);
    expect(result.mae).toBeLessThan(0.765);
    expect(Math.abs(result.bias)).toBeLessThan(0.13);
    expect(result.trackingError.all).toBeLessThan(0.06);
    expect(result.trackingError.holdout).toBeLessThan(0.06);
    expect(result.auc).toBeGreaterThan(0.755);
    expect(result.calibrationError).toBeLessThan(0.08);
    const monthly = result.byMonth.reduce((sum, month) => sum + month.predicted, 0);
    expect(monthly).toBeCloseTo(result.predictedOrders, 6);
    expect(result.byMonth.reduce((sum, month) => sum + month.actual, 0)).toBe(1882);
    const deciles = result.deciles.reduce((sum, decile) => sum + decile.actual, 0);
    expect(deciles).toBe(1882);
    expect(result.sentence).toContain("1,882 orders");
  });

  it("keeps Pareto/NBD, since no other model foretells clearly better", () => {
    const choice = chooseModel(cdnowLedger(), CALIBRATION_END, HOLDOUT_END);
    expect(choice.model).toBe("pnbd");
    const leads = new Map(choice.compared.map((c) => [c.model, c.lead]));
    expect(leads.get("mbgcnbd-2")!).toBeLessThan(0);
  });

  it("has the simple CLV of its arithmetic", () => {
    const totals = summaryTotals(summarise(cdnowLedger(), HOLDOUT_END));
    expect(totals.orders).toBe(6919);
    expect(totals.customers).toBe(2357);
    for (const years of [1, 2, 3] as const) {
      const value = simpleValue(totals, years)!;
      expect(value.averageOrderValue / 100).toBeCloseTo(35.2785, 3);
      expect(value.frequency).toBeCloseTo(2.935511, 5);
      expect(value.customerValue / 100).toBeCloseTo(103.5604, 3);
      expect(Math.abs(value.lifetimeValue / 100 - 103.5604 * years)).toBeLessThan(0.01);
    }
  });

  it("has the known retention by month of first order", () => {
    const cohorts = cohortRetention(cdnowLedger(), HOLDOUT_END);
    const known = {
      "1997-01": [781, 124, 95, 70, 65, 77, 65],
      "1997-02": [857, 134, 110, 75, 77, 75, 61],
      "1997-03": [719, 87, 84, 78, 63, 64, 55],
    };
    for (const [month, customers] of Object.entries(known)) {
      const cohort = cohorts.find((row) => row.month === month)!;
      expect(cohort.cells.slice(0, 7).map((cell) => cell.customers)).toEqual(customers);
      expect(cohort.cells.some((cell) => cell.incomplete)).toBe(false);
    }
    const cut = cohortRetention(cdnowLedger(), CALIBRATION_END - 10);
    expect(cut[0]!.cells.at(-1)!.incomplete).toBe(true);
    expect(cut[0]!.cells.at(-2)!.incomplete).toBe(false);
  });

  it("sees half of those who come back do so within a few weeks", () => {
    const timing = secondOrder(summarise(cdnowLedger(), HOLDOUT_END));
    expect(shareBack(timing.curve, 30)).toBeCloseTo(0.175, 1);
    expect(shareBack(timing.curve, 90)).toBeCloseTo(0.292, 1);
    expect(shareBack(timing.curve, 240)).toBeCloseTo(0.407, 1);
    expect(timing.usualWait).toBeGreaterThan(20);
    expect(timing.usualWait).toBeLessThan(90);
    expect(timing.windowCloses).toBeGreaterThan(timing.usualWait);
  });

  it("gives the same fit whatever the order of rows and however the file was split", () => {
    const rows = readCdnow();
    const shuffled = rows.toSorted((a, b) => a.cents - b.cents || b.day - a.day);
    const base = summarise(cdnowLedger(rows), CALIBRATION_END);
    const other = summarise(cdnowLedger(shuffled), CALIBRATION_END);
    expect(summaryTotals(other)).toEqual(summaryTotals(base));
    const first = fitCounts(compress(base), "pnbd");
    const second = fitCounts(compress(other), "pnbd");
    first.parameters.forEach((value, i) => {
      expect(Math.abs(second.parameters[i]! / value - 1)).toBeLessThan(1e-6);
    });
    // Two orders of one day are one order day, so a split file changes nothing either.
    const split = rows.flatMap((row) => [row, { ...row, cents: 0 }]);
    const again = summarise(cdnowLedger(split), CALIBRATION_END);
    expect(Array.from(again.x)).toEqual(Array.from(base.x));
    expect(Array.from(again.repeatValue)).toEqual(Array.from(base.repeatValue));
  });

  it("drops free orders where asked to, which takes eight customers out", () => {
    const ledger = cdnowLedger(readCdnow(), { countFree: false });
    expect(ledger.daysWithoutValue).toBe(8);
    expect(summarise(ledger, CALIBRATION_END).size).toBe(2349);
  });
});
