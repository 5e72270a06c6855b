import type { Readiness } from "../fit/readiness.ts";
import type { CountModel } from "../models/count-model.ts";
import type { Fan, Figure } from "./figure.ts";
import type { Doubt } from "./doubts.ts";
import type { PastError } from "./level.ts";

/** Orders (order days of a customer) and revenue; revenue is null where amounts are not known. */
export interface Part {
  readonly orders: Figure;
  readonly revenue: Figure | null;
}

/** A step of the horizon: a week of short ones, a month of longer ones. */
export interface ForecastStep {
  /** Last day. */
  readonly end: number;
  readonly orders: Fan;
  readonly revenue: Fan | null;
  /** Means of the customers of before, and of those to come. */
  readonly known: { readonly orders: number; readonly revenue: number | null };
  readonly new: { readonly orders: number; readonly revenue: number | null };
}

/** Shares of the variance of the shop's total, by where it comes from; they add up to 1. */
export type DoubtShares = Readonly<Record<Doubt, number>>;

/** The forecast of a shop; plain JSON, money in minor units. */
export interface Forecast extends Part {
  /** First day, and how many. */
  readonly from: number;
  readonly days: number;
  /** Customers of before `from`: also what is left if nobody came any more. */
  readonly known: Part;
  /** Customers to come: first orders and their repeats. */
  readonly new: Part;
  /** First orders expected of the customers to come. */
  readonly firstOrders: number;
  /** Missing in forecasts of an earlier release; null where amounts or a model are. */
  readonly makeup?: Makeup | null;
  readonly doubts: { readonly orders: DoubtShares; readonly revenue: DoubtShares | null };
  readonly steps: readonly ForecastStep[];
  /** What the models rest on: null below their gates, where the shop's pace is carried forward. */
  readonly model: CountModel | null;
  readonly readiness: Readiness;
  readonly level: ForecastLevel;
}

/** Factors by which the shop's past errors move the forecast, and those errors. */
export interface ForecastLevel {
  readonly orders: number;
  readonly value: number;
  readonly repeats: number;
  readonly tests: readonly PastError[];
}

/** What is expected of some of the orders: order days of a customer, and minor units. */
export interface Mean {
  readonly orders: number;
  readonly revenue: number;
}

/** Whose orders the forecast is made of; means that add up to it. Plain JSON. */
export interface Makeup {
  /** First orders of customers to come. */
  readonly first: Mean;
  /** Their repeat orders. */
  readonly again: Mean;
  /** Orders of customers of today who have ordered on one day so far. */
  readonly once: Mean;
  /** Orders of those who have ordered on more. */
  readonly returned: Mean;
}
