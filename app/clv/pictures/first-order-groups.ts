import { holm } from "../../numeric/holm.ts";
import type { Estimate } from "../../numeric/inference.ts";
import { kaplanMeier, medianTime, type WaitCount } from "../../numeric/kaplan-meier.ts";
import { survivalDifference } from "../../numeric/survival-difference.ts";
import type { Days } from "./second-order.ts";

/** What a first order was. */
export const firstOrderKinds = ["product", "channel", "discount"] as const;
export type FirstOrderKind = (typeof firstOrderKinds)[number];

/** Customers whose first order was of a kind, by days waited for the second. */
export interface FirstOrderWaits {
  kind: FirstOrderKind | "all";
  /** the product's number, Shopify's name of the channel, "with" or "without" a discount; "" of all */
  key: string;
  /** title of the product, as far as it is known */
  name: string | null;
  waits: WaitCount[];
}

export interface Within {
  value: number;
  low: number;
  high: number;
}

/** How customers come back whose first order was alike. */
export interface FirstOrderGroup {
  kind: FirstOrderKind;
  key: string;
  name: string | null;
  customers: number;
  /** days by which half have ordered again */
  median: Days;
  /** share with a second order within 90 days, with its 95 % interval; null with nobody watched that long */
  back90: Within | null;
  /** that share less the one of all other first orders; null where either has seen too little */
  against: Estimate | null;
  /** it differs, with all groups of its kind looked at together */
  isClear: boolean;
}

export interface FirstOrders {
  customers: number;
  back90: Within | null;
  groups: FirstOrderGroup[];
}

/** Days that decide whether somebody is said to have come back. */
export const WITHIN = 90;
/** Of fewer customers an interval is all one would see. */
const FEWEST = 30;

/** What all first orders came to, and each group against all others; null without the waits of all. */
export function firstOrders(waits: readonly FirstOrderWaits[]): FirstOrders | null {
  const all = waits.find(({ kind }) => kind === "all");
  if (!all) return null;
  const customers = countOf(all.waits);
  const groups = firstOrderKinds.flatMap((kind) =>
    compared(
      waits.filter((group) => group.kind === kind && countOf(group.waits) >= FEWEST),
      all.waits,
    ),
  );
  return { customers, back90: backWithin(all.waits), groups };
}

function compared(groups: readonly FirstOrderWaits[], all: readonly WaitCount[]) {
  const found = groups.map((group) => {
    const curve = kaplanMeier(group.waits);
    const { median, low, high } = medianTime(curve);
    const rest = others(all, group.waits);
    const isWatched = areWatched(group.waits) && areWatched(rest);
    return {
      kind: group.kind as FirstOrderKind,
      key: group.key,
      name: group.name,
      customers: countOf(group.waits),
      median: { value: median, low, high },
      back90: backWithin(group.waits),
      against: isWatched ? survivalDifference(curve, kaplanMeier(rest), WITHIN) : null,
    };
  });
  const clear = clearOf(
    found.map(({ customers, against }) => ({ customers, pValue: against?.pValue ?? null })),
    countOf(all),
  );
  return found.map((group, index) => ({ ...group, isClear: clear[index]! }));
}

/** Which groups differ from the others, looked at together. Two groups that are everybody are one question. */
export function clearOf(
  groups: readonly { customers: number; pValue: number | null }[],
  everybody: number,
): boolean[] {
  const isPair = groups.length === 2 && groups[0]!.customers + groups[1]!.customers === everybody;
  if (isPair) return groups.map(() => holm([groups[0]!.pValue])[0]!);
  return holm(groups.map(({ pValue }) => pValue));
}

/** Share back within 90 days. */
function backWithin(waits: readonly WaitCount[]): Within | null {
  if (!areWatched(waits)) return null;
  const step = kaplanMeier([...waits]).findLast(({ time }) => time <= WITHIN);
  return step ? { value: 1 - step.survival, low: 1 - step.high, high: 1 - step.low } : null;
}

const areWatched = (waits: readonly WaitCount[]) =>
  waits.some(({ time, events, censored }) => time >= WITHIN && events + censored > 0);

const countOf = (waits: readonly WaitCount[]) =>
  waits.reduce((sum, { events, censored }) => sum + events + censored, 0);

/** Everybody who is not in the group. */
function others(all: readonly WaitCount[], group: readonly WaitCount[]): WaitCount[] {
  const inside = new Map(group.map((wait) => [wait.time, wait]));
  return all.map(({ time, events, censored }) => ({
    time,
    events: events - (inside.get(time)?.events ?? 0),
    censored: censored - (inside.get(time)?.censored ?? 0),
  }));
}
