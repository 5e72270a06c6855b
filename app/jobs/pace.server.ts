import type { Pace } from "./job.ts";

export interface Pacer {
  /** when the work's next turn is: soon where it is quick, later where the last turn took long */
  next(key: string, pace: Pace): Date;
  /** runs the work and remembers how long it took */
  timed(key: string, work: () => Promise<void>): Promise<void>;
}

/**
 * Keeps the totals of a big, busy shop from being counted all day long. What this process has not seen yet counts as
 * quick.
 */
export function createPacer(clock: () => number = Date.now): Pacer {
  const took = new Map<string, number>();
  return {
    next: (key, { ms, share }) =>
      new Date(clock() + Math.max(ms, share ? (took.get(key) ?? 0) / share : 0)),
    timed: async (key, work) => {
      const began = clock();
      await work();
      took.set(key, clock() - began);
    },
  };
}

/** Of this process. */
export const pace = createPacer();
