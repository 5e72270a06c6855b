import { normalCdf } from "../../numeric/special.ts";

/**
 * Days between two orders of somebody who buys by a cycle: whole days around the cycle, normal with
 * the given spread, and now and then an order off the cycle, after any number of days (exponential,
 * cut to whole days).
 */
export interface GapLaw {
  /** Days between two orders. */
  readonly cycle: number;
  /** Standard deviation of the gaps on the cycle, days. */
  readonly spread: number;
  /** Share of gaps off the cycle. */
  readonly off: number;
}

/** Beyond so many cycles only gaps off the cycle are left. */
const LONGEST = 8;

/** A law by day, up to `days`; gaps that are longer have `logDensityOf` and `logTailOf`. */
export class GapTable {
  readonly law: GapLaw;
  readonly days: number;
  /** P(gap = day) from day 0 (which has none) on. */
  readonly density: Float64Array;
  /** P(gap > day). */
  readonly tail: Float64Array;
  /** P(on the cycle | gap = day). */
  readonly onCycle: Float64Array;
  private readonly logDensity: Float64Array;
  private readonly pace: number;

  constructor(law: GapLaw) {
    const { cycle, spread, off } = law;
    this.law = law;
    this.pace = 1 / cycle;
    this.days = Math.ceil(LONGEST * cycle);
    this.density = new Float64Array(this.days + 1);
    this.tail = new Float64Array(this.days + 1);
    this.onCycle = new Float64Array(this.days + 1);
    this.logDensity = new Float64Array(this.days + 1).fill(-Infinity);
    const below = normalCdf((0.5 - cycle) / spread);
    const share = (day: number) => (normalCdf((day + 0.5 - cycle) / spread) - below) / (1 - below);
    this.tail[0] = 1;
    for (let day = 1; day <= this.days; day++) {
      const on = (1 - off) * Math.max(0, share(day) - share(day - 1));
      this.density[day] = on + Math.exp(this.logOff(day));
      this.logDensity[day] = Math.log(this.density[day]!);
      this.onCycle[day] = on / this.density[day]!;
      this.tail[day] = (1 - off) * Math.max(0, 1 - share(day)) + off * Math.exp(-day * this.pace);
    }
  }

  /** ln P(gap = day), day > 0. */
  logDensityOf(day: number): number {
    return day <= this.days ? this.logDensity[day]! : this.logOff(day);
  }

  /** P(gap > day). */
  tailOf(day: number): number {
    return day <= this.days ? this.tail[day]! : this.law.off * Math.exp(-day * this.pace);
  }

  private logOff(day: number): number {
    return Math.log(this.law.off * -Math.expm1(-this.pace)) - (day - 1) * this.pace;
  }
}

const tables = new WeakMap<GapLaw, GapTable>();

/** The table of a law; one per law object. */
export function gapTable(law: GapLaw): GapTable {
  let table = tables.get(law);
  if (table === undefined) tables.set(law, (table = new GapTable(law)));
  return table;
}
