import { idNumber, type CustomerId } from "../../ids.ts";
import { orders } from "./columns.ts";
import type { Bind, FactPlace } from "../../segments/facts/fact.ts";
import type { Position } from "./cursor.ts";
import { isChosen, type CustomerListQuery } from "./list-query.ts";

export interface ListScope extends FactPlace {
  shopId: number;
  /** only these customers: found by name; null = everyone */
  among: CustomerId[] | null;
}

export interface Statement {
  /** tables and conditions */
  from: string;
  /** enough to count by: a table is left out when no condition looks at it */
  countFrom: string;
  values: unknown[];
}

/** Where a page begins: after a position, in the way the rows are read. */
export interface Edge {
  position: Position;
  isDescending: boolean;
}

/** Tables and conditions of a list, or of what comes of it after an edge; without its order. */
export function statementOf(
  query: CustomerListQuery,
  scope: ListScope,
  edge: Edge | null = null,
): Statement {
  const { by, type, table, only } = orders[query.sort];
  const values: unknown[] = [scope.shopId];
  const conditions = [`${table}.shop_id = $1`];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const searched = idNumber(query.search);
  if (searched !== null) conditions.push(`${table}.customer_id = ${bind(searched, "bigint")}`);
  if (scope.among) conditions.push(`${table}.customer_id = ANY(${bind(scope.among, "bigint[]")})`);
  for (const [, asked] of query.asked) conditions.push(asked.sql(bind, scope));
  if (only) conditions.push(only.sql);
  if (edge) {
    const { value, customerId } = edge.position;
    conditions.push(
      `(${by}, ${table}.customer_id) ${edge.isDescending ? "<" : ">"} (${bind(value, type)}, ${bind(customerId, "bigint")})`,
    );
  }
  // a list chosen by what people are is a profile; of a state nobody is who objected
  if (isChosen(query) && !query.asked.some(([key]) => key === "state"))
    conditions.push(
      `NOT EXISTS (SELECT 1 FROM unprofiled_customers u WHERE u.shop_id = $1 AND u.customer_id = ${table}.customer_id)`,
    );
  const where = conditions.join(" AND ");
  const joined = {
    c: "customers c LEFT JOIN customer_values v USING (shop_id, customer_id)",
    v: "customer_values v JOIN customers c USING (shop_id, customer_id)",
  }[table];
  // every valued customer is a customer
  const isAlone = !new RegExp(`\\b${table === "c" ? "v" : "c"}\\.`).test(where);
  const alone = joined.replace(/( LEFT)? JOIN .*/, "");
  return {
    from: `${joined} WHERE ${where}`,
    countFrom: `${isAlone ? alone : joined} WHERE ${where}`,
    values,
  };
}

/** Facts of what the models say: with one of them a list is counted by its table alone. */
const OF_VALUES = new Set(["state", "predicted", "chance", "risk"]);

/** The same list in the order that is cheapest to count. */
export function countable(query: CustomerListQuery): CustomerListQuery {
  return query.asked.some(([key]) => OF_VALUES.has(key)) && !orders[query.sort].only
    ? { ...query, sort: "risk" }
    : query;
}
