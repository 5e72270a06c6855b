import { kaplanMeier, medianTime } from "../../numeric/kaplan-meier.ts";
import type { Days } from "./second-order.ts";

/** What the first order was. */
export type FirstOrderKind = "discount" | "channel" | "product";

/** Customers whose first order was of this kind, by days waited. */
export interface FirstOrderWaits {
  kind: FirstOrderKind;
  name: string;
  waits: { time: number; events: number; censored: number }[];
}

/** How customers come back, by what they bought or how they came first. */
export interface SecondOrderGroup {
  kind: FirstOrderKind;
  name: string;
  customers: number;
  /** days by which half have ordered again */
  median: Days;
  /** share with a second order within 90 days, with its 95 % interval; null with nobody watched that long */
  back90: { value: number; low: number; high: number } | null;
}

const WITHIN = 90;
/** Of fewer customers an interval is all one would see. */
const FEWEST = 30;

export function secondOrderGroups(groups: FirstOrderWaits[]): SecondOrderGroup[] {
  const found: SecondOrderGroup[] = [];
  for (const { kind, name, waits } of groups) {
    const customers = waits.reduce((sum, wait) => sum + wait.events + wait.censored, 0);
    if (customers < FEWEST) continue;
    const curve = kaplanMeier(waits);
    const { median, low, high } = medianTime(curve);
    const isWatched = waits.some((wait) => wait.time >= WITHIN);
    const step = curve.findLast((one) => one.time <= WITHIN);
    found.push({
      kind,
      name,
      customers,
      median: { value: median, low, high },
      back90:
        isWatched && step
          ? { value: 1 - step.survival, low: 1 - step.high, high: 1 - step.low }
          : null,
    });
  }
  return found;
}
