import type { Random } from "../../../../app/numeric/random.ts";
import type { DrawnCustomer } from "./shop-law.ts";

/** Even between two numbers. */
export const between = (random: Random, low: number, high: number): number =>
  low + (high - low) * random.next();

/** Even between two numbers in the logarithm: as many shops from 50 to 100 as from 100 to 200. */
export const betweenLogs = (random: Random, low: number, high: number): number =>
  low * (high / low) ** random.next();

export const always = (): number => 1;

/** Purchase rates over customers: gamma, as in the NBD (Ehrenberg 1959). */
export function drawRates(random: Random): (own: Random) => number {
  const shape = between(random, 0.5, 1.6);
  const meanGap = betweenLogs(random, 50, 200);
  return (own) => own.gamma(shape, shape * meanGap);
}

/** Lifetimes over customers: a gamma mixture of exponentials (Schmittlein, Morrison & Colombo 1987). */
function drawLifetimes(random: Random): (own: Random) => number {
  const shape = between(random, 0.5, 2);
  const median = betweenLogs(random, 90, 700);
  const scale = median / (2 ** (1 / shape) - 1);
  return (own) => own.exponential(own.gamma(shape, scale));
}

/** What orders are worth: customers differ, and so do one customer's orders. */
export interface SpendLaw {
  /** A customer's mean in minor units, at a standard normal score. */
  readonly mean: (score: number, own: Random) => number;
  readonly value: (own: Random, mean: number) => number;
  /** Standard deviation of ln mean over customers, for laws that tie it to the rate. */
  readonly spread: number;
}

/** Half of the shops are Gamma-Gamma (Fader & Hardie 2013), half log-normal twice. */
export function drawSpend(random: Random): SpendLaw {
  const level = betweenLogs(random, 2500, 12_000);
  const spread = between(random, 0.3, 0.6);
  const within = between(random, 0.3, 0.7);
  if (random.bernoulli(0.5)) {
    const p = 1 / within ** 2;
    const q = 1 + 1 / spread ** 2;
    return {
      spread,
      mean: (_, own) => (level * (q - 1)) / own.gamma(q, 1),
      value: (own, mean) => own.gamma(p, p / mean),
    };
  }
  return {
    spread,
    mean: (score) => level * Math.exp(spread * score),
    value: (own, mean) => mean * Math.exp(within * own.normal() - within ** 2 / 2),
  };
}

/** Customers whose rate, lifetime and spend have nothing to do with each other. */
export function independentCustomers(
  random: Random,
  spend: SpendLaw,
  stages = 1,
): (own: Random) => DrawnCustomer {
  const rate = drawRates(random);
  const lifetime = drawLifetimes(random);
  return (own) => ({
    rate: rate(own),
    lifetime: lifetime(own),
    stages,
    plan: null,
    meanValue: spend.mean(own.normal(), own),
  });
}
