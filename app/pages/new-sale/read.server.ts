import { randomUUID } from "node:crypto";
import { wallTime, zoneName } from "../../calendar/wall-time.ts";
import { saleFields, type SaleFields } from "../../flash-sales/sale-fields.ts";
import type { ShopRow } from "../../shops/shop.server.ts";

const HOUR_MS = 3_600_000;

/** The form of a sale as it begins: a day from the next full hour on. */
export function newSalePage(shop: ShopRow, now: number) {
  const nextHour = Math.ceil((now + HOUR_MS / 4) / HOUR_MS) * HOUR_MS;
  const start = wallTime(nextHour, shop.timezone);
  const end = wallTime(nextHour + 24 * HOUR_MS, shop.timezone);
  const initial: SaleFields = {
    ...saleFields,
    // made here and sent back with the form: sent twice, it is still one sale
    saleId: randomUUID(),
    startDay: start.day,
    startTime: start.time,
    endDay: end.day,
    endTime: end.time,
  };
  return { initial, zone: zoneName(shop.timezone, now) };
}
