import { differenceOfMeans, type Estimate, type Sample } from "../../numeric/inference.ts";
import { normalCdf, normalQuantile } from "../../numeric/special.ts";
import { clearOf, type FirstOrderKind } from "./first-order-groups.ts";
import type { GroupSales, SpendSums } from "./first-order-sales.ts";

/** Revenue, or what is left of it with a margin for goods of unknown cost (0 to 1). */
export type Spend = { of: "revenue" } | { of: "margin"; margin: number };

/** What customers brought within 90 days of their first order, one group against all others. */
export interface SpendGroup {
  key: string;
  /** watched for 90 days */
  customers: number;
  /** a customer, minor units, with its 95 % interval */
  value: number;
  low: number;
  high: number;
  /** less that of all others; null where either is too small to compare */
  against: Estimate | null;
  /** it differs, with all groups of its kind looked at together */
  isClear: boolean;
}

/** A mean of fewer customers is decided by one large order. */
const FEWEST_FOR_SPEND = 100;

type Sums = Omit<SpendSums, "kind" | "key">;

export function spendGroups(
  sales: readonly GroupSales[],
  kind: FirstOrderKind,
  spend: Spend,
): SpendGroup[] {
  const all = sales.find((group) => group.kind === "all")?.spend;
  if (!all) return [];
  const found = sales.flatMap((group) => {
    const sums = group.spend;
    if (group.kind !== kind || !sums || sums.customers < FEWEST_FOR_SPEND) return [];
    const own = sampleOf(sums, spend);
    const rest = less(all, sums);
    const reach = normalQuantile(0.975) * Math.sqrt(own.variance / own.n);
    return {
      key: group.key,
      customers: sums.customers,
      value: own.mean,
      low: own.mean - reach,
      high: own.mean + reach,
      against:
        rest.customers < FEWEST_FOR_SPEND
          ? null
          : difference(own, sampleOf(rest, spend), sampleOf(all, spend).variance),
    };
  });
  const clear = clearOf(
    found.map(({ customers, against }) => ({ customers, pValue: against?.pValue ?? null })),
    all.customers,
  );
  return found.map((group, index) => ({ ...group, isClear: clear[index]! }));
}

/**
 * A group of few with no large order has a low mean and a low variance together, and would look surely worse: a
 * difference must hold with the variance of all customers too. That keeps false alarms below what is promised for
 * spend as skewed as a shop's (tests/clv/first-orders.test.ts).
 */
function difference(own: Sample, rest: Sample, variance: number): Estimate | null {
  const found = differenceOfMeans(own, rest);
  if (!found || !(variance > 0)) return null;
  const z = found.value / Math.sqrt(variance * (1 / own.n + 1 / rest.n));
  return { ...found, pValue: Math.max(found.pValue, 2 * normalCdf(-Math.abs(z))) };
}

/** Mean and variance of a customer's contribution, which is linear in its two parts. */
function sampleOf({ customers: n, v, vv, k, r, kk, rr, kr }: Sums, spend: Spend): Sample {
  const margin = spend.of === "margin" ? spend.margin : 0;
  const total = spend.of === "revenue" ? v : k + margin * r;
  const squares = spend.of === "revenue" ? vv : kk + 2 * margin * kr + margin * margin * rr;
  const mean = total / n;
  return { n, mean, variance: Math.max(0, (squares - n * mean * mean) / (n - 1)) };
}

function less(all: Sums, part: Sums): Sums {
  const names = Object.keys(part) as (keyof Sums)[];
  return Object.fromEntries(names.map((name) => [name, all[name] - part[name]])) as unknown as Sums;
}
