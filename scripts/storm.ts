// npm run storm -- --minutes N --seed S [--seeds K] [--orders N]
// A shop lives, everything goes wrong at once, processes and PostgreSQL are killed with -9; at the end the app must
// hold what the shop holds.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { removeDatabase } from "./database/launcher.ts";
import { PlainError, runMain } from "./plain-error.ts";
import { endStorm, oneStorm, type StormReport } from "./storm/one-storm.ts";

function readOptions() {
  const { values } = parseArgs({
    options: {
      minutes: { type: "string", default: "1" },
      seed: { type: "string", default: "1" },
      seeds: { type: "string", default: "1" },
      orders: { type: "string", default: "2000" },
      keep: { type: "boolean", default: false },
    },
  });
  const number = (name: "minutes" | "seed" | "seeds" | "orders") => {
    const value = Number(values[name]);
    if (!(value > 0))
      throw new PlainError(`--${name} takes a number above 0, found "${values[name]}".`);
    return value;
  };
  return {
    minutes: number("minutes"),
    seed: number("seed"),
    seeds: number("seeds"),
    orders: number("orders"),
    keep: values.keep,
  };
}

const list = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, n]) => `${name} ${n}`)
    .join(", ") || "none";

function line(report: StormReport): string {
  const verdict = report.differences.length === 0 ? "equal" : "DIFFERENT";
  return (
    `seed ${report.seed}: ${verdict}; ${report.orders} orders, ${report.acts} acts, ${report.topics} topics more, import by ${report.way}; ` +
    `killed: ${list(report.kills)}; faults: ${list(report.faults)}; calm after ${report.calmSeconds.toFixed(0)} s` +
    (report.ends > 0 ? `; workers ended by themselves: ${report.ends}` : "")
  );
}

await runMain(async () => {
  const { minutes, seed, seeds, orders, keep } = readOptions();
  const dir = fs.mkdtempSync(path.join(os.tmpdir(), "boomerang-storm-"));
  // PostgreSQL's user must reach its folder
  fs.chmodSync(dir, 0o755);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      void endStorm()
        .then(() => removeDatabase(path.join(dir, "database")))
        .finally(() => process.exit(130));
    });
  const seconds = (minutes * 60) / seeds;
  let wrong = 0;
  for (let n = 0; n < seeds; n++) {
    const report = await oneStorm({ seed: seed + n, seconds, orders, dir });
    process.stdout.write(`${line(report)}\n`);
    if (report.differences.length === 0) {
      if (!keep) fs.rmSync(path.join(dir, `seed-${seed + n}`), { recursive: true, force: true });
      continue;
    }
    wrong++;
    for (const difference of report.differences) process.stdout.write(`  ${difference}\n`);
    process.stdout.write(
      `  again: npm run storm -- --seed ${report.seed} --minutes ${(seconds / 60).toFixed(2)} --orders ${orders}\n  logs: ${path.join(dir, `seed-${report.seed}`)}\n`,
    );
  }
  await removeDatabase(path.join(dir, "database"));
  if (wrong === 0 && !keep) fs.rmSync(dir, { recursive: true, force: true });
  process.stdout.write(`${seeds - wrong} of ${seeds} storms left nothing wrong\n`);
  return wrong === 0 ? 0 : 1;
});
