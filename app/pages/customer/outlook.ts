import type { Scorer } from "../../clv/fit/engine.ts";
import { parameterNames, type CountModel } from "../../clv/models/count-model.ts";
import type { CustomerHistory, Outlook } from "../../clv/predict/what-if.ts";
import {
  count,
  days,
  money,
  plain,
  unknown,
  wait,
  type Figure,
  type Input,
} from "../../figures/figure.ts";
import { words } from "./outlook-words.ts";

const modelNames: Record<CountModel, string> = {
  pnbd: words.paretoNbd,
  bgnbd: words.bgNbd,
  mbgnbd: words.mbgNbd,
  "mbgcnbd-2": words.mbgCnbd2,
  "mbgcnbd-3": words.mbgCnbd3,
  "mbgcnbd-4": words.mbgCnbd4,
};

/** The table of what would change it, with what it is made of. */
export interface CustomerOutlook {
  outlooks: Outlook[];
  /** minor units expected by days more without an order; empty where nothing can be predicted */
  curve: { day: number; value: number; low?: number; high?: number }[];
  figure: Figure;
}

/** Days of the curve: half a year, two weeks a step. */
export const CURVE_DAYS = Array.from({ length: 14 }, (_, step) => step * 14);

/** How the prediction falls while they stay away. */
export const curveOf = (away: readonly Outlook[]): CustomerOutlook["curve"] =>
  away.flatMap(({ course, clv12Minor, clv12LowMinor: low, clv12HighMinor: high }) =>
    course.kind === "away" && clv12Minor !== null
      ? [
          {
            day: course.days,
            value: clv12Minor,
            // nobody draws an estimate outside of its interval: of few orders the average lies above nearly all
            ...(low === null || high === null || high < clv12Minor ? {} : { low, high }),
          },
        ]
      : [],
  );

/** What it takes to say how the table was computed, with this customer's and the shop's own numbers. */
export function outlookFigure(
  scorer: Scorer,
  history: CustomerHistory,
  today: number,
  outlooks: readonly Outlook[],
): Figure {
  const order = outlooks.find(({ course }) => course.kind === "order");
  const worth = order?.course.kind === "order" ? order.course.valueMinor : null;
  const now = outlooks[0]!;
  return {
    key: "what-would-change-it",
    label: words.predictedTodayNext12,
    value:
      now.clv12Minor === null ? unknown(words.tooLittleHistory) : money(Math.round(now.clv12Minor)),
    how: {
      ...(scorer.kind === "model" ? { name: modelNames[scorer.fit.counts.model] } : {}),
      formula: scorer.kind === "model" ? words.theModelFitted : words.theRules,
      inputs: [
        { label: words.daysWithAnOrder, value: count(history.orderDays) },
        {
          label: words.fromTheFirstOrder,
          value: days(history.lastDay - history.firstDay),
        },
        { label: words.sinceTheFirstOrder, value: days(today - history.firstDay) },
        ...(worth === null ? [] : [{ label: words.assumedValue, value: money(worth) }]),
        ...scaleOf(scorer),
      ],
      counted: [words.eachRow, words.statesAsTheRules],
      missing: [words.itDoesNotSay, ...(order ? [] : [words.thereIsAnOrder])],
    },
  };
}

function scaleOf(scorer: Scorer): Input[] {
  if (scorer.kind === "rhythm")
    return [{ label: words.daysBetweenOrders, value: wait(scorer.rhythm.meanGapDays) }];
  const { model, parameters } = scorer.fit.counts;
  return parameterNames(model).map((name, i) => ({
    label: `${name}${name === "alpha" || name === "beta" ? ", days" : ""}`,
    value: plain(parameters[i]!, 3),
  }));
}
