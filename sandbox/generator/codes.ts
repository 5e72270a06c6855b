import type { Random } from "../../app/numeric/random.ts";
import { isSaleWeekend } from "./calendar.ts";

/** A code of the shop's past. Its discount is long gone; the orders still carry it. */
export interface PastCode {
  code: string;
  percentage: number;
  /** cents off the order */
  amount: number;
  freeShipping: boolean;
}

const percent = (code: string, percentage: number): PastCode => ({
  code,
  percentage,
  amount: 0,
  freeShipping: false,
});

const welcome = percent("WELCOME10", 0.1);
const blackFriday = percent("BFCM25", 0.25);
const spring = percent("SPRING15", 0.15);
const summer = percent("SUMMER20", 0.2);
const comeBack = percent("COMEBACK20", 0.2);
const five: PastCode = { code: "COFFEE5", percentage: 0, amount: 500, freeShipping: false };
const freeShipping: PastCode = {
  code: "FREESHIP",
  percentage: 0,
  amount: 0,
  freeShipping: true,
};

export interface Occasion {
  isFirst: boolean;
  /** looks for a code before every order */
  isHunter: boolean;
  month: number;
  dayOfMonth: number;
}

/** The code an order carries, if any. */
export function drawCode(occasion: Occasion, random: Random): PastCode | null {
  const { isFirst, isHunter, month, dayOfMonth } = occasion;
  const u = random.next();
  if (isSaleWeekend(month, dayOfMonth)) return u < (isHunter ? 0.95 : 0.45) ? blackFriday : null;
  if (isFirst) return u < (isHunter ? 0.85 : 0.16) ? welcome : null;
  const season =
    (month === 3 && dayOfMonth >= 20) || (month === 4 && dayOfMonth <= 7)
      ? spring
      : month === 7 && dayOfMonth <= 10
        ? summer
        : null;
  if (season) return u < (isHunter ? 0.9 : 0.25) ? season : null;
  if (u >= (isHunter ? 0.7 : 0.035)) return null;
  const v = random.next();
  return v < 0.45 ? five : v < 0.75 ? comeBack : freeShipping;
}
