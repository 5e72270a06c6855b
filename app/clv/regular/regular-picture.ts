import type { Scores } from "../fit/columns.ts";

/** Customers who order by a cycle, shortest first; plain JSON. */
export type RegularPicture = readonly { readonly days: number; readonly customers: number }[];

/** Null where nobody does. */
export function regularPicture({ cycleDays }: Pick<Scores, "cycleDays">): RegularPicture | null {
  const counts = new Map<number, number>();
  for (const days of cycleDays) {
    if (Number.isFinite(days)) counts.set(days, (counts.get(days) ?? 0) + 1);
  }
  if (counts.size === 0) return null;
  return [...counts]
    .map(([days, customers]) => ({ days, customers }))
    .sort((one, other) => one.days - other.days);
}
