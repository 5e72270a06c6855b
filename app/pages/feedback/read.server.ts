import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { listResponses, responseTotals } from "../../surveys/responses.server.ts";
import { surveySettings } from "../../surveys/settings.server.ts";
import { keyIn } from "../page-key.ts";

/** What shoppers answered, as the address asks for it. */
export async function feedbackPage(shop: ShopRow, search: URLSearchParams) {
  const { shopId } = shop;
  const before = keyIn(search);
  const rating = /^[1-5]$/.test(search.get("rating") ?? "") ? Number(search.get("rating")) : null;
  const commented = search.get("commented") === "yes";
  const [page, settings, totals] = await Promise.all([
    listResponses(pool, shopId, { rating, commented }, before),
    surveySettings(pool, shopId),
    responseTotals(pool, shopId),
  ]);
  return {
    ...page,
    isFirst: before === null,
    rating,
    commented,
    totals,
    publishing: settings.version > 0 && !settings.publishedAt && !settings.problem,
    problem: settings.problem,
    currency: shop.currency,
    timeZone: shop.timezone,
  };
}
