import { latestFit } from "../../clv/predict/values.server.ts";
import { pool } from "../../db.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { replenishmentFigure } from "./due.ts";

/** When products are bought again and who is due for them, as the last night found; null while orders are read. */
export async function dueToReorder(shopId: number) {
  const [fit, isPart] = await Promise.all([latestFit(pool, shopId), areOfAPart(shopId)]);
  if (isPart || !fit) return null;
  const { products, productsSold } = fit.picture;
  return { gaps: products, ...productsSold, figure: replenishmentFigure(products) };
}
