import type { Pace } from "./job.ts";

export interface Pacer {
  /** when the work's next turn is: soon where it is quick, later where its last turns took long */
  next(key: string, pace: Pace): Date;
  /** runs the work and remembers how long it took */
  timed(key: string, work: () => Promise<void>): Promise<void>;
}

/** A turn may take long because the machine is busy; so many in a row take long because there is much to do. */
const TURNS = 3;

/**
 * Keeps the totals of a big, busy shop from being counted all day long. Turns this process has not seen count as
 * quick.
 */
export function createPacer(clock: () => number = Date.now): Pacer {
  const took = new Map<string, number[]>();
  const quickest = (key: string) => {
    const turns = took.get(key) ?? [];
    return turns.length < TURNS ? 0 : Math.min(...turns);
  };
  return {
    next: (key, { ms, share }) =>
      new Date(clock() + Math.max(ms, share ? quickest(key) / share : 0)),
    timed: async (key, work) => {
      const began = clock();
      await work();
      took.set(key, [...(took.get(key) ?? []), clock() - began].slice(-TURNS));
    },
  };
}

/** Of this process. */
export const pace = createPacer();
