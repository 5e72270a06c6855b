import type { Random } from "../../../../app/numeric/random.ts";
import {
  always,
  between,
  betweenLogs,
  drawRates,
  drawSpend,
  independentCustomers,
} from "./common-laws.ts";
import { inSpikeWeek, yearlyWave } from "./seasons.ts";
import type { Frame, ShopLaw } from "./shop-law.ts";

type Scenario = (random: Random, frame: Frame) => ShopLaw;

/**
 * Pareto/NBD: purchases are Poisson at a gamma-distributed rate, lifetimes exponential with a gamma-distributed rate of
 * leaving, first orders at an even pace. Spend is independent of both.
 */
const nothingSpecial = (random: Random): ShopLaw => {
  const spend = drawSpend(random);
  return {
    season: always,
    arrivals: always,
    customer: independentCustomers(random, spend),
    value: spend.value,
    refunded: 0,
  };
};

/**
 * The purchase rate moves by ±60 % over the year (a cosine, slightly bent), and the log ends 20 to 50 days after its
 * peak, so that the time to come is the low. First orders move with it, by a share of that drawn from 0 to 1. People
 * leave in calendar time.
 */
const season: Scenario = (random, { from }) => {
  const wave = yearlyWave(random, { peak: from - between(random, 20, 50), height: 0.6 });
  const share = random.next();
  return {
    ...nothingSpecial(random),
    season: wave,
    arrivals: (day) => 1 + share * (wave(day) - 1),
  };
};

/**
 * One week of each year, that of Black Friday, has 3 to 5 times the purchases, and first orders rise by half to all of
 * that. The week begins on Monday in half of the shops, on Friday in the others; each year has a height of its own,
 * within ±15 %.
 */
const spikes: Scenario = (random) => {
  const usual = between(random, 3, 5);
  const share = between(random, 0.5, 1);
  const onFriday = random.bernoulli(0.5);
  const heights = random.fork("heights");
  const heightOf = new Map<number, number>();
  const height = (year: number): number => {
    const known = heightOf.get(year) ?? usual * between(heights.fork(year), 0.85, 1.15);
    heightOf.set(year, known);
    return known;
  };
  const rate = (day: number): number => {
    const year = inSpikeWeek(day, onFriday);
    return year === null ? 1 : height(year);
  };
  return {
    ...nothingSpecial(random),
    season: rate,
    arrivals: (day) => 1 + share * (rate(day) - 1),
  };
};

/** As without anything special, but each year brings half as many first orders again as the year before, evenly. */
const growth: Scenario = (random, frame) => ({
  ...nothingSpecial(random),
  arrivals: (day) => 1.5 ** ((day - frame.start) / 365.25),
});

/**
 * 30 to 70 % of customers leave within weeks (exponential, mean 10 to 40 days), the rest stay for years (exponential,
 * mean 600 to 2,500 days); both buy at the same rates.
 */
const mixedDropout: Scenario = (random) => {
  const spend = drawSpend(random);
  const rate = drawRates(random);
  const quick = between(random, 0.3, 0.7);
  const soon = between(random, 10, 40);
  const late = betweenLogs(random, 600, 2500);
  return {
    ...nothingSpecial(random),
    value: spend.value,
    customer: (own) => ({
      rate: rate(own),
      lifetime: own.exponential(1 / (own.bernoulli(quick) ? soon : late)),
      stages: 1,
      plan: null,
      meanValue: spend.mean(own.normal(), own),
    }),
  };
};

/**
 * Rate, lifetime and spend are log-normal and hang together: whoever buys more often stays longer and spends more an
 * order, with correlations of the logarithms from 0.3 to 0.6.
 */
const correlated: Scenario = (random) => {
  const meanGap = betweenLogs(random, 50, 200);
  const rateSpread = between(random, 0.6, 1.1);
  const median = betweenLogs(random, 90, 600);
  const lifeSpread = between(random, 0.8, 1.5);
  const spend = drawSpend(random);
  const level = betweenLogs(random, 2500, 12_000);
  const stay = between(random, 0.3, 0.6);
  const pay = between(random, 0.3, 0.6);
  const tied = (own: Random, score: number, rho: number) =>
    rho * score + Math.sqrt(1 - rho ** 2) * own.normal();
  return {
    ...nothingSpecial(random),
    value: spend.value,
    customer: (own) => {
      const score = own.normal();
      return {
        rate: Math.exp(rateSpread * score - rateSpread ** 2 / 2) / meanGap,
        lifetime: own.exponential(1 / (median * Math.exp(lifeSpread * tied(own, score, stay)))),
        stages: 1,
        plan: null,
        meanValue: level * Math.exp(spend.spread * tied(own, score, pay)),
      };
    },
  };
};

/** Gaps between orders are Erlang-3, steadier than chance; all else as without anything special. */
const regular: Scenario = (random) => {
  const spend = drawSpend(random);
  return {
    ...nothingSpecial(random),
    value: spend.value,
    customer: independentCustomers(random, spend, 3),
  };
};

/**
 * 15 to 45 % of customers order every 30 days, give or take two, until they cancel (4 to 12 % a month); the others as
 * without anything special.
 */
const subscriptions: Scenario = (random) => {
  const spend = drawSpend(random);
  const usual = independentCustomers(random, spend);
  const share = between(random, 0.15, 0.45);
  const staying = 30 / between(random, 0.04, 0.12);
  return {
    ...nothingSpecial(random),
    value: spend.value,
    customer: (own) => {
      const drawn = usual(own);
      if (!own.bernoulli(share)) return drawn;
      return { ...drawn, plan: 30, lifetime: own.exponential(1 / staying) };
    },
  };
};

/** 10 % of orders are refunded 3 to 30 days later, half of them in full, half by 20 to 80 %, as rows below 0. */
const refunds: Scenario = (random) => ({ ...nothingSpecial(random), refunded: 0.1 });

export const scenarios = {
  null: nothingSpecial,
  season,
  spikes,
  growth,
  "mixed-dropout": mixedDropout,
  correlated,
  regular,
  subscriptions,
  refunds,
} as const satisfies Record<string, Scenario>;

export type ScenarioName = keyof typeof scenarios;

export const scenarioNames = Object.keys(scenarios) as ScenarioName[];
