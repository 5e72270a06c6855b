import type { Scorer } from "../../clv/fit/engine.ts";
import { parameterNames, type CountModel } from "../../clv/models/count-model.ts";
import type { CustomerHistory, Outlook } from "../../clv/predict/what-if.ts";
import {
  count,
  days,
  money,
  plain,
  unknown,
  type Figure,
  type Input,
} from "../../figures/figure.ts";

const modelNames: Record<CountModel, string> = {
  pnbd: "Pareto/NBD",
  bgnbd: "BG/NBD",
  mbgnbd: "MBG/NBD",
  "mbgcnbd-2": "MBG/CNBD-2",
  "mbgcnbd-3": "MBG/CNBD-3",
  "mbgcnbd-4": "MBG/CNBD-4",
};

/** The table of what would change it, with what it is made of. */
export interface CustomerOutlook {
  outlooks: Outlook[];
  figure: Figure;
}

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
    label: "Predicted today, next 12 months",
    value:
      now.clv12Minor === null
        ? unknown("too little history to predict")
        : money(Math.round(now.clv12Minor)),
    how: {
      ...(scorer.kind === "model" ? { name: modelNames[scorer.fit.counts.model] } : {}),
      formula:
        scorer.kind === "model"
          ? "the model fitted to your orders last night, asked about the same customer with one more order today, or with more days since the last"
          : "the rules of the states, asked about the same customer with one more order today, or with more days since the last",
      inputs: [
        { label: "Days with an order", value: count(history.orderDays) },
        {
          label: "From the first order to the last",
          value: days(history.lastDay - history.firstDay),
        },
        { label: "From the first order to today", value: days(today - history.firstDay) },
        ...(worth === null
          ? []
          : [{ label: "Assumed value of an order today", value: money(worth) }]),
        ...scaleOf(scorer),
      ],
      counted: [
        "Each row is for the 12 months and 90 days that begin on that day.",
        "States as the rules give them at once; a real move has to hold for two days.",
      ],
      missing: [
        "It does not say how to bring about an order, only what one would mean.",
        ...(order
          ? []
          : ["There is an order today already: a second one would be the same visit."]),
      ],
    },
  };
}

function scaleOf(scorer: Scorer): Input[] {
  if (scorer.kind === "rhythm")
    return [{ label: "Days between orders in your shop", value: days(scorer.rhythm.meanGapDays) }];
  const { model, parameters } = scorer.fit.counts;
  return parameterNames(model).map((name, i) => ({
    label: `${name}${name === "alpha" || name === "beta" ? ", days" : ""}`,
    value: plain(parameters[i]!, 3),
  }));
}
