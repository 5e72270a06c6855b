import type { CustomerId } from "../../ids.ts";
import type { Cell } from "../../lists/cell.ts";

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
  discountedOrders: number;
  /** the shop's calendar day */
  firstDay: string;
  /** ISO 8601 */
  lastOrderAt: string;
  /** the shop's calendar day */
  lastDay: string;
  nextOrderDay: string | null;
  state: string | null;
  /** they objected to being profiled: nothing but facts of their orders */
  unprofiled: boolean;
  riskMinor: number | null;
  /** what they answered last, 1 to 5 */
  rating: number | null;
  /** of ours, in alphabetical order */
  tags: string[];
}

/** The same with who it is, as far as Shopify tells. */
export type NamedRow = CustomerListRow & { name: string | null };

/** Where the list is read. */
export interface ListPlace {
  currency: string;
  /** the shop's calendar day */
  today: string;
}

/** An order of the list that an index answers. */
export interface Order {
  /** as the menu says it */
  name: string;
  down: string;
  up: string;
  by: string;
  type: "bigint" | "int" | "timestamptz" | "date";
  /** the table whose index is in that order: it leads the join */
  table: "c" | "v";
  /** where a row stands in it: an instant for timestamptz, a day for date */
  at: (row: CustomerListRow) => number | string;
  /** who has a place in that order at all, and how the sentence of the list says so */
  only?: { sql: string; words: string };
}

export interface ListColumn {
  title: string;
  /** fields of the row, by their SQL; c = customers, v = customer_values */
  reads: Partial<Record<keyof CustomerListRow, string>>;
  /** numbers stand right, under each other */
  isNumber: boolean;
  /** shown until somebody chooses otherwise */
  isUsual: boolean;
  cell: (row: NamedRow, place: ListPlace) => Cell;
  /** its order; that of another column, run against; null = none */
  order: Order | { against: string } | null;
  /** headings of the CSV file with what stands below them */
  file: Record<string, (row: CustomerListRow, place: ListPlace) => string | number>;
}
