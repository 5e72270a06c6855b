import { dayNumber } from "../../../../app/calendar/days.ts";
import { clockOf } from "../../../../app/clv/season/clock.ts";
import { estimateSeason } from "../../../../app/clv/season/estimate-season.ts";
import { noSeason, type Season } from "../../../../app/clv/season/season.ts";
import { proportionInterval } from "../../../../app/numeric/inference.ts";
import { seasonalShop } from "./seasonal-shop.ts";
import { blackFriday, wave } from "./true-seasons.ts";

export interface Scenario {
  readonly name: string;
  readonly season: Season;
  /** Deviation of the logarithm of what all customers of a month share by accident. */
  readonly shocks: number;
}

export const SCENARIOS: readonly Scenario[] = [
  { name: "no season", season: noSeason, shocks: 0 },
  { name: "no season, months 20 % off by accident", season: noSeason, shocks: 0.2 },
  { name: "±60 %", season: wave(0.6), shocks: 0 },
  { name: "±60 %, months 15 % off", season: wave(0.6), shocks: 0.15 },
  { name: "±25 %", season: wave(0.25), shocks: 0 },
  { name: "Black Friday × 4", season: blackFriday(4), shocks: 0 },
];
export const SIZES = [
  { customers: 600, days: 730 },
  { customers: 2000, days: 730 },
  { customers: 1200, days: 1095 },
] as const;

/** Just after the peak. */
const TODAY = dayNumber("2026-01-05");
const WINTER = dayNumber("2026-12-13");
const SUMMER = dayNumber("2026-06-13");
const BLACK_FRIDAY = dayNumber("2025-11-28");

export interface Recovery {
  readonly shops: number;
  /** Share of shops in which a season is used, with its 95 % interval. */
  readonly used: number;
  readonly usedInterval: readonly [number, number];
  /** Mean over shops of ticks of the next 90 days, by the season found over the true one, less 1. */
  readonly bias90: number;
  /** Mean logarithm of winter over summer, and the true one. */
  readonly swing: number;
  readonly trueSwing: number;
  /** Mean logarithm of Black Friday over the week before, and the true one. */
  readonly spike: number;
  readonly trueSpike: number;
  /** Share of shops whose 95 % interval of the first wave's cosine holds the true one; NaN where none is used. */
  readonly held: number;
}

export function recover(
  { name, season, shocks }: Scenario,
  { customers, days }: { readonly customers: number; readonly days: number },
  shops: number,
): Recovery {
  const clock = clockOf(season);
  const sums = { used: 0, bias90: 0, swing: 0, spike: 0, held: 0, waves: 0 };
  for (let i = 0; i < shops; i++) {
    const seed = `season ${name} ${customers} ${days} ${i}`;
    const shop = { customers, days, today: TODAY, clock, shocks };
    const found = estimateSeason(seasonalShop(shop, seed), TODAY);
    const own = clockOf(found);
    if (found.reason === "better") sums.used++;
    sums.bias90 += own.ahead(TODAY, 90) / clock.ahead(TODAY, 90) - 1;
    sums.swing += Math.log(own.rate(WINTER) / own.rate(SUMMER));
    sums.spike += Math.log(own.rate(BLACK_FRIDAY) / own.rate(BLACK_FRIDAY - 7));
    if (found.harmonics.length > 0) {
      sums.waves++;
      const off = found.harmonics[0]! - (season.harmonics[0] ?? 0);
      if (Math.abs(off) < 1.96 * Math.sqrt(found.covariance[0]!)) sums.held++;
    }
  }
  const interval = proportionInterval({ successes: sums.used, trials: shops });
  return {
    shops,
    used: sums.used / shops,
    usedInterval: [interval?.low ?? NaN, interval?.high ?? NaN],
    bias90: sums.bias90 / shops,
    swing: sums.swing / shops,
    trueSwing: Math.log(clock.rate(WINTER) / clock.rate(SUMMER)),
    spike: sums.spike / shops,
    trueSpike: Math.log(clock.rate(BLACK_FRIDAY) / clock.rate(BLACK_FRIDAY - 7)),
    held: sums.waves > 0 ? sums.held / sums.waves : NaN,
  };
}

/** A line for each scenario and size. */
export function measureSeasons(shops: number): void {
  process.stdout.write(
    "scenario | customers, days | season used (95 %) | bias of 90 days | ln winter/summer (true) | ln Black Friday (true) | interval holds\n",
  );
  for (const scenario of SCENARIOS) {
    for (const size of SIZES) {
      const found = recover(scenario, size, shops);
      const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
      const [low, high] = found.usedInterval.map(percent);
      process.stdout.write(
        `${scenario.name} | ${size.customers}, ${size.days} | ${percent(found.used)} (${low} to ${high}) | ${percent(found.bias90)} | ` +
          `${found.swing.toFixed(2)} (${found.trueSwing.toFixed(2)}) | ${found.spike.toFixed(2)} (${found.trueSpike.toFixed(2)}) | ` +
          `${Number.isNaN(found.held) ? "–" : percent(found.held)}\n`,
      );
    }
  }
}
