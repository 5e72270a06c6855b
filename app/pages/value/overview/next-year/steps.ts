import { LEVERS, rangeOf, type Base, type Lever } from "../../../../clv/levers/levers.ts";
import { nextYear, type NextYear } from "../../../../clv/levers/next-year.ts";
import { toTyped } from "../../../../money.ts";

/** One lever moved by one step, all others as they are. */
export interface Step {
  readonly lever: Lever;
  readonly from: number;
  readonly to: number;
  readonly year: NextYear;
}

/** One point, half a year, or a twentieth more; of discounts a point less. */
const POINT = 0.01;
const HALF_YEAR = 0.5;
const TWENTIETH = 1.05;

/** Only levers that can be moved by a whole step. */
export function stepsOf(base: Base): Step[] {
  return LEVERS.flatMap((lever) => {
    const from = base.now[lever];
    if (from === null) return [];
    const to = rounded(lever, stepped(lever, from));
    const { least, most } = rangeOf(lever, from);
    return to >= least && to <= most
      ? [{ lever, from, to, year: nextYear(base, { [lever]: to }) }]
      : [];
  });
}

function stepped(lever: Lever, from: number): number {
  switch (lever) {
    case "repeatRate":
    case "margin":
      return from + POINT;
    case "discountShare":
      return from - POINT;
    case "lifespan":
      return from + HALF_YEAR;
    case "orderValue":
    case "newCustomers":
      return Math.max(from * TWENTIETH, Math.round(from) + 1);
  }
}

/** As it can be typed: shares to a hundredth of a point, years to a hundredth, the rest whole. */
export function rounded(lever: Lever, value: number, round = Math.round): number {
  switch (lever) {
    case "repeatRate":
    case "discountShare":
    case "margin":
      return round(value * 10_000) / 10_000;
    case "lifespan":
      return round(value * 100) / 100;
    case "orderValue":
    case "newCustomers":
      return round(value);
  }
}

/** As it stands in its field and in an address: per cent, years, the currency's units. */
export function typedOf(lever: Lever, value: number, currency: string): string {
  switch (lever) {
    case "repeatRate":
    case "discountShare":
    case "margin":
      return String(Math.round(value * 10_000) / 100);
    case "orderValue":
      return toTyped(value, currency);
    case "lifespan":
    case "newCustomers":
      return String(value);
  }
}
