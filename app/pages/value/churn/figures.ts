import type { KeptPicture } from "../../../clv/fit/engine.ts";
import { WINDOW_CHANCE, WINDOW_DAYS } from "../../../clv/states/lines.ts";
import type { StateCount } from "../../../clv/states/state-flow.ts";
import { customerStates } from "../../../clv/states/states.ts";
import { count, days, money, share, unknown, type Figure } from "../../../figures/figure.ts";
import { tooLittleHistory } from "../../../figures/words.ts";
import { words } from "./figures-words.ts";

const DUE_LATER = words.customersAreCompared;

/** The figures at the top of the churn page. */
export function churnFigures(
  states: readonly StateCount[],
  picture: Pick<KeptPicture, "riskMap" | "readiness">,
): Figure[] {
  const { riskMap, readiness } = picture;
  return [
    atRisk(states, riskMap === null),
    ...(riskMap
      ? [
          staying(riskMap, 90, riskMap.expectedBuyers.in90),
          staying(riskMap, 365, riskMap.expectedBuyers.in365),
        ]
      : [noRisk(readiness.sentence)]),
  ];
}

function atRisk(states: readonly StateCount[], isEarly: boolean): Figure {
  const groups = states.filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0);
  const minor = groups.reduce((sum, group) => sum + group.valueAtRiskMinor, 0);
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  return {
    key: "churn-value-at-risk",
    label: words.valueAtRiskAll,
    ...(isEarly
      ? { value: unknown(tooLittleHistory) }
      : {
          value: money(minor),
          note: words.over12MonthsCustomers(customers),
          estimate: { low: null, high: null, confidence: 0.95 },
        }),
    how: {
      formula: words.forEachCustomer,
      inputs: groups.map((group) => ({
        label: words.customers(
          customerStates[group.state].label,
          group.customers.toLocaleString("en-US"),
        ),
        value: money(group.valueAtRiskMinor),
      })),
      counted: [words.onlyStates, DUE_LATER, words.homeCountsThose],
      missing: [words.itIsWhatCould],
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
    label: words.riskOfNoOrder(horizon),
    value: share(1 - buyers / customers),
    note: words.anEstimateAverage,
    estimate: { low: null, high: null, confidence: 0.95 },
    how: {
      name: words.n1PAtLeast(horizon),
      formula: words.n1CustomersExpected(horizon),
      inputs: [
        { label: words.customersInput, value: count(customers) },
        {
          label: words.expectedToOrderWithin(horizon),
          value: count(Math.round(buyers)),
        },
      ],
      counted: [DUE_LATER, words.allCustomersWhoEver],
      missing: [words.newCustomers],
    },
  };
}

function noRisk(why: string): Figure {
  return {
    key: "churn-risk-365",
    label: words.riskFormula,
    value: unknown(why),
    how: {
      name: words.riskAxis,
      formula: words.riskOfAll,
      inputs: [],
      counted: [words.untilThenStatesFollow],
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
    label: words.upperThreeTenths,
    value: count(customers),
    how: {
      formula: words.customersSortedIntoTen,
      inputs: [
        { label: words.customersInput, value: count(customersOf(map)) },
        { label: words.revenueSoFar, value: money(revenueMinor) },
      ],
      counted: [words.customersWhoAreAlike],
      missing: [words.revenueSoFarNot],
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
    label: words.winBackWindowCloses,
    value: isOpen ? unknown(words.notWithinTheHistory) : days(windowCloses),
    how: {
      name: words.rD1S(WINDOW_DAYS),
      formula: words.chanceOfASecond(WINDOW_DAYS),
      inputs: [
        { label: words.daysOfHistory, value: count(historyDays) },
        { label: words.closedWhenTheChance, value: share(WINDOW_CHANCE) },
      ],
      counted: [words.customersStillWaitingCount],
      missing: [words.itIsTheAverage],
    },
  };
}
