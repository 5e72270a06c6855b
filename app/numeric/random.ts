import { logGamma } from "./special.ts";

/**
 * A seeded source of chance: the same seed gives the same draws on every machine.
 *
 * Not for secrets: it is predictable on purpose.
 */
export interface Random {
  /** Uniform in [0, 1), 53 bits. */
  next(): number;
  /** Uniform integer from `lo` to `hi`, both included. */
  int(lo: number, hi: number): number;
  /** Standard normal. */
  normal(): number;
  /** Gamma with the given shape and rate (mean shape / rate). */
  gamma(shape: number, rate: number): number;
  /** Poisson with the given mean (0 gives 0). */
  poisson(mean: number): number;
  /** Exponential with the given rate (mean 1 / rate). */
  exponential(rate: number): number;
  /** Beta(a, b) in [0, 1]; stays exact where both shapes are tiny. */
  beta(a: number, b: number): number;
  /** Failures before the `size`-th success at success probability `p`; `size` may be fractional. */
  negativeBinomial(size: number, p: number): number;
  /** True with probability `p`. */
  bernoulli(p: number): boolean;
  /** One element, all equally likely. Throws on an empty array. */
  pick<T>(array: readonly T[]): T;
  /**
   * An independent stream named after this one's seed and `label`.
   *
   * It does not depend on how many draws were taken here, so adding a draw to one part of a
   * simulation leaves all the other parts as they were.
   */
  fork(label: string | number): Random;
}

/** A random generator (xoshiro128++, Blackman & Vigna 2019) whose state is hashed from the seed. */
export function createRandom(seed: string | number): Random {
  const name = String(seed);
  const state = seedState(name);
  let a = state[0]!;
  let b = state[1]!;
  let c = state[2]!;
  let d = state[3]!;
  let spareNormal = NaN;

  function uint32(): number {
    const sum = (a + d) | 0;
    const result = (((sum << 7) | (sum >>> 25)) + a) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  }

  function next(): number {
    return ((uint32() >>> 5) * 67_108_864 + (uint32() >>> 6)) / 9_007_199_254_740_992;
  }

  /** Uniform in (0, 1), safe to take a logarithm of. */
  function open(): number {
    return next() || 2 ** -54;
  }

  function int(lo: number, hi: number): number {
    if (!Number.isSafeInteger(lo) || !Number.isSafeInteger(hi) || hi < lo) {
      throw new RangeError(`int() needs whole numbers lo ≤ hi, found ${lo} and ${hi}`);
    }
    return lo + Math.floor(next() * (hi - lo + 1));
  }

  function normal(): number {
    if (!Number.isNaN(spareNormal)) {
      const value = spareNormal;
      spareNormal = NaN;
      return value;
    }
    for (;;) {
      const u = 2 * next() - 1;
      const v = 2 * next() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const scale = Math.sqrt((-2 * Math.log(square)) / square);
        spareNormal = v * scale;
        return u * scale;
      }
    }
  }

  /** ln of a Gamma(shape, 1) draw; the logarithm survives shapes near zero. */
  function logGammaDraw(shape: number): number {
    requirePositive("shape", shape);
    if (shape < 1) return logGammaDraw(shape + 1) + Math.log(open()) / shape;
    // Marsaglia & Tsang 2000.
    const third = shape - 1 / 3;
    const slope = 1 / Math.sqrt(9 * third);
    for (;;) {
      const z = normal();
      const root = 1 + slope * z;
      if (root <= 0) continue;
      const cube = root * root * root;
      const logCube = 3 * Math.log(root);
      if (Math.log(open()) < 0.5 * z * z + third * (1 - cube + logCube)) {
        return Math.log(third) + logCube;
      }
    }
  }

  function gamma(shape: number, rate: number): number {
    requirePositive("rate", rate);
    return Math.exp(logGammaDraw(shape)) / rate;
  }

  function exponential(rate: number): number {
    requirePositive("rate", rate);
    return -Math.log(open()) / rate;
  }

  function beta(alpha: number, betaShape: number): number {
    const difference = logGammaDraw(betaShape) - logGammaDraw(alpha);
    return 1 / (1 + Math.exp(difference));
  }

  function poisson(mean: number): number {
    if (!(mean >= 0) || mean === Infinity) {
      throw new RangeError(`poisson() needs a finite mean ≥ 0, found ${mean}`);
    }
    if (mean < 10) {
      const limit = Math.exp(-mean);
      let product = open();
      let count = 0;
      while (product > limit) {
        product *= open();
        count++;
      }
      return count;
    }
    return poissonByRejection(mean);
  }

  /** Hörmann's transformed rejection with squeeze (1993), for means of 10 and more. */
  function poissonByRejection(mean: number): number {
    const logMean = Math.log(mean);
    const width = 0.931 + 2.53 * Math.sqrt(mean);
    const height = -0.059 + 0.02483 * width;
    const inverseAlpha = 1.1239 + 1.1328 / (width - 3.4);
    const squeeze = 0.9277 - 3.6224 / (width - 2);
    for (;;) {
      const u = next() - 0.5;
      const v = open();
      const distance = 0.5 - Math.abs(u);
      const k = Math.floor(((2 * height) / distance + width) * u + mean + 0.43);
      if (distance >= 0.07 && v <= squeeze) return k;
      if (k < 0 || (distance < 0.013 && v > distance)) continue;
      const accept = Math.log((v * inverseAlpha) / (height / (distance * distance) + width));
      if (accept <= k * logMean - mean - logGamma(k + 1)) return k;
    }
  }

  return {
    next,
    int,
    normal,
    gamma,
    poisson,
    exponential,
    beta,
    negativeBinomial: (size, p) => {
      if (!(p > 0 && p <= 1)) throw new RangeError(`p must be in (0, 1], found ${p}`);
      return p === 1 ? 0 : poisson(gamma(size, p / (1 - p)));
    },
    bernoulli: (p) => next() < p,
    pick: (array) => {
      if (array.length === 0) throw new RangeError("pick() needs at least one element");
      return array[Math.floor(next() * array.length)]!;
    },
    fork: (label) => createRandom(`${name}/${label}`),
  };
}

function requirePositive(what: string, value: number): void {
  if (!(value > 0) || value === Infinity) {
    throw new RangeError(`${what} must be a finite number above 0, found ${value}`);
  }
}

/** Four words hashed from the name (FNV-1a, each with its own start, finished by MurmurHash3). */
function seedState(name: string): Uint32Array {
  const state = new Uint32Array(4);
  for (let word = 0; word < 4; word++) {
    let hash = (0x811c9dc5 ^ Math.imul(word + 1, 0x9e3779b1)) >>> 0;
    for (let i = 0; i < name.length; i++) {
      hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
    }
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    state[word] = (hash ^ (hash >>> 16)) >>> 0;
  }
  if (state.every((word) => word === 0)) state[0] = 1;
  return state;
}
