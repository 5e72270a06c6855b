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
  isComputing: boolean;
  isNobody: boolean;
  reading: Reading;
}

export interface HomeHero {
  figure: Figure | null;
  /** whether the history is enough, and what it lacks */
  readiness: Readiness | null;
  atRisk: AtRisk | null;
  /** what is waited for, where it is not more history; null = nothing */
  waiting: string | null;
  /** it comes by itself, in a while */
  isComing: boolean;
}

/** The big figure, or why it is not there yet: what is half computed says so. */
export function heroOf({ isComputing, isNobody, reading, ...known }: Known): HomeHero {
  return {
    ...known,
    waiting: known.figure ? null : waitingFor(reading, isComputing, isNobody),
    isComing: reading === "running" || (reading === "done" && isComputing),
  };
}

function waitingFor(reading: Reading, isComputing: boolean, isNobody: boolean): string | null {
  if (reading === "running") return heroCard.beingRead;
  if (reading === "stopped") return heroCard.stopped;
  if (isNobody) return heroCard.nobody;
  return isComputing ? heroCard.beingWorkedOut : null;
}
