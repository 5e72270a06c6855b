import type { Readiness } from "../../clv/fit/readiness.ts";
import type { Figure } from "../../figures/figure.ts";
import type { AtRisk } from "./figures.ts";
import type { Reading } from "./totals.ts";
import { heroCard } from "./words.ts";

interface Known {
  /** what is expected; null = nobody can say */
  figure: Figure | null;
  readiness: Readiness | null;
  atRisk: AtRisk | null;
  tooNarrow: string | null;
  isComputing: boolean;
  isNobody: boolean;
  hasAllObjected: boolean;
  reading: Reading;
}

export interface HomeHero {
  figure: Figure | null;
  /** whether the history is enough, and what it lacks */
  readiness: Readiness | null;
  atRisk: AtRisk | null;
  /** that the last test was off by more than the interval, in words */
  tooNarrow: string | null;
  /** what is waited for, where it is not more history; null = nothing */
  waiting: string | null;
  /** it comes by itself, in a while */
  isComing: boolean;
}

/** The big figure, or why it is not there yet: what is half computed says so. */
export function heroOf({
  isComputing,
  isNobody,
  hasAllObjected,
  reading,
  ...known
}: Known): HomeHero {
  return {
    ...known,
    waiting: known.figure ? null : waitingFor(reading, { isComputing, isNobody, hasAllObjected }),
    isComing: reading === "running" || (reading === "done" && isComputing),
  };
}

type Waited = Pick<Known, "isComputing" | "isNobody" | "hasAllObjected">;

function waitingFor(
  reading: Reading,
  { isComputing, isNobody, hasAllObjected }: Waited,
): string | null {
  if (reading === "running") return heroCard.beingRead;
  if (reading === "stopped") return heroCard.stopped;
  if (hasAllObjected) return heroCard.allObjected;
  if (isNobody) return heroCard.nobody;
  return isComputing ? heroCard.beingWorkedOut : null;
}
