import type { Objective } from "../../numeric/minimise.ts";
import type { PurchaseCounts } from "../fit/purchase-counts.ts";
import { countTotals } from "./count-totals.ts";
import { MOMENTS, ParetoTails } from "./pareto-tails.ts";

/** The rows with one number of orders, and the days their integrals span. */
interface Group {
  readonly x: number;
  readonly start: number;
  readonly end: number;
  /** First day any row with this many orders or more begins at: tables never need to go back. */
  readonly from: number;
  readonly to: number;
}

/**
 * Minus the mean log-likelihood per customer of Pareto/NBD in (ln r, ln α, ln s, ln β), time in
 * days, with its gradient.
 *
 * Uses L = L₁·(1 + s∫_{t_x}^{T} …) with L₁ the likelihood of a customer who is alive, so no
 * hypergeometric function appears; see {@link ParetoTails} for the integral.
 */
export function paretoObjective(counts: PurchaseCounts): Objective {
  const { customers, maxX, maxT, moreThan, customersAt, ordersAt } = countTotals(counts);
  const { tx, T, weight } = counts;
  const groups = groupByOrders(counts);
  const tails = new ParetoTails(maxT);
  const { logA, logB, moments } = tails;
  let repeatOrders = 0;
  for (let t = 0; t <= maxT; t++) repeatOrders += ordersAt[t]!;

  return (at, gradient) => {
    const r = Math.exp(at[0]!);
    const alpha = Math.exp(at[1]!);
    const s = Math.exp(at[2]!);
    const beta = Math.exp(at[3]!);
    let value = -repeatOrders * at[1]!;
    let dr = 0;
    let dAlpha = -repeatOrders / alpha;
    let ds = 0;
    let dBeta = 0;
    for (let i = 0; i < maxX; i++) {
      const count = moreThan[i]!;
      value += count * Math.log(r + i);
      dr += count / (r + i);
    }
    tails.setParameters(r, alpha, s, beta);
    for (let t = 0; t <= maxT; t++) {
      const count = customersAt[t]!;
      const orders = r * count + ordersAt[t]!;
      value -= orders * logA[t]! + s * count * logB[t]!;
      dr -= count * logA[t]!;
      ds -= count * logB[t]!;
      dAlpha += (orders * t) / (alpha * (alpha + t));
      dBeta += (s * count * t) / (beta * (beta + t));
    }

    for (const { x, start, end, from, to } of groups) {
      tails.tabulate(x, from, to);
      const R = r + x;
      for (let i = start; i < end; i++) {
        const age = T[i]!;
        const last = tx[i]!;
        const w = weight[i]!;
        // ln of ((α+T)/(α+t_x))^R (β+T)^s/(β+t_x)^(s+1); kept at or below 1 after scaling.
        const logRho = R * (logA[age]! - logA[last]!) + s * logB[age]! - (s + 1) * logB[last]!;
        const log = logRho - at[3]!;
        const e = Math.exp(log > 0 ? -log : log);
        const rho = log > 0 ? 1 : e;
        const one = log > 0 ? e : 1;
        const inverseB = 1 / (beta + age);
        const later = one * inverseB;
        const v = MOMENTS * last;
        const u = MOMENTS * age;
        const integral = rho * moments[v]! - later * moments[u]!;
        const total = one + s * integral;
        value += w * (log > 0 ? log + Math.log(total) : Math.log1p(s * integral));
        const share = (w * s) / total;
        const byLogA = rho * moments[v + 1]! - later * moments[u + 1]!;
        const byInverseA = rho * moments[v + 2]! - later * moments[u + 2]!;
        const byLogB = rho * moments[v + 3]! - later * moments[u + 3]!;
        const byInverseB = rho * moments[v + 4]! - later * moments[u + 4]!;
        dr += share * (logA[age]! * integral - byLogA);
        dAlpha += share * R * (integral / (alpha + age) - byInverseA);
        ds += share * (integral / s + logB[age]! * integral - byLogB);
        dBeta += share * (s * inverseB * integral - (s + 1) * byInverseB);
      }
    }
    gradient[0] = (-dr * r) / customers;
    gradient[1] = (-dAlpha * alpha) / customers;
    gradient[2] = (-ds * s) / customers;
    gradient[3] = (-dBeta * beta) / customers;
    return -value / customers;
  };
}

/** Rows are sorted by x (see compress), so a group is a range. */
function groupByOrders({ size, x, tx, T }: PurchaseCounts): Group[] {
  const groups: Group[] = [];
  let end = size;
  let from = Infinity;
  while (end > 0) {
    let start = end;
    let to = 0;
    const orders = x[end - 1]!;
    while (start > 0 && x[start - 1] === orders) {
      start--;
      from = Math.min(from, tx[start]!);
      to = Math.max(to, T[start]!);
    }
    groups.push({ x: orders, start, end, from, to });
    end = start;
  }
  return groups.reverse();
}
