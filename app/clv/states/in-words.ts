import { formatMoney, formatNumber, formatPercent } from "../../figures/format.ts";

const parts: Partial<Record<number, string>> = {
  2: "half",
  3: "third",
  4: "quarter",
  5: "fifth",
  10: "tenth",
  20: "twentieth",
};
const numbers: Partial<Record<number, string>> = {
  3: "three",
  4: "four",
  5: "five",
  10: "ten",
  20: "twenty",
};

/** 0.1 → "tenth"; what has no such word as a percentage: 0.15 → "15%". */
export function partOf(share: number): string {
  return parts[whole(1 / share)] ?? percentOf(share);
}

/** 0.1 → "one chance in ten", 0.15 → "15% chance". */
export function chanceOf(share: number): string {
  const among = numbers[whole(1 / share)];
  return among ? `one chance in ${among}` : `${percentOf(share)} chance`;
}

/** 0.5 → "more likely than not", 0.8 → "80% likely". */
export function likely(chance: number): string {
  return chance === 0.5 ? "more likely than not" : `${percentOf(chance)} likely`;
}

export const percentOf = (share: number) => formatPercent(share, 0);
export const ratioOf = (ratio: number) => formatNumber(ratio, 1);

/** An amount from which a customer is among the highest. @param minor null while there is nobody */
export function atLeast(minor: number | null, currency: string): string {
  return minor === null
    ? "the shop's highest"
    : `at least ${formatMoney(Math.round(minor), currency)}`;
}

/** Whole numbers only: 1 ÷ 0.1 may not be 10 to the last bit. */
const whole = (value: number) =>
  Math.abs(value - Math.round(value)) < 1e-9 ? Math.round(value) : NaN;
