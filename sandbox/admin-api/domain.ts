import type { Fields } from "./call.ts";

/** One subject of the Admin API: how its types are read. */
export interface Domain {
  /** types whose fields are computed; "QueryRoot" and "Mutation" among them */
  types: Record<string, Fields<never>>;
  /** types that are plain values: their implemented fields, separated by blanks */
  plain?: Record<string, string>;
}
