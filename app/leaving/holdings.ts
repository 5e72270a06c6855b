import type { Holding } from "../shops/holding.ts";

/** Nobody's in particular, so anybody's: the whole file goes with the first customer who asks to be erased. */
const ANYBODYS = "shop_id = $1 AND $2::bigint[] IS NOT NULL";

const copy = {
  rows: ANYBODYS,
  byOrder: false,
  erased: "gone",
  merged: "unchanged",
  exported: false,
} as const;

export const holdings: Holding[] = [
  // the file before its parts: a part that is being written has it locked
  { table: "everything_files", ...copy },
  { table: "everything_parts", ...copy },
];
