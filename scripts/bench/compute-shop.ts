// Values and states of the one shop in the database of DATABASE_URL, by the app's own job.
import { z } from "zod";
import { computeShop } from "../../app/clv/compute.server.ts";
import { closeDatabase, pool } from "../../app/db.server.ts";

const { rows } = await pool.query<{ id: number }>("SELECT shop_id AS id FROM shops");
await computeShop(z.number().parse(rows[0]?.id));
await closeDatabase();
