/** What a figure is worth, with its unit; the page knows currency and locale. */
export type Quantity =
  | { kind: "count"; value: number }
  | { kind: "money"; minor: number }
  | { kind: "share"; share: number }
  | { kind: "days"; days: number }
  /** days until something is expected, or usual between two of it: beyond two years it is no number */
  | { kind: "wait"; days: number }
  | { kind: "years"; years: number }
  /** a day of the shop's calendar, YYYY-MM-DD */
  | { kind: "day"; day: string }
  /** a plain number with at most `digits` after the point */
  | { kind: "number"; value: number; digits: number }
  /** not known, and why, in words for the merchant */
  | { kind: "unknown"; why: string };

export interface Change {
  /** now minus then */
  by: Quantity;
  /** "in 30 days" */
  during: string;
}

export interface Input {
  label: string;
  value: Quantity;
}

/** A number with everything one may ask about it. */
export interface Figure {
  key: string;
  label: string;
  value: Quantity;
  /** a few words under the value: its unit or scope */
  note?: string;
  /** an estimate is written with "~" and its interval */
  estimate?: { low: Quantity | null; high: Quantity | null; confidence: number };
  change?: Change;
  how: {
    /** in words a merchant reads: "revenue ÷ orders" */
    formula: string;
    inputs: Input[];
    /** what is counted and what is not */
    counted: string[];
    /** what would make it better, or what it cannot say */
    missing: string[];
    /** the name in the literature */
    name?: string;
    /** what more is written under, where it is not what is written about value */
    docs?: "/app/help/revenue";
  };
}

export const count = (value: number): Quantity => ({ kind: "count", value });
export const money = (minor: number): Quantity => ({ kind: "money", minor });
export const share = (value: number): Quantity => ({ kind: "share", share: value });
export const days = (value: number): Quantity => ({ kind: "days", days: value });
export const wait = (value: number): Quantity => ({ kind: "wait", days: value });
export const years = (value: number): Quantity => ({ kind: "years", years: value });
export const day = (value: string): Quantity => ({ kind: "day", day: value });
export const plain = (value: number, digits = 2): Quantity => ({ kind: "number", value, digits });
export const unknown = (why: string): Quantity => ({ kind: "unknown", why });
