import { z } from "zod";
import { calendarDay, instant } from "../../calendar/instants.ts";
import { customerId } from "../../id-schemas.ts";
import type { CustomerId } from "../../ids.ts";
import { nothingLeft } from "../../nothing-left.ts";
import { orders, sortKeys, type SortKey } from "./columns.ts";
import type { Order } from "./list-column.ts";

export type Direction = "asc" | "desc";

export interface Position {
  /** the sorted column of the row at the edge of a page; an instant or a day where it is one */
  value: number | string;
  customerId: CustomerId;
}

/** What a column of type int holds. */
const isInt = (value: number) => value === (value | 0);

const cursorSchema = z.tuple([
  z.enum(sortKeys),
  z.enum(["asc", "desc"]),
  z.union([z.int(), z.string().max(40)]),
  customerId,
]);

/** Where a page begins, as text for the address. Nobody reads it but decodeCursor. */
export function encodeCursor(sort: SortKey, direction: Direction, position: Position): string {
  const text = JSON.stringify([sort, direction, position.value, position.customerId]);
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fits(type: Order["type"], value: number | string): boolean {
  switch (type) {
    case "timestamptz":
      return instant.safeParse(value).success;
    case "date":
      return calendarDay.safeParse(value).success;
    case "int":
      return typeof value === "number" && isInt(value);
    case "bigint":
      return typeof value === "number";
    default:
      return nothingLeft(type);
  }
}

/** null when it is no cursor, or one of another order. */
export function decodeCursor(cursor: string, sort: SortKey, direction: Direction): Position | null {
  let content: unknown;
  try {
    content = JSON.parse(atob(cursor.replaceAll("-", "+").replaceAll("_", "/")));
  } catch {
    return null;
  }
  const parsed = cursorSchema.safeParse(content);
  if (!parsed.success) return null;
  const [cursorSort, cursorDirection, value, id] = parsed.data;
  return cursorSort === sort && cursorDirection === direction && fits(orders[sort].type, value)
    ? { value, customerId: id }
    : null;
}
