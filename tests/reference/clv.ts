/**
 * Published values of the purchase and spend models, with where they were published. Times in
 * weeks.
 */

/** Fader, Hardie & Lee, Marketing Science 24(2), 2005, and the BG/NBD spreadsheet of the authors. */
export const BG_NBD = {
  parameters: [0.242594525, 4.413601901, 0.792919858, 2.425888105],
  /** E[X(t)] of a new customer. */
  fromStart: [
    { t: 1 / 7, orders: 0.0078 },
    { t: 1, orders: 0.0532 },
    { t: 3, orders: 0.1506 },
    { t: 31.857, orders: 1.0405 },
    { t: 32, orders: 1.0437 },
    { t: 78, orders: 1.8576 },
  ],
  /** Expected orders in the next 39 weeks of x = 2, t_x = 30.43, T = 38.86. */
  conditional: 1.226,
  /** The walkthrough of R's BTYD package: id 1516, next 52 weeks. */
  walkthrough: { x: 26, tx: 30.86, T: 31, t: 52, orders: 25.76 },
  /** P(X(39) = 0) of a new customer (BTYD manual, at parameters of three digits). */
  noneBy39: { parameters: [0.243, 4.414, 0.793, 2.426], probability: 0.5737864 },
} as const;

/** BTYD manual and walkthrough; parameters of the CDNOW sample. */
export const PARETO_NBD = {
  parameters: [0.5533971, 10.5801985, 0.6060625, 11.6562237],
  /** E[X(t)] at t = 1 … 9 (BTYD manual, at parameters of two digits). */
  fromStartParameters: [0.55, 10.56, 0.61, 11.64],
  fromStart: [0.05078, 0.09916, 0.14543, 0.18979, 0.23247, 0.27361, 0.31335, 0.35181, 0.38909],
  walkthrough: { x: 26, tx: 30.86, T: 31, t: 52, orders: 25.46, alive: 0.9979 },
  /** DERT at a weekly rate of 0.0027, 15 % a year. */
  lifetime: [
    { x: 26, tx: 30.857, T: 31, orders: 86.031183 },
    { x: 7, tx: 35, T: 39, orders: 20.555543 },
    { x: 1, tx: 35, T: 39, orders: 4.295356 },
    { x: 0, tx: 0, T: 39, orders: 0.474727 },
  ],
} as const;

/** Fader, Hardie & Lee, JMR 42(4), 2005; first ten customers of the CDNOW sample. */
export const GAMMA_GAMMA = {
  parameters: { p: 6.25, q: 3.74, gamma: 15.44 },
  customers: [
    { x: 2, mean: 22.35, value: 24.65 },
    { x: 1, mean: 11.77, value: 18.91 },
    { x: 0, mean: 0, value: 35.17 },
    { x: 0, mean: 0, value: 35.17 },
    { x: 0, mean: 0, value: 35.17 },
    { x: 7, mean: 73.74, value: 71.46 },
    { x: 1, mean: 11.77, value: 18.91 },
    { x: 0, mean: 0, value: 35.17 },
    { x: 2, mean: 25.55, value: 27.28 },
    { x: 0, mean: 0, value: 35.17 },
  ],
} as const;

/** Fits of the CDNOW 1/10 sample, 39 weeks to 1997-09-30. */
export const CDNOW_FITS = [
  {
    model: "bgnbd",
    parameters: [0.2425945, 4.413602, 0.792922, 2.4259068],
    logLikelihood: -9582.4292,
    standardErrors: [0.0125573, 0.3782214, 0.1857191, 0.7053458],
  },
  {
    model: "mbgnbd",
    parameters: [0.5248432, 6.1830853, 0.8913594, 1.6140023],
    logLikelihood: -9582.13572,
    standardErrors: null,
  },
  {
    model: "pnbd",
    parameters: [0.5532772, 10.5776841, 0.6062395, 11.6687205],
    logLikelihood: -9594.97618,
    standardErrors: [0.0476, 0.8427, 0.1873, 6.2105],
  },
] as const;
