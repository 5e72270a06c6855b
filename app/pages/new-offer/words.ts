import { OPEN_ENDED_DAYS } from "../../experiments/outcome-window.ts";
import { holdoutRange } from "../../experiments/settings.ts";
import { formatNumber } from "../../figures/format.ts";

export const nobodyTreated =
  "Nobody in this segment would get a code. Choose another segment or hold out fewer";

/** What it takes for an offer to pay. */
export const breakEvenWords = {
  noMargin: "Margin unknown. Enter it to see how many more customers must order.",
  noShare: "Enter what the offer takes off.",
  never: "The discount is as large as your margin: no number of orders makes it pay.",
  from: (uplift: number) =>
    `At least ${formatNumber(uplift, 2)} times as many customers must order as would without it.`,
};

export const newOfferWords = {
  holdout: `Chosen by chance, they get no code. ${holdoutRange.least} to ${holdoutRange.most}%.`,
  openEnded: `Without an end, orders of the first ${OPEN_ENDED_DAYS} days decide the verdict.`,
};
