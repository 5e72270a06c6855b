import { countOf } from "../../figures/words.ts";

/** What a shop's history still needs. */
export interface Lack {
  readonly what: "customers" | "repeaters" | "days";
  readonly count: number;
  /** until it is there at the present pace; null where there is no pace to go by */
  readonly days: number | null;
}

const lackWords: Record<Lack["what"], (count: number) => string> = {
  customers: (count) => countOf(count, "more customer"),
  repeaters: (count) => countOf(count, "more repeat buyer"),
  days: (count) => `${countOf(count, "more day")} of history`,
};

const goals = {
  low: { goal: "full confidence", now: "Predictions are shown with low confidence." },
  simple: { goal: "predictions", now: "Until then value is computed from past orders alone." },
};

/** Beyond this a pace of today says nothing of when. */
const FORESEEABLE_DAYS = 730;
const IN_DAYS = 90;
const MONTH_DAYS = 30.44;

function awayFor(days: number): string {
  if (days > FORESEEABLE_DAYS) return "more than 2 years";
  if (days <= IN_DAYS) return `about ${countOf(days, "day")}`;
  return `about ${countOf(Math.round(days / MONTH_DAYS), "month")}`;
}

/** How much the history can carry, what is missing and when it will come. */
export const readinessWords = {
  noOrders: "There are no paid orders yet. Figures appear with the first one.",
  enough: "There is enough history to predict.",
  /** @param days until all of it is there; null where nobody can say */
  needs: (confidence: keyof typeof goals, lacks: readonly Lack[], days: number | null) => {
    const { goal, now } = goals[confidence];
    const what = lacks.map((lack) => lackWords[lack.what](lack.count)).join(", ");
    const when =
      days === null
        ? "When that will be cannot be said yet: nobody has ordered twice so far."
        : `At the present pace that is ${awayFor(days)} away.`;
    return `For ${goal} this shop still needs ${what}. ${when} ${now}`;
  },
};
