import type { OrderLedger } from "../../../../app/clv/fit/ledger.ts";

/** What is expected and the 95 % interval. */
export interface Expected {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
}

export interface ForetoldPart {
  /** Order days. */
  readonly orders: Expected;
  /** Minor units; null where the log has no amounts. */
  readonly revenue: Expected | null;
}

/** A shop's time to come as somebody foretells it. */
export interface Foretold extends ForetoldPart {
  /** Of customers of before. */
  readonly known: ForetoldPart;
  /** Of customers whose first order is still to come. */
  readonly new: ForetoldPart;
  /** Orders expected of each customer of before, by the ledger's customer number; left out where none are told. */
  readonly customers?: () => Float64Array;
}

/** Foretells the `days` from day `from` on, from orders of before alone. */
export type Foreteller = (ledger: OrderLedger, from: number, days: number) => Foretold;
