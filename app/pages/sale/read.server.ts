import type { AdminClient } from "../../admin-api/client.server.ts";
import { zoneName } from "../../calendar/wall-time.ts";
import { pool } from "../../db.server.ts";
import { productsOf } from "../../discounts/kinds.ts";
import { salesNow } from "../../flash-sales/follow.server.ts";
import { isOver } from "../../flash-sales/sale.ts";
import { getSale, soldDuring } from "../../flash-sales/sales.server.ts";
import { productTitles } from "../../products/record.server.ts";
import { stopsOf } from "../../switches/switches.server.ts";
import { waitsFor } from "../../switches/words.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { productWithoutTitle } from "./words.ts";

/** A flash sale and what was sold while it ran; null when there is none of that number. */
export async function salePage(shop: ShopRow, admin: AdminClient, saleId: string) {
  const known = await getSale(pool, shop.shopId, saleId);
  if (!known) return null;
  const { sales, fromShopify } = await salesNow(admin, [known]);
  const sale = sales[0]!;
  const productIds = productsOf(sale.discount);
  const titles = await productTitles(pool, shop.shopId, productIds);
  const until = sale.cancelledAt && sale.cancelledAt < sale.endsAt ? sale.cancelledAt : sale.endsAt;
  const hasBegun = sale.state === "live" || sale.state === "ended" || sale.state === "cancelled";
  return {
    sale,
    fromShopify,
    waits:
      sale.state === "creating"
        ? waitsFor("launching", await stopsOf(pool, shop.shopId), shop.timezone)
        : null,
    standing: sale.cancelledAt && !isOver(sale.state) ? ("cancelling" as const) : sale.state,
    canCancel: !isOver(sale.state) && !sale.cancelledAt,
    products: productIds.map((id) => ({
      id,
      title: titles.get(id) ?? productWithoutTitle(id),
    })),
    sold:
      hasBegun && until > sale.startsAt
        ? await soldDuring(pool, shop.shopId, { ...sale, endsAt: until })
        : null,
    currency: shop.currency,
    timeZone: shop.timezone,
    startZone: zoneName(shop.timezone, Date.parse(sale.startsAt)),
    endZone: zoneName(shop.timezone, Date.parse(sale.endsAt)),
  };
}
