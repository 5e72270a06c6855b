export type ImportPhase =
  "starting" | "querying" | "loading" | "facts" | "done" | "failed" | "cancelled";

export interface ImportFacts {
  way: "bulk" | "pages";
  phase: ImportPhase;
  ordersExpected: number | null;
  ordersRead: number;
  bytesRead: number;
  bytesTotal: number | null;
  problem: string | null;
  startedAt: Date;
}

export interface ImportProgress {
  standing: "running" | "failed" | "cancelled" | "done";
  phase: ImportPhase;
  /** orders read, and how many there are as far as is known */
  read: number;
  expected: number | null;
  /** 0 to 1 of the whole work; null before anything can be said */
  share: number | null;
  secondsLeft: number | null;
  /** why it failed, or takes longer than usual */
  problem: string | null;
}

/** Shares of the work: Shopify writes the file, we read it, the numbers are computed. */
const QUERIED = 0.45;
const LOADED = 0.92;
/** Before this much is done, an estimate of the rest is a guess. */
const ENOUGH_TO_ESTIMATE = 0.05;
const ENOUGH_SECONDS = 3;

function part(done: number, whole: number | null): number {
  return whole ? Math.min(1, done / whole) : 0;
}

function shareOf(facts: ImportFacts): number | null {
  const read = part(facts.ordersRead, facts.ordersExpected);
  switch (facts.phase) {
    case "starting":
      return 0;
    case "querying":
      return facts.ordersExpected ? QUERIED * read : 0;
    case "loading": {
      if (facts.way === "pages") return facts.ordersExpected ? LOADED * read : null;
      const loaded = facts.bytesTotal ? part(facts.bytesRead, facts.bytesTotal) : read;
      return QUERIED + (LOADED - QUERIED) * loaded;
    }
    case "facts":
      return LOADED;
    case "done":
      return 1;
    case "failed":
    case "cancelled":
      return null;
  }
}

/** How far an import is. @param now milliseconds since the epoch */
export function importProgress(facts: ImportFacts, now: number): ImportProgress {
  const share = shareOf(facts);
  const standing =
    facts.phase === "done" || facts.phase === "failed" || facts.phase === "cancelled"
      ? facts.phase
      : "running";
  const seconds = (now - facts.startedAt.getTime()) / 1000;
  const canTell =
    standing === "running" &&
    share !== null &&
    share >= ENOUGH_TO_ESTIMATE &&
    seconds >= ENOUGH_SECONDS;
  return {
    standing,
    phase: facts.phase,
    read: facts.ordersRead,
    expected: facts.ordersExpected,
    share,
    secondsLeft: canTell ? (seconds / share) * (1 - share) : null,
    problem: facts.problem,
  };
}
