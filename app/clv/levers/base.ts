import type { KeptPicture } from "../fit/engine.ts";
import type { Base } from "./levers.ts";

/** What the picture of the night does not say. */
export interface OwnNumbers {
  /** T of simple CLV, the merchant's choice */
  readonly lifespanYears: number;
  /** what is left of revenue after the cost of goods; null where unknown, or not for who asks */
  readonly margin: number | null;
  /** the last 365 days, minor units */
  readonly revenueMinor: number;
  readonly discountMinor: number;
}

type Picture = Pick<KeptPicture, "forecast" | "secondOrder" | "historyDays" | "readiness">;

const YEAR = 365;

/** Where a shop stands; null where there is no forecast by a model, or none with amounts. */
export function leverBase(picture: Picture, own: OwnNumbers): Base | null {
  const { forecast, readiness } = picture;
  const { orders, revenue, makeup } = forecast ?? {};
  if (!orders || !revenue || !makeup || readiness.confidence === "simple") return null;
  if (!(revenue.mean > 0 && orders.mean > 0)) return null;
  const within = Math.min(YEAR, picture.historyDays);
  const back = picture.secondOrder.curve.findLast(({ day }) => day <= within)?.back;
  const listed = own.revenueMinor + own.discountMinor;
  return {
    orders,
    revenue,
    makeup,
    within,
    now: {
      repeatRate: known(back),
      lifespan: own.lifespanYears,
      orderValue: revenue.mean / orders.mean,
      newCustomers: known(makeup.first.orders),
      discountShare: own.revenueMinor > 0 ? own.discountMinor / listed : null,
      margin: own.margin,
    },
  };
}

/** Of nothing there is no more and no less. */
function known(value: number | undefined): number | null {
  return value !== undefined && value > 0 ? value : null;
}
