import { shopDay } from "../calendar/shop-day.ts";

/**
 * What every page says beside its figures while older orders are missing.
 * @returns the shop's day, YYYY-MM-DD, since which orders are in the figures; null = all are there
 */
export function historySinceDay(shop: {
  historySince: Date | null;
  timezone: string;
}): string | null {
  const { historySince, timezone } = shop;
  return historySince && shopDay(historySince, timezone);
}
