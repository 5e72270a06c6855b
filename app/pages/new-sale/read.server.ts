import { randomUUID } from "node:crypto";
import { wallTime, zoneName } from "../../calendar/wall-time.ts";
import { pool } from "../../db.server.ts";
import { productsOf } from "../../discounts/kinds.ts";
import { saleDraft } from "../../flash-sales/draft.ts";
import { saleAgain } from "../../flash-sales/sale-again.ts";
import { saleFields, type SaleFields } from "../../flash-sales/sale-fields.ts";
import { getSale } from "../../flash-sales/sales.server.ts";
import { productTitles } from "../../products/record.server.ts";
import { draftOf } from "../../shops/drafts.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { missedBy, type Begun } from "../begun-with.ts";
import { uuidIn } from "../page-key.ts";
import { productWithoutTitle } from "../sale/words.ts";

const HOUR_MS = 3_600_000;

/** The form of a sale as it begins. @param search the address: a draft, or a sale there was */
export async function newSalePage(shop: ShopRow, search: URLSearchParams, now: number) {
  const { fields: initial, missed } = await beginning(shop, search, now);
  return {
    initial,
    missed,
    zone: zoneName(shop.timezone, now),
    timeZone: shop.timezone,
  };
}

/** A draft, a sale like one there was, or a day from the next full hour on. */
async function beginning(
  shop: ShopRow,
  search: URLSearchParams,
  now: number,
): Promise<Begun<SaleFields>> {
  const draftId = uuidIn(search, "draft");
  const draft = draftId && (await draftOf(pool, saleDraft, shop.shopId, draftId));
  if (draft) return { fields: draft, missed: null };
  // made here and sent back with the form: sent twice, it is still one sale
  const saleId = randomUUID();
  const nextHour = Math.ceil((now + HOUR_MS / 4) / HOUR_MS) * HOUR_MS;
  const likeId = uuidIn(search, "like");
  const before = likeId && (await getSale(pool, shop.shopId, likeId));
  if (before) {
    const ids = productsOf(before.discount);
    const titles = await productTitles(pool, shop.shopId, ids);
    const products = ids.map((id) => ({ id, title: titles.get(id) ?? productWithoutTitle(id) }));
    return { fields: saleAgain(before, products, saleId, shop, nextHour), missed: null };
  }
  const start = wallTime(nextHour, shop.timezone);
  const end = wallTime(nextHour + 24 * HOUR_MS, shop.timezone);
  return {
    fields: {
      ...saleFields,
      saleId,
      startDay: start.day,
      startTime: start.time,
      endDay: end.day,
      endTime: end.time,
    },
    missed: missedBy(search),
  };
}
