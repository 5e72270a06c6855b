import type { KeptPicture } from "../../clv/fit/engine.ts";
import { WINDOW_CHANCE, WINDOW_DAYS } from "../../clv/states/lines.ts";
import type { StateCount } from "../../clv/states/state-flow.ts";
import { customerStates, stateKeys } from "../../clv/states/states.ts";
import { count, days, money, share, unknown, type Figure } from "../../figures/figure.ts";

const DUE_LATER = "Customers are compared with their own rhythm, not with a fixed number of days.";

/** The figures at the top of the churn page. */
export function churnFigures(
  states: readonly StateCount[],
  picture: Pick<KeptPicture, "riskMap" | "readiness">,
): Figure[] {
  const { riskMap, readiness } = picture;
  return [
    atRisk(states),
    ...(riskMap
      ? [
          staying(riskMap, 90, riskMap.expectedBuyers.in90),
          staying(riskMap, 365, riskMap.expectedBuyers.in365),
        ]
      : [noRisk(readiness.sentence)]),
  ];
}

/** Every state, in the order of the rules, with those nobody is in. */
export function allStates(found: readonly StateCount[]): StateCount[] {
  return stateKeys.map(
    (state) =>
      found.find((one) => one.state === state) ?? { state, customers: 0, valueAtRiskMinor: 0 },
  );
}

function atRisk(states: readonly StateCount[]): Figure {
  const groups = states.filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0);
  const minor = groups.reduce((sum, group) => sum + group.valueAtRiskMinor, 0);
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  return {
    key: "churn-value-at-risk",
    label: "Value at risk, all states",
    value: money(minor),
    note: `over 12 months, ${customers.toLocaleString("en-US")} customers`,
    estimate: { low: null, high: null, confidence: 0.95 },
    how: {
      formula:
        "for each customer: expected value over 12 months if they are still a customer × chance of no order within 90 days; added up",
      inputs: groups.map((group) => ({
        label: `${customerStates[group.state].label}, ${group.customers.toLocaleString("en-US")} customers`,
        value: money(group.valueAtRiskMinor),
      })),
      counted: [
        "Only states in which acting can still change something.",
        DUE_LATER,
        "Home counts those to win back: the figure there is a part of this one.",
      ],
      missing: ["It is what could be lost, not what an offer would bring back."],
    },
  };
}

function customersOf(map: NonNullable<KeptPicture["riskMap"]>): number {
  return map.risk.reduce((sum, band) => sum + band.customers, 0);
}

function staying(
  map: NonNullable<KeptPicture["riskMap"]>,
  horizon: 90 | 365,
  buyers: number,
): Figure {
  const customers = customersOf(map);
  return {
    key: `churn-risk-${horizon}`,
    label: `Risk of no order within ${horizon} days`,
    value: share(1 - buyers / customers),
    note: "an estimate, average of all customers",
    estimate: { low: null, high: null, confidence: 0.95 },
    how: {
      name: `1 − P(at least one order in ${horizon} days)`,
      formula: `1 − customers expected to order within ${horizon} days ÷ customers`,
      inputs: [
        { label: "Customers", value: count(customers) },
        {
          label: `expected to order within ${horizon} days`,
          value: count(Math.round(buyers)),
        },
      ],
      counted: [
        DUE_LATER,
        "All customers who ever ordered are in it, also those of years ago: in most shops it is high.",
      ],
      missing: ["New customers of the days to come are not in it."],
    },
  };
}

function noRisk(why: string): Figure {
  return {
    key: "churn-risk-365",
    label: "Risk of no order within 365 days",
    value: unknown(why),
    how: {
      name: "1 − P(at least one order in 365 days)",
      formula: "1 − customers expected to order within 365 days ÷ customers",
      inputs: [],
      counted: ["Until then states follow each customer's own gap between orders."],
      missing: [why],
    },
  };
}

/** Who may stay away against what they brought so far: those in the upper three tenths of both. */
export function worthSaving(map: NonNullable<KeptPicture["riskMap"]>): {
  customers: number;
  revenueMinor: number;
} {
  const UPPER = 0.7;
  const isUpper = (bands: readonly { customers: number }[]) => {
    const all = bands.reduce((sum, band) => sum + band.customers, 0);
    let below = 0;
    return bands.map((band) => {
      const upper = below >= UPPER * all - 1;
      below += band.customers;
      return upper;
    });
  };
  const [risky, valuable] = [isUpper(map.risk), isUpper(map.value)];
  let customers = 0;
  let revenueMinor = 0;
  map.customers.forEach((row, r) =>
    row.forEach((found, v) => {
      if (!risky[r] || !valuable[v]) return;
      customers += found;
      revenueMinor += map.revenueMinor[r]![v]!;
    }),
  );
  return { customers, revenueMinor };
}

export function riskMapFigure(map: NonNullable<KeptPicture["riskMap"]>): Figure {
  const { customers, revenueMinor } = worthSaving(map);
  return {
    key: "risk-map",
    label: "Upper three tenths of both",
    value: count(customers),
    how: {
      formula:
        "customers sorted into ten groups by risk of no order within 365 days, and into ten by revenue so far; counted for each pair",
      inputs: [
        { label: "Customers", value: count(customersOf(map)) },
        { label: "Revenue so far of the upper three tenths of both", value: money(revenueMinor) },
      ],
      counted: [
        "Customers who are alike stay in one group, so groups may be larger than a tenth, and fewer than ten.",
      ],
      missing: [
        "Revenue so far, not predicted value: a high prediction and a high risk exclude each other.",
      ],
    },
  };
}

export function winBackFigure(
  windowCloses: number,
  winBack: KeptPicture["winBack"],
  historyDays: number,
): Figure {
  const isOpen = windowCloses > (winBack.at(-1)?.day ?? 0);
  return {
    key: "win-back-window",
    label: "Win-back window closes after",
    value: isOpen ? unknown("not within the history so far") : days(windowCloses),
    how: {
      name: `R(d) = 1 − S(d + ${WINDOW_DAYS}) ÷ S(d), from the Kaplan–Meier curve`,
      formula: `chance of a second order within the next ${WINDOW_DAYS} days, of customers without one d days after their first`,
      inputs: [
        { label: "Days of history", value: count(historyDays) },
        { label: "Closed when the chance falls below", value: share(WINDOW_CHANCE) },
      ],
      counted: ["Customers still waiting count as waiting."],
      missing: [
        "It is the average of all first orders: some products are bought again sooner than others.",
      ],
    },
  };
}
