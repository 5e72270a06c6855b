import type { Against, PeriodKind } from "../calendar/period.ts";
import { formatSpan } from "../figures/format.ts";

export const periodWords = {
  label: "Period",
  kinds: {
    "7d": "Last 7 days",
    "30d": "Last 30 days",
    "90d": "Last 90 days",
    month: "Month to date",
    quarter: "Quarter to date",
    year: "Year to date",
    own: "Own days",
  } satisfies Record<PeriodKind, string>,
  against: {
    before: "The period before",
    year: "The same dates a year before",
    none: "Nothing",
  } satisfies Record<Against, string>,
  compareWith: "Compare with",
  ownDays: "Own days",
  from: "First day",
  to: "Last day",
  show: "Show these days",
  zone: (zone: string) => `Days in ${zone.replaceAll("_", " ")}. Today counts so far.`,
  comparedWith: (from: string, to: string) => `Compared with ${formatSpan(from, to)}`,
  comparedWithNothing: "Compared with nothing",
};
