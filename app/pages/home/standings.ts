import { FEWEST_BACK } from "../../clv/pictures/second-order.ts";
import { runningSums, type DaySeries } from "../../customers/day-figures.ts";
import { FEWEST_FOR_SHARES } from "../../figures/few.ts";

/** Figures of the whole history as they stood at the end of a day; null where too few had ordered to say. */
export interface Standing {
  day: string;
  repeatRate: number | null;
  secondOrderDays: number | null;
  /** revenue ÷ customers, minor units: CV of the simple lifetime value */
  customerValue: number | null;
}

/** What the night has not said yet of the shop's day that is under way. */
export interface Today {
  day: string;
  secondOrderDays: number | null;
}

/** Of every day of a period. */
export function standings({ days, before }: DaySeries, today: Today): Standing[] {
  return runningSums(days, before).map((sums, n) => {
    const { day, secondOrderDays } = days[n]!;
    const { newCustomers: customers, secondOrders: back, revenueMinor } = sums;
    const median = day === today.day ? today.secondOrderDays : secondOrderDays;
    return {
      day,
      repeatRate: customers < FEWEST_FOR_SHARES ? null : back / customers,
      secondOrderDays: back < FEWEST_BACK ? null : median,
      customerValue: customers === 0 ? null : revenueMinor / customers,
    };
  });
}
