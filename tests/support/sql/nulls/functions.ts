import type { Node } from "libpg-query";

/** Never null, whatever they are given. */
export const ALWAYS = new Set([
  ..."count row_number rank dense_rank percent_rank cume_dist ntile".split(" "),
  ..."now clock_timestamp statement_timestamp transaction_timestamp gen_random_uuid random".split(
    " ",
  ),
  ..."concat concat_ws json_build_object jsonb_build_object json_build_array jsonb_build_array".split(
    " ",
  ),
  ..."txid_current nextval pg_backend_pid current_schema current_database num_nulls num_nonnulls".split(
    " ",
  ),
]);

/** Null only when one of what they are given is. */
export const STRICT = new Set([
  ..."date_trunc date_part extract timezone to_char age make_interval make_date justify_hours".split(
    " ",
  ),
  ..."abs round floor ceil ceiling trunc sign mod div sqrt power exp ln width_bucket".split(" "),
  ..."lower upper length trim btrim ltrim rtrim substr substring left right replace split_part".split(
    " ",
  ),
  ..."regexp_replace md5 sha256 encode decode hashtext hashtextextended format starts_with".split(
    " ",
  ),
  ..."to_json to_jsonb jsonb_set cardinality string_to_array jsonb_array_length".split(" "),
  ..."pg_try_advisory_lock pg_try_advisory_xact_lock int4range daterange tstzrange".split(" "),
]);

/** Over at least one row, null only when what they are given can be. */
export const AGGREGATES = new Set([
  ..."sum min max avg array_agg json_agg jsonb_agg string_agg bool_and bool_or every".split(" "),
  ..."json_object_agg jsonb_object_agg first_value last_value".split(" "),
]);

/** Collect nulls as well: over at least one row they have a value whatever they are given. */
export const COLLECTING = new Set([
  ..."array_agg json_agg jsonb_agg json_object_agg jsonb_object_agg".split(" "),
]);

/** Give a row only for a value, in FROM. */
export const SERIES = new Set(["generate_series", "jsonb_object_keys", "json_object_keys"]);

/** Look for something that need not be there. */
export const SEARCHING = new Set(["->", "->>", "#>", "#>>"]);

/** Whether an expression adds rows up: without a GROUP BY such a query has exactly one row. */
export function addsUp(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(addsUp);
  if (typeof node !== "object" || node === null || "SubLink" in node) return false;
  if ("FuncCall" in node) {
    const { FuncCall: call } = node as Extract<Node, { FuncCall: unknown }>;
    const last = call.funcname?.at(-1);
    const name = last && "String" in last ? (last.String.sval ?? "") : "";
    if (!call.over && (name === "count" || AGGREGATES.has(name))) return true;
  }
  return Object.values(node).some(addsUp);
}
