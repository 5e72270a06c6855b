import { machine } from "../machine.ts";

/** Processor seconds of a night. */
export interface Night {
  readonly wall: number;
  readonly peakRssMb: number;
  /** By part: our process, and the database. */
  readonly parts: Readonly<Record<string, { readonly own: number; readonly database: number }>>;
  /** Of the part "models", by what is done. */
  readonly models: Readonly<Record<string, number>>;
}

const GOAL = 17;

function totalOf({ parts }: Night): number {
  return Object.values(parts).reduce((sum, { own, database }) => sum + own + database, 0);
}

/** The night that used least, as a table; all of them as lines of JSON. */
export function report(json: boolean, orders: number, nights: readonly Night[]): void {
  if (json) {
    for (const night of nights)
      process.stdout.write(
        `${JSON.stringify({ bench: "night", orders, total: totalOf(night), ...night, ...machine() })}\n`,
      );
    return;
  }
  const least = nights.reduce((best, night) => (totalOf(night) < totalOf(best) ? night : best));
  const lines: string[] = [];
  const row = (name: string, seconds: number, note = "") =>
    lines.push(`${name.padEnd(40)}${seconds.toFixed(2).padStart(7)} s  ${note}`.trimEnd());
  const bySize = <Of>(of: Readonly<Record<string, Of>>, size: (one: Of) => number) =>
    Object.entries(of).sort(([, a], [, b]) => size(b) - size(a));
  for (const [name, { own, database }] of bySize(least.parts, (one) => one.own + one.database)) {
    row(name, own + database, `${own.toFixed(2)} ours, ${database.toFixed(2)} the database's`);
    if (name !== "models") continue;
    for (const [inner, seconds] of bySize(least.models, (one) => one)) row(`  ${inner}`, seconds);
  }
  const total = totalOf(least);
  row("the night", total, `goal ${GOAL} s${total <= GOAL ? " ✓" : " ✗"}`);
  row("on the clock", least.wall);
  const { cores, processor, memoryGb, load, node } = machine();
  lines.push(
    `nights: ${nights.map((night) => `${totalOf(night).toFixed(1)} s`).join(", ")}; peak memory ${Math.max(...nights.map((night) => night.peakRssMb)).toFixed(0)} MB`,
    `${cores} cores, ${processor}, ${memoryGb} GB, node ${node}, load ${load}`,
  );
  process.stdout.write(`${lines.join("\n")}\n`);
}
