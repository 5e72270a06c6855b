import { parseGid } from "../../admin-api/gid.ts";
import { minorUnits } from "../../store/amounts.ts";
import type { Tenant } from "../../platform/platform.ts";
import { isRecord } from "../ids.ts";
import type { Seen } from "../sightings.ts";

export interface SeedShop {
  tenant: Tenant;
  /** ISO 8601: when the scenario was recorded */
  now: string;
}

/** Puts an object into the shop as it was seen in a recorded answer. */
export type Seed = (id: number, seen: Seen, shop: SeedShop) => void;

// How a seed reads what was seen of an object: what was not asked for has a plain default.

export function textOf(seen: Seen, field: string, otherwise: string): string {
  const value = seen[field];
  return typeof value === "string" ? value : otherwise;
}

/** The first of these fields that was seen. */
export function textOr(seen: Seen, fields: string[], otherwise: string): string {
  const found = fields.map((field) => seen[field]).find((value) => typeof value === "string");
  return found ?? otherwise;
}

export function textOrNull(seen: Seen, field: string): string | null {
  const value = seen[field];
  return typeof value === "string" ? value : null;
}

export function numberOf(seen: Seen, field: string, otherwise: number): number {
  const value = seen[field];
  return typeof value === "number" ? value : otherwise;
}

export const textsOf = (seen: Seen, field: string): string[] =>
  Array.isArray(seen[field]) ? (seen[field] as unknown[]).map(String) : [];

export const objectsOf = (seen: Seen, field: string): Seen[] =>
  Array.isArray(seen[field]) ? (seen[field] as unknown[]).filter(isRecord) : [];

export function objectOf(seen: Seen, field: string): Seen | null {
  const value = seen[field];
  return isRecord(value) ? value : null;
}

/** Minor units of a MoneyBag, a MoneyV2 or an amount written as text; null when it was not seen. */
export function amountOf(seen: Seen, field: string, currency: string): number | null {
  const value = seen[field];
  if (typeof value === "string" || typeof value === "number") {
    return minorUnits(String(value), currency);
  }
  if (!isRecord(value)) return null;
  const money = objectOf(value, "shopMoney") ?? value;
  return typeof money["amount"] === "string" ? minorUnits(money["amount"], currency) : null;
}

export function numberIn(id: unknown): number | null {
  return typeof id === "string" ? (parseGid(id)?.id ?? null) : null;
}
