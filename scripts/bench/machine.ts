import os from "node:os";

/**
 * What a figure depends on. `load` is the average of the last minute: far above the cores, others were measured too.
 */
export function machine(): {
  cores: number;
  processor: string;
  memoryGb: number;
  load: number;
  node: string;
} {
  const cores = os.cpus();
  return {
    cores: cores.length,
    processor: cores[0]?.model.trim() ?? "unknown",
    memoryGb: Math.round(os.totalmem() / 1024 ** 3),
    load: Number(os.loadavg()[0]!.toFixed(1)),
    node: process.version,
  };
}

/** The value below which a share of the values lies; the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
