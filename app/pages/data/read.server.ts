import { pool } from "../../db.server.ts";
import { GATHERED_DAYS, gatheredOf } from "../../leaving/gathered.server.ts";
import { privacyRequests } from "../../shops/privacy.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import type { Right } from "../../shops/team.ts";
import { fieldsOf } from "../settings/read.server.ts";
import { orderFileCardOf } from "./order-file.server.ts";

/** What comes in from files, what is kept how long, and what customers asked. */
export async function dataPage(shop: ShopRow, rights: readonly Right[]) {
  const [fields, orderFile, privacy, everything] = await Promise.all([
    fieldsOf(shop.shopId, rights, "data"),
    orderFileCardOf(shop),
    privacyRequests(pool, shop.shopId),
    gatheredOf(pool, shop.shopId),
  ]);
  return {
    fields,
    orderFile,
    privacy,
    everything,
    gatheredDays: GATHERED_DAYS,
    timeZone: shop.timezone,
  };
}
