/**
 * The law supplies follow, by type of product as suppliers are (delivery-truth.ts). Who buys what, and when, does not
 * depend on it: in the generated past a product that ran out was missed by nobody, which no real shop can say.
 */
export interface SupplyTruth {
  /** days between two deliveries to a location, `jitter` more or less */
  every: number;
  jitter: number;
  /** days from the order to the supplier until it is sent: `minimum` + Exp(mean `more`) */
  making: { minimum: number; more: number };
  /** days on the way: `minimum` + Gamma(shape, mean `more`) */
  transit: { minimum: number; more: number; shape: number };
  /** of the pieces that arrive, the share turned away */
  rejected: number;
  /** share of deliveries before which the last piece was sold */
  runsOut: number;
}

export const supplyTruth: Readonly<Record<string, SupplyTruth>> = {
  Coffee: {
    ...{ every: 14, jitter: 2, rejected: 0.004, runsOut: 0.05 },
    making: { minimum: 1, more: 1 },
    transit: { minimum: 1, more: 1.5, shape: 2 },
  },
  Brewing: {
    ...{ every: 45, jitter: 6, rejected: 0.02, runsOut: 0.15 },
    making: { minimum: 7, more: 6 },
    transit: { minimum: 18, more: 9, shape: 1.8 },
  },
  Tableware: {
    ...{ every: 35, jitter: 5, rejected: 0.035, runsOut: 0.12 },
    making: { minimum: 5, more: 8 },
    transit: { minimum: 6, more: 5, shape: 2 },
  },
  Home: {
    ...{ every: 30, jitter: 4, rejected: 0.01, runsOut: 0.08 },
    making: { minimum: 3, more: 3 },
    transit: { minimum: 3, more: 2.5, shape: 2 },
  },
  Accessories: {
    ...{ every: 40, jitter: 5, rejected: 0.006, runsOut: 0.1 },
    making: { minimum: 2, more: 2 },
    transit: { minimum: 5, more: 4, shape: 1.6 },
  },
};

/** Before other deliveries this share of what is sold between two of them is left, drawn evenly. */
export const leftTruth = { from: 0.1, to: 0.5 } as const;
