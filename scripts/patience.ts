// How long to wait on a machine that has other things to do. A wait that ends by the wall clock says nothing about
// what was waited for when eight others share two cores.
import os from "node:os";

const SPIN_MS = 15;

/** Wall time of a piece of work over the processor time this thread got for it: sees limits the load does not show. */
function spin(): number {
  const used = () => process.threadCpuUsage().user + process.threadCpuUsage().system;
  const began = performance.now();
  const before = used();
  while (used() - before < SPIN_MS * 1000);
  return (performance.now() - began) / SPIN_MS;
}

let spun: number | undefined;

/**
 * How many times longer than alone a piece of work takes now, at least 1: processes that want a processor over
 * processors, or what this process saw by itself when it first asked.
 */
export function busyness(): number {
  spun ??= spin();
  return Math.max(1, spun, (os.loadavg()[0] ?? 0) / os.availableParallelism());
}

/** Milliseconds that a wait of `ms` on a machine of our own may take here and now. */
export const patient = (ms: number): number => Math.ceil(ms * busyness());

export interface Patience {
  /** Whether `ms` have passed as a machine of our own would count them. Ask it again and again. */
  isOver(): boolean;
}

/** A deadline whose clock runs slower while the machine is busier, also when that begins after it was set. */
export function patience(ms: number, clock = () => performance.now(), busy = busyness): Patience {
  let last = clock();
  let left = ms;
  return {
    isOver() {
      const now = clock();
      left -= (now - last) / busy();
      last = now;
      return left < 0;
    },
  };
}
