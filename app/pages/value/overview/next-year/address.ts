import type { Lever } from "../../../../clv/levers/levers.ts";
import { typedOf } from "./steps.ts";

/** Where the card stands on the page, for the addresses that ask something of it. */
export const NEXT_YEAR = "next-year";

/** The page with these levers moved, at the card. */
export function addressOf(moves: Partial<Record<Lever, number>>, currency: string): string {
  const typed = Object.entries(moves).map(([lever, value]) => [
    lever,
    typedOf(lever as Lever, value, currency),
  ]);
  return `?${new URLSearchParams(typed)}#${NEXT_YEAR}`;
}
