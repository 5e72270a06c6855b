import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Report } from "./measurement.ts";
import { simulateSummary } from "./simulated-summary.ts";

const LIFETIMES = `
import sys, time, pandas as pd
from lifetimes import BetaGeoFitter
d = pd.read_csv(sys.argv[1])
t = time.perf_counter()
f = BetaGeoFitter(); f.fit(d.x, d.tx, d["T"])
print(time.perf_counter() - t)
t = time.perf_counter()
f.conditional_probability_alive(d.x, d.tx, d["T"])
f.conditional_expected_number_of_purchases_up_to_time(365, d.x, d.tx, d["T"])
print(time.perf_counter() - t)
`;

/** The same two steps by Python's lifetimes, where it is installed. */
export function measureLifetimes(report: Report): void {
  const absent = (note: string) =>
    report({ step: "lifetimes (Python)", customers: 0, seconds: NaN, cpu: NaN, goal: null, note });
  const probe = spawnSync("python3", ["-c", "import lifetimes"], { encoding: "utf8" });
  if (probe.status !== 0) {
    absent("not installed: python3 -c 'import lifetimes' fails, nothing to compare with");
    return;
  }
  const customers = 1_000_000;
  const { x, tx, T } = simulateSummary(customers);
  const folder = mkdtempSync(join(tmpdir(), "bench-clv-"));
  try {
    const rows = ["x,tx,T"];
    for (let i = 0; i < customers; i++) rows.push(`${x[i]},${tx[i]},${T[i]}`);
    const file = join(folder, "rows.csv");
    writeFileSync(file, rows.join("\n"));
    const ran = spawnSync("python3", ["-c", LIFETIMES, file], { encoding: "utf8" });
    const [fit, scoring] = ran.stdout.trim().split("\n").map(Number);
    if (ran.status !== 0 || fit === undefined || scoring === undefined) {
      absent(`failed: ${ran.stderr.trim().split("\n").at(-1) ?? ""}`);
      return;
    }
    const step = (name: string) => `lifetimes ${name} bgnbd`;
    report({ step: step("fit"), customers, seconds: fit, cpu: NaN, goal: null, note: "" });
    report({ step: step("score"), customers, seconds: scoring, cpu: NaN, goal: null, note: "" });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
