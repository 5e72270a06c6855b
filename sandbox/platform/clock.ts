import { toIso } from "../store/instants.ts";
import type { Clock } from "./world.ts";

/** What may be told when the clock is moved by hand. */
export interface MovableClock extends Clock {
  /** calls back after each move; returns how to stop listening */
  onMove(listener: (moment: Date) => void): () => void;
  /** distance to the real clock in milliseconds, for keeping over a restart */
  readonly offset: number;
}

/** The moment asked for is none a shop can have. */
export class ImpossibleMoment extends Error {
  readonly status = 400;
  constructor() {
    super("The clock goes from 1970 to 2199.");
    this.name = "ImpossibleMoment";
  }
}

/** beyond these years dates are written with other digits, or not at all */
const [earliest, latest] = [0, Date.UTC(2200, 0, 1)];

/** A clock that runs like the real one, `offset` milliseconds away from it. */
export function createClock(offset = 0): MovableClock {
  let distance = offset;
  const listeners = new Set<(moment: Date) => void>();
  const keepAway = (wanted: number): void => {
    const moment = Date.now() + wanted;
    if (!(moment >= earliest && moment < latest)) throw new ImpossibleMoment();
    distance = wanted;
    for (const listener of listeners) listener(clock.now());
  };
  const clock: MovableClock = {
    get offset() {
      return distance;
    },
    now: () => new Date(Date.now() + distance),
    iso: () => toIso(clock.now().getTime() / 1000),
    moveTo: (moment) => keepAway(moment.getTime() - Date.now()),
    advance: (milliseconds) => keepAway(distance + milliseconds),
    onMove(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return clock;
}
