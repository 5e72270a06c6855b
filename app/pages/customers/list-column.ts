import type { CustomerId } from "../../ids.ts";
/**
 * What a row of the customers list holds. Every field is read by a column: the table of columns does not compile
 * without.
 */
export interface CustomerListRow {
  customerId: CustomerId;
  valueMinor: number;
  predictedMinor: number | null;
  predictedLowMinor: number | null;
  predictedHighMinor: number | null;
  /** chance of an order within a year */
  pOrder365: number | null;
  orders: number;
  /** ISO 8601 */
  lastOrderAt: string;
  /** the shop's calendar day */
  lastDay: string;
  state: string | null;
  /** they objected to being profiled: nothing but facts of their orders */
  unprofiled: boolean;
  riskMinor: number | null;
}

/** Where the list is read. */
export interface ListPlace {
  currency: string;
  /** the shop's calendar day */
  today: string;
}

/**
 * What stands in the table; the page draws each kind once. Words stand left, beside the name, numbers right of them.
 */
export type Cell =
  | { kind: "customer" }
  | { kind: "state"; state: string | null; unprofiled: boolean }
  | { kind: "number"; text: string; interval?: string };

/** An order of the list that an index answers. */
export interface Order {
  /** as the menu says it */
  name: string;
  down: string;
  up: string;
  by: string;
  type: "bigint" | "int" | "timestamptz";
  /** the table whose index is in that order: it leads the join */
  table: "c" | "v";
  /** where a row stands in it: an instant for timestamptz */
  at: (row: CustomerListRow) => number | string;
  /** who has a place in that order at all, and how the foot of the list says so */
  only?: { sql: string; words: string };
}

export interface ListColumn {
  title: string;
  /** fields of the row, by their SQL; c = customers, v = customer_values */
  reads: Partial<Record<keyof CustomerListRow, string>>;
  kind: Cell["kind"];
  cell: (row: CustomerListRow, place: ListPlace) => Cell;
  /** its order; that of another column, run against; null = none */
  order: Order | { against: string } | null;
  /** headings of the CSV file with what stands below them */
  file: Record<string, (row: CustomerListRow, place: ListPlace) => string | number>;
}
