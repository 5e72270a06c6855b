/** One measured step: what, on how many customers, how long, against which goal. */
export interface Measurement {
  readonly step: string;
  readonly customers: number;
  readonly seconds: number;
  /** Processor time of all threads; what the wall clock would say on an idle machine. */
  readonly cpu: number;
  readonly goal: number | null;
  readonly note: string;
}

const REPEATS = 3;

export type Report = (measurement: Measurement) => void;

interface Timing {
  readonly seconds: number;
  readonly cpu: number;
}

/** Best of a few runs: the figure least disturbed by other work on the machine. */
export function best(step: () => void): Timing {
  let seconds = Infinity;
  let cpu = Infinity;
  for (let i = 0; i < REPEATS; i++) {
    const used = process.cpuUsage();
    const started = performance.now();
    step();
    seconds = Math.min(seconds, (performance.now() - started) / 1000);
    const { user, system } = process.cpuUsage(used);
    cpu = Math.min(cpu, (user + system) / 1e6);
  }
  return { seconds, cpu };
}

export const HEAD = [
  "step".padEnd(22),
  "customers".padStart(11),
  "seconds".padStart(9),
  "cpu".padStart(7),
  "goal".padStart(7),
  "",
].join("  ");

export function line({ step, customers, seconds, cpu, goal, note }: Measurement): string {
  const time = Number.isFinite(seconds) ? seconds.toFixed(3) : "–";
  const verdict = goal === null ? "" : `${goal}${cpu <= goal ? " ✓" : " ✗"}`;
  const cells = [
    step.padEnd(22),
    customers.toLocaleString("en-US").padStart(11),
    time.padStart(9),
    (Number.isFinite(cpu) ? cpu.toFixed(3) : "–").padStart(7),
    verdict.padStart(7),
    note,
  ];
  return cells.join("  ").trimEnd();
}
