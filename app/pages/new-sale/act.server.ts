import type { AdminClient } from "../../admin-api/client.server.ts";
import { pool } from "../../db.server.ts";
import { discountInWords } from "../../discounts/words.ts";
import { saleFields, type SaleErrors } from "../../flash-sales/sale-fields.ts";
import { parseSaleForm } from "../../flash-sales/sale-form.ts";
import { preflight, scheduleSale } from "../../flash-sales/schedule.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { leavingSince } from "../../switches/switches.server.ts";
import { nothingNew } from "../../switches/words.ts";
import { fieldsOf } from "../fields.ts";

/** What would be scheduled; instants ISO 8601 in UTC. */
export interface SalePlan {
  /** "20% off" */
  off: string;
  products: number;
  startsAt: string;
  endsAt: string;
  /** what else is to be known before */
  notes: string[];
}

/** What the form of a new sale is told. */
export type SaleFormSaid =
  | { errors: SaleErrors }
  /** nothing is wrong with it, Shopify was asked too */
  | { errors: Record<string, never>; ready: SalePlan };

/**
 * The buttons of the form: one asks what would happen, the other schedules the sale.
 * @returns the address of its page, what would happen, or what is wrong with which field
 */
export async function actOnNewSale(
  shop: ShopRow,
  admin: AdminClient,
  sent: FormData,
  now: number,
): Promise<{ address: string } | SaleFormSaid> {
  const form = parseSaleForm(fieldsOf(saleFields, sent), shop, now);
  if (!form.ok) return { errors: form.errors };
  if (await leavingSince(pool, shop.shopId)) return { errors: { saleId: nothingNew } };
  const { saleId, terms, products, notes } = form;
  const errors = await preflight(admin, shop.shopId, saleId, terms, products);
  if (Object.keys(errors).length > 0) return { errors };
  if (sent.get("intent") !== "schedule") {
    const { startsAt, endsAt, discount } = terms;
    const off = discountInWords(discount, shop.currency);
    return { errors: {}, ready: { off, products: products.length, startsAt, endsAt, notes } };
  }
  const met = await scheduleSale(shop.shopId, saleId, terms, products);
  if (Object.keys(met).length > 0) return { errors: met };
  return { address: `/app/offers/sales/${saleId}` };
}
