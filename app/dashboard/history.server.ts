import type { ShopRow } from "../shops/shop.server.ts";

export interface HistoryWindow {
  /** orders before this moment are not in any figure */
  since: Date;
  timeZone: string;
}

/** What every page says beside its figures while older orders are missing; null = all are there. */
export function historyOf(shop: ShopRow): HistoryWindow | null {
  return shop.historySince ? { since: shop.historySince, timeZone: shop.timezone } : null;
}
