import type { AdminClient } from "../../admin-api/client.server.ts";
import { pool } from "../../db.server.ts";
import { saleFields, type SaleErrors } from "../../flash-sales/sale-fields.ts";
import { parseSaleForm } from "../../flash-sales/sale-form.ts";
import { preflight, scheduleSale } from "../../flash-sales/schedule.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import { nothingNew } from "../../switches/words.ts";
import { fieldsOf } from "../fields.ts";

/** Schedules the sale of a form. @returns the address of its page, or what is wrong with which field */
export async function scheduleFromForm(
  shop: ShopRow,
  admin: AdminClient,
  sent: FormData,
  now: number,
): Promise<{ address: string } | { errors: SaleErrors }> {
  const form = parseSaleForm(fieldsOf(saleFields, sent), shop, now);
  if (!form.ok) return { errors: form.errors };
  if (await leavingSince(pool, shop.shopId)) return { errors: { saleId: nothingNew } };
  const { saleId, terms, products } = form;
  const errors = await preflight(admin, shop.shopId, saleId, terms, products);
  if (Object.keys(errors).length > 0) return { errors };
  const met = await scheduleSale(shop.shopId, saleId, terms, products);
  if (Object.keys(met).length > 0) return { errors: met };
  return { address: `/app/offers/sales/${saleId}` };
}
