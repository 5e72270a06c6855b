import {
  discountAffinity,
  LED_CHANCE,
  LED_MARGIN,
  type DiscountPrior,
} from "../../clv/pictures/discount-affinity.ts";
import { unlikelyWords } from "../../clv/predict/unlikely-words.ts";
import { atRiskLabels } from "../../clv/states/states.ts";
import {
  count,
  day,
  money,
  share,
  unknown,
  wait,
  type Figure,
  type Input,
} from "../../figures/figure.ts";
import { WAIT_DAYS } from "../../figures/beyond.ts";
import { FEWEST_FOR_SHARES } from "../../figures/few.ts";
import { tooLittleHistory } from "../../figures/words.ts";
import { words } from "./figures-words.ts";

/** Facts of one customer; amounts in minor units. */
export interface FactsOfOne {
  orders: number;
  revenueMinor: number;
  firstDay: string;
  lastDay: string;
  orderDays: number;
  discountedOrders: number;
  discountMinor: number;
}

/** What the models say; null where they say nothing. */
export interface ValueOfOne {
  expectedGapDays: number | null;
  pAlive: number | null;
  pOrder90: number | null;
  pOrder365: number | null;
  expectedOrders12: number | null;
  clv12Minor: number | null;
  clv12LowMinor: number | null;
  clv12HighMinor: number | null;
  valueAtRiskMinor: number;
  nextOrderDay: string | null;
  /** days between their orders, of who buys by a cycle; null = by none */
  cycleDays?: number | null;
}

const NOT_YET = words.notComputedYet;

/** An input only where there is something to say. */
function given<Value>(label: string, value: Value | null, of: (value: Value) => Input["value"]) {
  return value === null ? [] : [{ label, value: of(value) }];
}

export function customerFigures(
  facts: FactsOfOne,
  value: ValueOfOne | null,
  currency: string,
): Figure[] {
  return [
    valueSoFar(facts),
    predicted(facts, value, currency),
    nextOrder(facts, value),
    atRisk(value),
  ];
}

/** A fact: what their orders brought. */
export function valueSoFar(facts: FactsOfOne): Figure {
  return {
    key: "value-so-far",
    label: words.valueSoFar,
    value: money(facts.revenueMinor),
    note: words.orderCount(facts.orders),
    how: {
      formula: words.revenueOfThisCustomers,
      inputs: [
        { label: words.orders, value: count(facts.orders) },
        { label: words.averageOrder, value: money(facts.revenueMinor / facts.orders) },
        { label: words.firstOrder, value: day(facts.firstDay) },
        { label: words.lastOrder, value: day(facts.lastDay) },
      ],
      counted: [words.goodsAfterDiscounts],
      missing: [words.costsAreNotSubtracted],
    },
  };
}

function predicted(facts: FactsOfOne, value: ValueOfOne | null, currency: string): Figure {
  const orders = value?.expectedOrders12 ?? null;
  const minor = value?.clv12Minor ?? null;
  const { clv12LowMinor: low = null, clv12HighMinor: high = null } = value ?? {};
  const unlikely =
    minor === null || high === null
      ? null
      : unlikelyWords({ expected: minor, high, pOrder: value?.pOrder365 ?? null }, currency);
  return {
    key: "predicted",
    label: words.predictedNext12Months,
    value: minor === null ? unknown(value ? tooLittleHistory : NOT_YET) : money(minor),
    ...(minor === null
      ? {}
      : unlikely === null
        ? {
            estimate: {
              low: low === null ? null : money(low),
              high: high === null ? null : money(high),
              confidence: 0.95,
            },
          }
        : { note: unlikely, estimate: { low: null, high: null, confidence: 0.95 } }),
    how: {
      name: words.expectedValueOver12,
      formula: words.expectedOrdersIn12,
      inputs: [
        ...given(words.expectedOrders, orders, (expected) => ({
          kind: "number" as const,
          value: expected,
          digits: 2,
        })),
        ...given(words.chanceOfAnOrder, value?.pOrder365 ?? null, share),
        { label: words.daysWithAnOrder, value: count(facts.orderDays) },
      ],
      counted: [words.learnedFromHowAll, words.aPredictionInterval],
      missing: [words.oneCustomersFuture, ...(unlikely === null ? [] : [words.averageOfFew])],
    },
  };
}

function nextOrder(facts: FactsOfOne, value: ValueOfOne | null): Figure {
  const next = value?.nextOrderDay ?? null;
  return {
    key: "next-order",
    label: words.nextOrder,
    value: next === null ? unknown(whyNoDay(facts, value)) : day(next),
    ...(next === null && !value?.cycleDays
      ? {}
      : { note: words.nextOrderNote(next, value?.cycleDays ?? null) }),
    ...(next === null ? {} : { estimate: { low: null, high: null, confidence: 0.95 } }),
    how: {
      formula: words.theDay,
      inputs: [
        { label: words.lastOrder, value: day(facts.lastDay) },
        ...given(words.daysBetweenOrders, value?.expectedGapDays ?? null, wait),
      ],
      counted: [words.ordersOfOneDay],
      missing: facts.orderDays < 2 ? [words.oneVisitShowsNo] : [],
    },
  };
}

/** Why no day of a next order stands there. */
function whyNoDay({ orderDays }: FactsOfOne, value: ValueOfOne | null): string {
  if (!value) return NOT_YET;
  if (orderDays < 2) return words.noRhythmToExpect;
  if ((value.expectedGapDays ?? 0) > WAIT_DAYS) return words.tooFarAway;
  return value.pOrder365 === null ? words.alreadyOverdue : words.noneExpected(value.pOrder365);
}

function valueAtRiskOf(value: ValueOfOne | null) {
  if (!value) return unknown(NOT_YET);
  return value.clv12Minor === null ? unknown(tooLittleHistory) : money(value.valueAtRiskMinor);
}

function atRisk(value: ValueOfOne | null): Figure {
  return {
    key: "at-risk",
    label: words.valueAtRisk,
    value: valueAtRiskOf(value),
    ...(value && value.valueAtRiskMinor > 0
      ? { estimate: { low: null, high: null, confidence: 0.95 } }
      : {}),
    note: words.over12Months,
    how: {
      formula: words.expectedValueOver122,
      inputs: [
        ...given(words.chanceWithin90Days, value?.pOrder90 ?? null, share),
        ...given(words.chanceOfAnOrder, value?.pOrder365 ?? null, share),
        ...given(words.chanceThatThey, value?.pAlive ?? null, share),
      ],
      counted: [],
      missing: [words.countedWhereActingCan(atRiskLabels), words.itIsWhatCould],
    },
  };
}

export interface CustomerDiscounts {
  /** unclear: never without a discount, of too few orders to say more; null: the shop's share is not known yet */
  standing: "led" | "not_led" | "unclear" | null;
  figure: Figure;
}

/** Share of orders this customer is expected to place with a discount, from few orders and the shop's many. */
export function customerDiscounts(
  facts: Pick<FactsOfOne, "orders" | "discountedOrders" | "revenueMinor" | "discountMinor">,
  prior: DiscountPrior | null,
  isComputed: boolean,
): CustomerDiscounts {
  const { orders, discountedOrders } = facts;
  const used = words.discountedOf(discountedOrders, orders);
  const gross = facts.revenueMinor + facts.discountMinor;
  const found = prior && discountAffinity({ orders, discounted: discountedOrders }, prior);
  const line = prior ? share(Math.min(1, prior.mean + LED_MARGIN)) : null;
  const figure: Figure = {
    key: "discount-affinity",
    label: words.ordersWithADiscount,
    value: found
      ? share(found.share)
      : unknown(isComputed ? words.tooFewToCompare(used, FEWEST_FOR_SHARES) : NOT_YET),
    note: words.soFar(used),
    ...(found
      ? { estimate: { low: share(found.low), high: share(found.high), confidence: 0.95 } }
      : {}),
    how: {
      name: words.betaBinomialShare,
      formula: words.ordersWithADiscount2,
      inputs: [
        { label: words.ordersWithADiscount, value: count(discountedOrders) },
        { label: words.orders, value: count(orders) },
        ...given(words.shareInTheWhole, prior?.mean ?? null, share),
        ...given(words.priorA, prior?.a ?? null, (a) => ({
          kind: "number" as const,
          value: a,
          digits: 2,
        })),
        ...given(words.priorB, prior?.b ?? null, (b) => ({
          kind: "number" as const,
          value: b,
          digits: 2,
        })),
        { label: words.discountsSoFar, value: money(facts.discountMinor) },
        { label: words.ofGoodsAtFull, value: money(gross) },
        ...given(words.chanceThatTheShare, found ? line : null, (above) => above),
        ...given(words.chanceIs, found?.chanceLed ?? null, share),
      ],
      counted: [
        words.codesAutomaticDiscounts,
        words.discountLed(LED_CHANCE * 100, LED_MARGIN * 100),
      ],
      missing: [words.itShowsWhatThey],
    },
  };
  if (!found) return { standing: null, figure };
  const always = discountedOrders === orders;
  return { standing: found.discountLed ? "led" : always ? "unclear" : "not_led", figure };
}
