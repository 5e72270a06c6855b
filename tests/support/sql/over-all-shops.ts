export interface Exception {
  file: string;
  /** what the statement begins with, spaces made one */
  begins: string;
  why: string;
}

const each = (file: string, why: string, ...begins: string[]): Exception[] =>
  begins.map((one) => ({ file, begins: one, why }));

/** Statements that are meant for all shops at once: each machine looks through its own part. */
export const OVER_ALL_SHOPS: Exception[] = [
  ...each(
    "app/worker/schedule.server.ts",
    "once a night, what is out of date goes for all shops",
    "DELETE FROM webhook_receipts",
    "DELETE FROM deleted_orders",
  ),
  ...each(
    "app/pages/metrics/read.server.ts",
    "whoever runs the app sees all shops in one number",
    "SELECT phase, purpose, count(*)::int",
    "SELECT count(*)::int AS count, coalesce(percentile_cont",
  ),
];
