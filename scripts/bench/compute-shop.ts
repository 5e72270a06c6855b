// Days, what was bought, values and states of the one shop in the database of DATABASE_URL, by the app's own jobs.
import { z } from "zod";
import { shopDay } from "../../app/calendar/shop-day.ts";
import { computeShop } from "../../app/clv/compute.server.ts";
import { rebuildBought } from "../../app/customers/bought.server.ts";
import { rebuildDays } from "../../app/customers/days.server.ts";
import { closeDatabase, pool, transaction } from "../../app/db.server.ts";

const { rows } = await pool.query<{ id: number }>("SELECT shop_id AS id FROM shops");
const shopId = z.number().parse(rows[0]?.id);
await transaction((db) => rebuildDays(db, shopId, shopDay(new Date(), "UTC")));
await transaction((db) => rebuildBought(db, shopId));
await pool.query("ANALYZE customer_products");
await computeShop(shopId);
await closeDatabase();
