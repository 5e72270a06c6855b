import { formatMonth, monthOf } from "../../calendar/days.ts";
import { holm } from "../../numeric/holm.ts";
import { quantileAmong } from "../../numeric/quantiles.ts";
import { normalQuantile } from "../../numeric/special.ts";
import { quadraticForm } from "../../numeric/symmetric.ts";
import { compress } from "../fit/compress.ts";
import type { ShopFit } from "../fit/shop-fit.ts";
import { rowsOf, type Summary } from "../predict/summary.ts";
import {
  contrastInMonths,
  contrastsWithAll,
  DAYS,
  EFFECTS,
  type Compared,
  type Contrast,
} from "./compare.ts";
import { ordersOf } from "./effects.ts";
import { cohortKinds, type CohortKind, type FirstOrderFacts } from "./first-order-facts.ts";
import { drawnTowards, shrink, type Measured } from "./shrink.ts";

/** An expectation with its 95 % interval. */
export interface Expected {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** What a new customer is expected to bring, by what the first order was. */
export interface CohortFit {
  readonly kind: CohortKind;
  readonly key: string;
  readonly name: string | null;
  readonly customers: number;
  /** Repeat orders in the year after the first order. */
  readonly orders: Expected;
  /** What they are worth together, minor units. */
  readonly valueMinor: Expected;
  /** That value ÷ the one of all others of the same months. */
  readonly against: Expected;
  /** Times as fast, times as long, times as much an order as the others. */
  readonly pace: number;
  readonly staying: number;
  readonly spend: number;
  /** It differs, with all groups of all kinds looked at together; of months it is not asked. */
  readonly isClear: boolean;
}

/** Fewer customers, or fewer who came back, say nothing of a group. */
export const FEWEST = 100;
export const FEWEST_REPEATERS = 30;
const MONTHS = 12;
/** Below 5 %, because others weighed by month are a little less alike than chance says. */
const ALPHA = 0.04;
/** The top of what repeat orders are worth is brought down to this. */
const WINSOR = 0.999;

interface Asked {
  kind: CohortKind;
  key: string;
  name: string | null;
  inside: Uint8Array;
}

/**
 * The facts of customers the models see, by their row of the summary.
 * @param customerId of each row, ascending
 */
export function rowsOfFacts({ customerId, oneIn, groups }: FirstOrderFacts, ids: Float64Array) {
  const rowOf = new Map(Array.from(ids, (id, row) => [id, row]));
  const place = new Int32Array(customerId.length).fill(-1);
  const rows: number[] = [];
  customerId.forEach((id, at) => {
    const row = rowOf.get(id);
    if (row !== undefined) place[at] = rows.push(row) - 1;
  });
  return {
    rows: Int32Array.from(rows),
    oneIn,
    groups: groups.map((group) => ({
      ...group,
      members: group.members.map((at) => place[at]!).filter((at) => at >= 0),
    })),
  };
}

/**
 * The shop's models by kinds of first orders: pace, staying and spend of each group beside all others who came in the
 * same months, drawn towards no difference by what the groups of a kind have in common.
 */
export function cohortFits(
  fit: ShopFit,
  summary: Summary,
  facts: ReturnType<typeof rowsOfFacts>,
): CohortFit[] {
  if (facts.rows.length === 0) return [];
  const all = comparedOf(fit, rowsOf(summary, facts.rows));
  const enough = (groups: Asked[]) => groups.filter(({ inside }) => isEnough(all, inside));
  const groups = enough(groupsOf(facts));
  const months = enough(monthsOf(all));
  const contrasts = [
    ...groups.map(({ inside }) => contrastInMonths(fit, all, inside)),
    ...contrastsWithAll(
      fit,
      all,
      months.map(({ inside }) => inside),
    ),
  ];
  const found = [...groups, ...months].flatMap((group, i) => {
    const own = contrasts[i];
    return own ? [{ ...group, own }] : [];
  });
  const clear = clearOf(found);
  return cohortKinds.flatMap((kind) => {
    const ofKind = found.filter((group) => group.kind === kind);
    const { held, variances } = shrink(
      ofKind.map(({ own }) => own.difference),
      EFFECTS,
    );
    return ofKind.map((group, i) => ({
      kind,
      key: group.key,
      name: group.name,
      customers: group.inside.reduce((sum, own) => sum + own, 0) * facts.oneIn,
      ...expectedOf(fit, group.own, held[i]!, variances),
      isClear: clear.get(group) ?? false,
    }));
  });
}

/** Which differ, all looked at together. Two groups that are everybody are one question. */
function clearOf<Group extends Asked & { own: Contrast }>(groups: readonly Group[]) {
  const tested = groups.filter(({ kind }) => kind !== "month");
  const everybody = groups[0]?.inside.length ?? 0;
  const sizeOf = ({ inside }: Asked) => inside.reduce((sum, own) => sum + own, 0);
  const twinOf = (group: Group) =>
    tested.find(
      (other) =>
        other.kind === group.kind && other !== group && sizeOf(other) + sizeOf(group) === everybody,
    );
  const questions = tested.filter((group) => {
    const twin = twinOf(group);
    return !twin || tested.indexOf(twin) > tested.indexOf(group);
  });
  const holds = holm(
    questions.map(({ own }) => own.pValue),
    ALPHA,
  );
  const clear = new Map(questions.map((group, i) => [group, holds[i]!]));
  for (const group of tested) {
    const twin = twinOf(group);
    if (twin && !clear.has(group)) clear.set(group, clear.get(twin)!);
  }
  return clear;
}

function comparedOf(fit: ShopFit, summary: Summary): Compared {
  const { size, x, tx, T, firstDay, repeatValue } = summary;
  const counts = compress({ x, tx, T });
  const keyOf = (orders: number, last: number, age: number) =>
    (orders * 65_536 + last) * 65_536 + age;
  const places = new Map<number, number>();
  for (let i = 0; i < counts.size; i++)
    places.set(keyOf(counts.x[i]!, counts.tx[i]!, counts.T[i]!), i);
  const months = Int32Array.from(firstDay, monthOf);
  const first = months.reduce((least, month) => Math.min(least, month), months[0] ?? 0);
  const { parameters } = fit.spend;
  const credible = parameters ? (parameters.q - 1) / parameters.p : 1;
  const isSeen = (i: number) => x[i]! > 0 && repeatValue[i]! > 0;
  const cap = quantileAmong(
    [...repeatValue].filter((_, i) => isSeen(i)),
    WINSOR,
  );
  return {
    counts,
    row: Int32Array.from({ length: size }, (_, i) => places.get(keyOf(x[i]!, tx[i]!, T[i]!))!),
    month: months.map((month) => month - first),
    firstMonth: first,
    credible: Float64Array.from({ length: size }, (_, i) =>
      isSeen(i) ? x[i]! / (x[i]! + credible) : 0,
    ),
    spend: Float64Array.from(repeatValue, (value) => Math.min(value, cap)),
  };
}

function groupsOf({ rows, groups }: ReturnType<typeof rowsOfFacts>): Asked[] {
  return groups.map(({ kind, key, name, members }) => {
    const inside = new Uint8Array(rows.length);
    for (const member of members) inside[member] = 1;
    return { kind, key, name, inside };
  });
}

/** The last months of first orders. */
function monthsOf({ month, firstMonth }: Compared): Asked[] {
  const last = month.reduce((most, own) => Math.max(most, own), 0);
  return Array.from({ length: Math.min(MONTHS, last + 1) }, (_, i) => last - i).map((own) => ({
    kind: "month",
    key: formatMonth(firstMonth + own),
    name: null,
    inside: Uint8Array.from(month, (at) => (at === own ? 1 : 0)),
  }));
}

/** Whether there are enough customers, and enough who came back, inside and outside. */
function isEnough({ counts, row }: Compared, inside: Uint8Array): boolean {
  const customers = [0, 0];
  const repeaters = [0, 0];
  for (let c = 0; c < row.length; c++) {
    customers[inside[c]!]! += 1;
    if (counts.x[row[c]!]! > 0) repeaters[inside[c]!]! += 1;
  }
  return Math.min(...customers) >= FEWEST && Math.min(...repeaters) >= FEWEST_REPEATERS;
}

/**
 * A group's expectations, from what is held of itself, and what is held of its difference from the others.
 * @param variances of differences between groups
 */
function expectedOf(
  fit: ShopFit,
  { own, others }: Contrast,
  difference: Measured,
  variances: readonly number[],
) {
  const { model, parameters } = fit.counts;
  const held = drawnTowards(own, others, variances, EFFECTS);
  const [pace, staying, logSpend] = held.effects as [number, number, number];
  const orders = ordersOf(model, parameters, { pace, staying }, DAYS);
  const onValue = [orders.byPace, orders.byStaying, 1];
  const [faster, longer, dearer] = difference.effects as [number, number, number];
  const before = { pace: pace - faster, staying: staying - longer };
  const ratio = orders.log - ordersOf(model, parameters, before, DAYS).log + dearer;
  return {
    orders: around(
      orders.log,
      quadraticForm(held.covariance, [orders.byPace, orders.byStaying, 0]),
    ),
    valueMinor: around(orders.log + logSpend, quadraticForm(held.covariance, onValue)),
    against: around(ratio, quadraticForm(difference.covariance, onValue)),
    pace: Math.exp(faster),
    staying: Math.exp(longer),
    spend: Math.exp(dearer),
  };
}

function around(log: number, variance: number): Expected {
  const reach = normalQuantile(0.975) * Math.sqrt(variance);
  return { value: Math.exp(log), low: Math.exp(log - reach), high: Math.exp(log + reach) };
}
