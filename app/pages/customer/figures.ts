import {
  discountAffinity,
  LED_CHANCE,
  LED_MARGIN,
  type DiscountPrior,
} from "../../clv/pictures/discount-affinity.ts";
import { atRiskLabels } from "../../clv/states/states.ts";
import {
  count,
  day,
  days,
  money,
  share,
  unknown,
  type Figure,
  type Input,
} from "../../figures/figure.ts";

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
}

const NOT_YET = "not computed yet";

/** An input only where there is something to say. */
function given<Value>(label: string, value: Value | null, of: (value: Value) => Input["value"]) {
  return value === null ? [] : [{ label, value: of(value) }];
}

export function customerFigures(facts: FactsOfOne, value: ValueOfOne | null): Figure[] {
  return [soFar(facts), predicted(facts, value), nextOrder(facts, value), atRisk(value)];
}

function soFar(facts: FactsOfOne): Figure {
  return {
    key: "value-so-far",
    label: "Value so far",
    value: money(facts.revenueMinor),
    note: facts.orders === 1 ? "1 order" : `${facts.orders.toLocaleString("en-US")} orders`,
    how: {
      formula: "revenue of this customer's orders that count",
      inputs: [
        { label: "Orders", value: count(facts.orders) },
        { label: "Average order", value: money(facts.revenueMinor / facts.orders) },
        { label: "First order", value: day(facts.firstDay) },
        { label: "Last order", value: day(facts.lastDay) },
      ],
      counted: ["Goods after discounts and returns, without tax, shipping, tips and gift cards."],
      missing: ["Costs are not subtracted."],
    },
  };
}

function predicted(facts: FactsOfOne, value: ValueOfOne | null): Figure {
  const orders = value?.expectedOrders12 ?? null;
  const minor = value?.clv12Minor ?? null;
  const { clv12LowMinor: low = null, clv12HighMinor: high = null } = value ?? {};
  return {
    key: "predicted",
    label: "Predicted, next 12 months",
    value:
      minor === null ? unknown(value ? "too little history to predict" : NOT_YET) : money(minor),
    ...(minor === null
      ? {}
      : {
          estimate: {
            low: low === null ? null : money(low),
            high: high === null ? null : money(high),
            confidence: 0.95,
          },
        }),
    how: {
      name: "Expected value over 12 months",
      formula: "expected orders in 12 months × expected value of an order",
      inputs: [
        ...given("Expected orders", orders, (expected) => ({
          kind: "number" as const,
          value: expected,
          digits: 2,
        })),
        ...given("Chance of an order within a year", value?.pOrder365 ?? null, share),
        { label: "Days with an order", value: count(facts.orderDays) },
      ],
      counted: [
        "Learned from how all customers of the shop came back, and from this one's own orders.",
        "A prediction interval: of 100 customers with this history, about 95 end the 12 months inside it.",
      ],
      missing: [
        "One customer's future is mostly chance: the interval says how much.",
        ...(high === 0
          ? [
              "Zero to zero: more than 95 of 100 customers with this history place no order. The prediction is the average of all 100.",
            ]
          : []),
      ],
    },
  };
}

function nextOrder(facts: FactsOfOne, value: ValueOfOne | null): Figure {
  const next = value?.nextOrderDay ?? null;
  return {
    key: "next-order",
    label: "Next order",
    value: next === null ? unknown(value ? "no rhythm to expect one by" : NOT_YET) : day(next),
    ...(next === null ? {} : { estimate: { low: null, high: null, confidence: 0.95 } }),
    how: {
      formula: "the day by which this customer's next order is as likely to have come as not",
      inputs: [
        { label: "Last order", value: day(facts.lastDay) },
        ...given("Days between orders", value?.expectedGapDays ?? null, days),
      ],
      counted: ["Orders of one day are one visit."],
      missing: facts.orderDays < 2 ? ["One visit shows no rhythm."] : [],
    },
  };
}

function atRisk(value: ValueOfOne | null): Figure {
  return {
    key: "at-risk",
    label: "Value at risk",
    value: value ? money(value.valueAtRiskMinor) : unknown(NOT_YET),
    ...(value && value.valueAtRiskMinor > 0
      ? { estimate: { low: null, high: null, confidence: 0.95 } }
      : {}),
    note: "over 12 months",
    how: {
      formula:
        "expected value over 12 months if they are still a customer × chance of no order within 90 days",
      inputs: [
        ...given("Chance of an order within 90 days", value?.pOrder90 ?? null, share),
        ...given("Chance of an order within a year", value?.pOrder365 ?? null, share),
        ...given("Chance that they are still a customer", value?.pAlive ?? null, share),
      ],
      counted: [],
      missing: [
        `Counted where acting can still change something: ${atRiskLabels}.`,
        "It is what could be lost, not what an offer would bring back.",
      ],
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
): CustomerDiscounts {
  const { orders, discountedOrders } = facts;
  const used = `${discountedOrders.toLocaleString("en-US")} of ${orders.toLocaleString("en-US")} ${orders === 1 ? "order" : "orders"}`;
  const gross = facts.revenueMinor + facts.discountMinor;
  const found = prior && discountAffinity({ orders, discounted: discountedOrders }, prior);
  const line = prior ? share(Math.min(1, prior.mean + LED_MARGIN)) : null;
  const figure: Figure = {
    key: "discount-affinity",
    label: "Orders with a discount",
    value: found ? share(found.share) : unknown(NOT_YET),
    note: `${used} so far`,
    ...(found
      ? { estimate: { low: share(found.low), high: share(found.high), confidence: 0.95 } }
      : {}),
    how: {
      name: "Beta-binomial share",
      formula:
        "(orders with a discount + a) ÷ (orders + a + b); a and b come from how all customers of the shop use discounts",
      inputs: [
        { label: "Orders with a discount", value: count(discountedOrders) },
        { label: "Orders", value: count(orders) },
        ...given("Share in the whole shop", prior?.mean ?? null, share),
        ...given("a", prior?.a ?? null, (a) => ({ kind: "number" as const, value: a, digits: 2 })),
        ...given("b", prior?.b ?? null, (b) => ({ kind: "number" as const, value: b, digits: 2 })),
        { label: "Discounts so far", value: money(facts.discountMinor) },
        { label: "of goods at full price", value: money(gross) },
        ...given("Chance that the share is above", found ? line : null, (above) => above),
        ...given("is", found?.chanceLed ?? null, share),
      ],
      counted: [
        "Codes, automatic discounts and sales, on any part of the order.",
        `Discount-led: more than ${LED_CHANCE * 100} in 100 sure to be more than ${LED_MARGIN * 100} points above the shop's share. One coupon is not enough.`,
      ],
      missing: ["It shows what they did, not what they would have done without."],
    },
  };
  if (!found) return { standing: null, figure };
  const always = discountedOrders === orders;
  return { standing: found.discountLed ? "led" : always ? "unclear" : "not_led", figure };
}
