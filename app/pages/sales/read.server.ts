import type { AdminClient } from "../../admin-api/client.server.ts";
import { zoneName } from "../../calendar/wall-time.ts";
import { pool } from "../../db.server.ts";
import { productsOf } from "../../discounts/kinds.ts";
import { discountInShort } from "../../discounts/words.ts";
import { saleDraft } from "../../flash-sales/draft.ts";
import { salesNow } from "../../flash-sales/follow.server.ts";
import { isOver } from "../../flash-sales/sale.ts";
import { listSales } from "../../flash-sales/sales.server.ts";
import { listDrafts } from "../../shops/drafts.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { keyIn } from "../page-key.ts";

/** A page of flash sales, the newest first. */
export async function salesPage(
  shop: ShopRow,
  admin: AdminClient,
  search: URLSearchParams,
  now: number,
) {
  const before = keyIn(search);
  const page = await listSales(pool, shop.shopId, { before });
  const { sales, fromShopify } = await salesNow(admin, page.sales);
  return {
    drafts: before === null ? await listDrafts(pool, saleDraft, shop.shopId) : [],
    fromShopify,
    next: page.next,
    isFirst: before === null,
    timeZone: shop.timezone,
    zone: zoneName(shop.timezone, now),
    sales: sales.map((sale) => ({
      saleId: sale.saleId,
      title: sale.title,
      off: discountInShort(sale.discount, shop.currency),
      products: productsOf(sale.discount).length,
      startsAt: sale.startsAt,
      endsAt: sale.endsAt,
      standing: sale.cancelledAt && !isOver(sale.state) ? ("cancelling" as const) : sale.state,
    })),
  };
}
