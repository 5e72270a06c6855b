import { wallTime } from "../calendar/wall-time.ts";
import { typedAgain } from "../discounts/typed-again.ts";
import type { ChosenProduct } from "../discounts/typed.ts";
import type { SaleTerms } from "./sale.ts";
import { saleFields, type SaleFields } from "./sale-fields.ts";

/**
 * The form of a sale like one there was: it lasts as long, from another start.
 * @param saleId of the new one
 * @param start milliseconds since the epoch
 */
export function saleAgain(
  sale: SaleTerms,
  products: readonly ChosenProduct[],
  saleId: string,
  shop: { currency: string; timezone: string },
  start: number,
): SaleFields {
  const { percent, products: chosen } = typedAgain(sale.discount, shop.currency, products);
  const lasted = Date.parse(sale.endsAt) - Date.parse(sale.startsAt);
  const [from, until] = [start, start + lasted].map((at) => wallTime(at, shop.timezone));
  return {
    ...saleFields,
    saleId,
    title: sale.title,
    ...{ percent, products: chosen },
    startDay: from!.day,
    startTime: from!.time,
    endDay: until!.day,
    endTime: until!.time,
  };
}
