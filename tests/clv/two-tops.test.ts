import { describe, expect, it } from "vitest";
import { compress } from "../../app/clv/fit/compress.ts";
import {
  bounded,
  describe as describeCounts,
  likelihoodOf,
} from "../../app/clv/fit/count-likelihood.ts";
import { fitCounts } from "../../app/clv/fit/fit-counts.ts";
import { priorCentres, withPrior } from "../../app/clv/fit/prior.ts";
import type { PurchaseCounts } from "../../app/clv/fit/purchase-counts.ts";
import type { CountModel, Parameters } from "../../app/clv/models/count-model.ts";
import { minimise } from "../../app/numeric/minimise.ts";
import { createRandom } from "../../app/numeric/random.ts";

const LONGEST = 365;

/** A shop in which half never come back and the other half never leave. */
function loyalOrGone(seed: string, customers: number): PurchaseCounts {
  const random = createRandom(seed);
  const x = new Int32Array(customers);
  const tx = new Int32Array(customers);
  const T = new Int32Array(customers);
  for (let i = 0; i < customers; i++) {
    T[i] = random.int(60, LONGEST);
    if (random.bernoulli(0.5)) continue;
    const rate = random.gamma(1.5, 60);
    let time = 0;
    for (;;) {
      time += random.exponential(rate);
      const day = Math.ceil(time);
      if (day > T[i]!) break;
      if (day <= tx[i]!) continue;
      x[i]! += 1;
      tx[i] = day;
    }
  }
  return compress({ x, tx, T });
}

/** Where one search from one start ends: log-likelihood (with the prior, by default) and parameters. */
function climbed(model: CountModel, counts: PurchaseCounts, start: Parameters, method = "map") {
  const centres = priorCentres(model, describeCounts(counts).longestAge);
  const likelihood = bounded(likelihoodOf(model, counts), centres);
  const objective =
    method === "map" ? withPrior(likelihood, centres, counts.customers) : likelihood;
  const { at, value } = minimise(objective, Float64Array.from(start, Math.log));
  const [a, b, c, d] = Array.from(at, Math.exp) as [number, number, number, number];
  return { height: -value * counts.customers, parameters: [a, b, c, d] as Parameters };
}

describe("a likelihood with two tops", () => {
  for (const [model, method] of [
    ["mbgnbd", "map"],
    ["mbgnbd", "mle"],
    ["mbgcnbd-2", "map"],
  ] as const) {
    it(`is climbed to the higher one by ${model} (${method}), where the usual start ends lower`, () => {
      const counts = loyalOrGone("two-tops-200-2", 200);
      const usual = climbed(model, counts, priorCentres(model, LONGEST), method);
      const fit = fitCounts(counts, model, { method });
      const there = climbed(model, counts, fit.parameters, method);
      expect(there.height - usual.height).toBeGreaterThan(2);
      // there is no way up from where it ended
      fit.parameters.forEach((value, i) => {
        expect(Math.abs(Math.log(there.parameters[i]! / value))).toBeLessThan(1e-4);
      });
      expect(fit.converged).toBe(true);
      // half leave at once, half never: chances of leaving at both ends
      expect(Math.max(fit.parameters[2], fit.parameters[3])).toBeLessThan(0.5);
    });
  }

  it("is climbed by BG/NBD near a, b = 0 where that is higher", () => {
    const counts = loyalOrGone("two-tops-60-0", 60);
    const usual = climbed("bgnbd", counts, priorCentres("bgnbd", LONGEST), "mle");
    const fit = fitCounts(counts, "bgnbd", { method: "mle" });
    const there = climbed("bgnbd", counts, fit.parameters, "mle");
    expect(there.height - usual.height).toBeGreaterThan(0.1);
    expect(fit.parameters[2] + fit.parameters[3]).toBeLessThan(0.01);
    expect(usual.parameters[2] + usual.parameters[3]).toBeGreaterThan(1);
  });

  it("is climbed by Pareto/NBD where some leave at once and others never", () => {
    const counts = loyalOrGone("two-tops-200-4", 200);
    const usual = climbed("pnbd", counts, priorCentres("pnbd", LONGEST), "mle");
    const fit = fitCounts(counts, "pnbd", { method: "mle" });
    const there = climbed("pnbd", counts, fit.parameters, "mle");
    expect(there.height - usual.height).toBeGreaterThan(5);
  });

  it("does not keep a night on the lower one because the night before ended there", () => {
    const counts = loyalOrGone("two-tops-200-2", 200);
    const { parameters: start } = climbed("mbgnbd", counts, priorCentres("mbgnbd", LONGEST));
    const again = fitCounts(counts, "mbgnbd", { start });
    const anew = fitCounts(counts, "mbgnbd");
    again.parameters.forEach((value, i) => {
      expect(Math.abs(Math.log(value / anew.parameters[i]!))).toBeLessThan(1e-5);
    });
  });

  it("is told from a part of the customers where there are many", () => {
    const counts = loyalOrGone("many", 20_000);
    const usual = climbed("mbgnbd", counts, priorCentres("mbgnbd", LONGEST));
    const fit = fitCounts(counts, "mbgnbd");
    const there = climbed("mbgnbd", counts, fit.parameters);
    expect(there.height - usual.height).toBeGreaterThan(100);
    expect(fit.converged).toBe(true);
  });
});
