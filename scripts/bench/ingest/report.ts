import type { Yardstick } from "./yardstick.ts";
import { machine } from "../machine.ts";
import type { Loaded, Round } from "./round.ts";

/** The fastest of the rounds, as a table or as one line of JSON. */
export function report(
  json: boolean,
  orders: number,
  written: { bytes: number; lines: number },
  rounds: Round[],
  yardstick: Yardstick | null,
): void {
  const total = (one: Loaded) => one.loadSeconds + one.factsSeconds;
  const loaded = rounds.reduce((best, one) => (total(one) < total(best) ? one : best));
  const seconds = total(loaded);
  const copySeconds = Math.min(...rounds.map((one) => one.copySeconds));
  const copyWithoutIndexesSeconds = Math.min(...rounds.map((one) => one.copyWithoutIndexesSeconds));
  const peakRssMb = Math.max(...rounds.map((one) => one.peakRssMb));
  const rows = orders + written.lines;
  const result = {
    bench: "ingest",
    orders,
    lines: written.lines,
    customers: loaded.customers,
    repeats: rounds.length,
    fileMb: Math.round(written.bytes / 1e6),
    seconds,
    loadSeconds: loaded.loadSeconds,
    factsSeconds: loaded.factsSeconds,
    cpuSeconds: loaded.cpuSeconds,
    copySeconds,
    copyWithoutIndexesSeconds,
    rowsPerSecond: Math.round(rows / seconds),
    ordersPerSecond: Math.round(orders / seconds),
    ratioToCopy: seconds / copySeconds,
    ratioToCopyWithoutIndexes: seconds / copyWithoutIndexesSeconds,
    peakRssMb: Math.round(peakRssMb),
    ...(yardstick ? { duckdb: yardstick } : {}),
    ...machine(),
  };
  if (json) return void process.stdout.write(`${JSON.stringify(result)}\n`);
  const lines: [string, string, string][] = [
    [
      "file → finished facts",
      `${seconds.toFixed(1)} s`,
      `${result.ordersPerSecond.toLocaleString("en")} orders/s, ${result.rowsPerSecond.toLocaleString("en")} rows/s`,
    ],
    [
      "  of it parsing and loading",
      `${loaded.loadSeconds.toFixed(1)} s`,
      `${result.fileMb} MB of JSON, ${rows.toLocaleString("en")} rows`,
    ],
    [
      "  of it customers' facts",
      `${loaded.factsSeconds.toFixed(1)} s`,
      `${loaded.customers.toLocaleString("en")} customers`,
    ],
    ["processor time of the process", `${loaded.cpuSeconds.toFixed(1)} s`, ""],
    [
      "bare COPY, same definition",
      `${copySeconds.toFixed(1)} s`,
      `ratio ${result.ratioToCopy.toFixed(2)} (goal: at most 1.5)`,
    ],
    [
      "bare COPY, no indexes",
      `${copyWithoutIndexesSeconds.toFixed(1)} s`,
      `ratio ${result.ratioToCopyWithoutIndexes.toFixed(2)}`,
    ],
    ["peak memory of the process", `${result.peakRssMb} MB`, "goal: at most 300 MB"],
    [
      "machine",
      `load ${result.load}`,
      `${result.cores} × ${result.processor}, Node ${result.node}`,
    ],
    ...yardstickLines(yardstick),
  ];
  for (const [what, value, note] of lines)
    process.stdout.write(`${what.padEnd(31)} ${value.padStart(14)}   ${note}\n`);
}

function yardstickLines(yardstick: Yardstick | null): [string, string, string][] {
  if (!yardstick) return [["DuckDB as a yardstick", "not measured", "--duckdb measures it"]];
  const { parseSeconds, factsSeconds, postgresFactsSeconds, customers } = yardstick;
  return [
    ["DuckDB parses the same file", `${parseSeconds.toFixed(1)} s`, "into memory, on all cores"],
    [
      "DuckDB counts the same facts",
      `${factsSeconds.toFixed(2)} s`,
      `${customers.toLocaleString("en")} customers; the same query in PostgreSQL: ${postgresFactsSeconds.toFixed(2)} s`,
    ],
  ];
}
