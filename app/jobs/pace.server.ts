/** Share of the time that work over a whole shop may take, however often it is asked for. */
const SHARE = 1 / 20;
const AT_LEAST_MS = 1000;

export interface Pace {
  /** when the shop's next turn is: soon in a small shop, later in one where the last turn took long */
  next(shopId: number): Date;
  /** runs the work and remembers how long it took */
  timed(shopId: number, work: () => Promise<void>): Promise<void>;
}

/** Keeps the totals of a big, busy shop from being counted all day long. What this process has not seen yet counts as quick. */
export function createPace(clock: () => number = Date.now): Pace {
  const took = new Map<number, number>();
  return {
    next: (shopId) => new Date(clock() + Math.max(AT_LEAST_MS, (took.get(shopId) ?? 0) / SHARE)),
    timed: async (shopId, work) => {
      const began = clock();
      await work();
      took.set(shopId, clock() - began);
    },
  };
}
