import { logGamma } from "../../numeric/special.ts";
import { logPower } from "../models/paced-gamma-gamma.ts";
import type { SpendDependence } from "./spend-dependence.ts";

/**
 * Expected value of an order to come, of a customer who is still there. Those who order more often place more of the
 * orders to come, so what counts is E[ζ·λ^e]/E[λ^e] for mean values ζ and elasticity e, not E[ζ].
 *
 * Repeat buyers: p(γ' + xm)/(px + q − 1) with γ' = γ·E[λ^b], times E[λ^(b+e)]/(E[λ^b]·E[λ^e]). One-time buyers: the
 * mean of who comes back, γp/(q−1) · E[λ^(b+e)]/E[λ^e], with the own first order weighed against that of the others.
 */
export function pacedOrderValue(
  fit: SpendDependence,
  x: number,
  age: number,
  repeatValue: number,
  firstValue: number,
): number {
  const { p, q, gamma, b, alpha } = fit;
  const scale = (alpha + age) ** -b;
  const { biased, power } = powersOf(fit, x);
  if (x > 0 && repeatValue > 0) {
    const own = (p * (gamma * scale * power + x * repeatValue)) / (p * x + q - 1);
    const open = fit.ofPlaced ? (q - 1) / (p * x + q - 1) : 1;
    return own * (1 + (biased / power - 1) * open);
  }
  const prior = ((p * gamma) / (q - 1)) * scale * biased;
  if (!(fit.firstScale > 0)) return prior;
  const weight = (q - 1) / p;
  const usual = fit.ofPlaced
    ? prior * fit.firstRatio
    : fit.firstScale * (alpha + age) ** -fit.firstPower;
  return (prior * (Math.max(0, firstValue) / usual + weight)) / (1 + weight);
}

interface Powers {
  /** E[λ^(b+e)] / E[λ^e], and E[λ^b], of Gamma(r + kx, 1). */
  readonly biased: number;
  readonly power: number;
}

/** By number of orders, which many customers share. */
const powers = new WeakMap<SpendDependence, Map<number, Powers>>();

function powersOf(fit: SpendDependence, x: number): Powers {
  let byOrders = powers.get(fit);
  if (byOrders === undefined) powers.set(fit, (byOrders = new Map<number, Powers>()));
  let found = byOrders.get(x);
  if (found === undefined) {
    const { b, r, k, elasticity } = fit;
    const shape = r + k * x;
    found = {
      biased: Math.exp(logGamma(shape + b + elasticity) - logGamma(shape + elasticity)),
      power: Math.exp(logPower(shape, b)),
    };
    byOrders.set(x, found);
  }
  return found;
}
