import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  { table: "experiment_members", rows: THEIRS, erased: "gone", exported: true },
];
