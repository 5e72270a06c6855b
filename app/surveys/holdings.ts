import { THEIRS, type Holding } from "../shops/holding.ts";

export const holdings: Holding[] = [
  {
    table: "survey_responses",
    rows: THEIRS,
    byOrder: true,
    erased: "gone",
    merged: "moved",
    exported: true,
  },
];
