import { toIso } from "../store/instants.ts";
import type { Clock } from "./world.ts";

/** What may be told when the clock is moved by hand. */
export interface MovableClock extends Clock {
  /** calls back after each move; returns how to stop listening */
  onMove(listener: (moment: Date) => void): () => void;
  /** distance to the real clock in milliseconds, for keeping over a restart */
  readonly offset: number;
}

/** A clock that runs like the real one, `offset` milliseconds away from it. */
export function createClock(offset = 0): MovableClock {
  let distance = offset;
  const listeners = new Set<(moment: Date) => void>();
  const clock: MovableClock = {
    get offset() {
      return distance;
    },
    now: () => new Date(Date.now() + distance),
    iso: () => toIso(clock.now().getTime() / 1000),
    moveTo(moment) {
      distance = moment.getTime() - Date.now();
      for (const listener of listeners) listener(clock.now());
    },
    advance(milliseconds) {
      distance += milliseconds;
      for (const listener of listeners) listener(clock.now());
    },
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return clock;
}
