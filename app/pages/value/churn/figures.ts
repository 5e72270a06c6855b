import type { KeptPicture } from "../../../clv/fit/engine.ts";
import type { ExpectedBuyers } from "../../../clv/pictures/chance-map.ts";
import { intervalOfRisk, type TotalAtRisk } from "../../../clv/predict/risk-total.ts";
import { WINDOW_CHANCE, WINDOW_DAYS } from "../../../clv/states/lines.ts";
import type { StateCount } from "../../../clv/states/state-flow.ts";
import { customerStates } from "../../../clv/states/states.ts";
import { count, money, share, unknown, wait, type Figure } from "../../../figures/figure.ts";
import { formatNumber } from "../../../figures/format.ts";
import { estimateOf } from "../../risk-estimate.ts";
import { tooLittleHistory } from "../../../figures/words.ts";
import { words } from "./figures-words.ts";

const DUE_LATER = words.customersAreCompared;

/** How likely customers are to stay away, over both horizons. */
export function riskFigures({
  expectedBuyers,
  readiness,
}: Pick<KeptPicture, "expectedBuyers" | "readiness">): Figure[] {
  return expectedBuyers
    ? [
        staying(expectedBuyers, 90, expectedBuyers.in90),
        staying(expectedBuyers, 365, expectedBuyers.in365),
      ]
    : [noRisk(readiness.sentence)];
}

/** What may go with those who drift away. @param isEarly nothing can be predicted yet */
export function atRiskFigure(
  states: readonly StateCount[],
  isEarly: boolean,
  night: TotalAtRisk | null,
): Figure {
  const groups = states.filter(({ valueAtRiskMinor }) => valueAtRiskMinor > 0);
  const minor = groups.reduce((sum, group) => sum + group.valueAtRiskMinor, 0);
  const customers = groups.reduce((sum, group) => sum + group.customers, 0);
  const interval = intervalOfRisk(night, minor);
  return {
    key: "churn-value-at-risk",
    label: words.valueAtRiskAll,
    ...(isEarly
      ? { value: unknown(tooLittleHistory) }
      : {
          value: money(minor),
          note: words.over12MonthsCustomers(customers),
          estimate: estimateOf(interval),
        }),
    how: {
      formula: words.forEachCustomer,
      inputs: groups.map((group) => ({
        label: words.customers(customerStates[group.state].label, formatNumber(group.customers)),
        value: money(group.valueAtRiskMinor),
      })),
      counted: [
        words.onlyStates,
        DUE_LATER,
        ...(interval ? [words.riskInterval(interval.confidence)] : []),
      ],
      missing: [words.itIsWhatCould],
    },
  };
}

function staying({ customers }: ExpectedBuyers, horizon: 90 | 365, buyers: number): Figure {
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

export function winBackFigure(
  windowCloses: number,
  winBack: KeptPicture["winBack"],
  historyDays: number,
): Figure {
  const isOpen = windowCloses > (winBack.at(-1)?.day ?? 0);
  return {
    key: "win-back-window",
    label: words.winBackWindowCloses,
    value: isOpen ? unknown(words.notWithinTheHistory) : wait(windowCloses),
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
