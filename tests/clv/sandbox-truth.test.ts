import { describe, expect, it } from "vitest";
import { compress } from "../../app/clv/fit/compress.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { fitSpend } from "../../app/clv/fit/fit-spend.ts";
import { buildLedger } from "../../app/clv/fit/ledger.ts";
import { rescaleParameters, type Parameters } from "../../app/clv/models/count-model.ts";
import { summarise } from "../../app/clv/predict/summary.ts";
import { createRandom } from "../../app/numeric/random.ts";
import { createCalendar } from "../../sandbox/generator/calendar.ts";
import { drawHistories, kinds, nobody } from "../../sandbox/generator/histories.ts";
import { truth } from "../../sandbox/generator/truth.ts";

describe("the shop the sandbox makes up", () => {
  const random = createRandom("recovery");
  const calendar = createCalendar(new Date("2026-06-30T23:59:00Z"), 3, "UTC");
  const drawn = drawHistories(40_000, calendar, random);
  const customer: number[] = [];
  const day: number[] = [];
  const amount: number[] = [];
  for (let d = 0; d < calendar.days; d++) {
    for (let at = drawn.firstOfDay[d]!; at < drawn.firstOfDay[d + 1]!; at++) {
      if (drawn.kind[at] !== kinds.stands || drawn.customer[at] === nobody) continue;
      const who = drawn.customer[at]!;
      customer.push(who);
      day.push(d);
      amount.push(
        Math.max(1, Math.round(100 * random.gamma(truth.value.p, drawn.valueRate[who]!))),
      );
    }
  }
  const ledger = buildLedger({ customer, day, amount }, drawn.customers);
  const summary = summarise(ledger, calendar.days - 1);

  it("is fitted to the law its customers follow, within three standard errors", () => {
    const fit = fitCounts(compress(summary), "pnbd", { method: "mle" });
    const { r, alpha, s, beta } = truth.orders;
    const law: Parameters = [r, alpha, s, beta];
    const weekly = rescaleParameters("pnbd", fit.parameters, 1 / 7);
    const errors = rescaleParameters("pnbd", fit.standardErrors!, 1 / 7);
    expect(fit).toMatchObject({ converged: true, flags: [] });
    law.forEach((value, i) => {
      expect(Math.abs(weekly[i]! - value) / errors[i]!, `${i}`).toBeLessThan(3);
    });
  });

  it("is fitted to the law of what they spend, within three standard errors", () => {
    const { parameters, standardErrors, flags } = fitSpend(summary, "mle");
    const { p, q, gamma } = truth.value;
    expect(flags).toEqual([]);
    expect(Math.abs(parameters!.p - p)).toBeLessThan(3 * standardErrors!.p);
    expect(Math.abs(parameters!.q - q)).toBeLessThan(3 * standardErrors!.q);
    expect(Math.abs(parameters!.gamma - 100 * gamma)).toBeLessThan(3 * standardErrors!.gamma);
  });
});
