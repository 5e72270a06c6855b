// Fills the database of DATABASE_URL with shops, one after the other, each from the same export, by the app's own code:
// orders, facts, values.
import fs from "node:fs";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { computeShop } from "../../../app/clv/compute.server.ts";
import { closeDatabase, pool, rows } from "../../../app/db.server.ts";
import { rebuildShop } from "../../../app/customers/rebuild.server.ts";
import { loadFile } from "../../../app/orders/load.server.ts";
import { FILLED_DOMAIN } from "../filled-shop.ts";

const [file, bytes, shops] = z
  .tuple([z.string(), z.coerce.number(), z.coerce.number()])
  .parse(process.argv.slice(2));

const seconds = { load: 0, facts: 0, values: 0 };
async function timed(step: keyof typeof seconds, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  seconds[step] += (performance.now() - began) / 1000;
}

for (let n = 0; n < shops; n++) {
  const domain = n === 0 ? FILLED_DOMAIN : `shop-${n}.myshopify.com`;
  const [shop] = await rows<{ shopId: number }>(
    pool,
    `INSERT INTO shops (domain, timezone) VALUES ($1, 'America/New_York') RETURNING shop_id AS "shopId"`,
    [domain],
  );
  const { shopId } = shop!;
  const importId = randomUUID();
  await pool.query(
    "INSERT INTO order_imports (shop_id, import_id, way, phase, bytes_total) VALUES ($1, $2, 'bulk', 'loading', $3)",
    [shopId, importId, bytes],
  );
  const open = (offset: number) =>
    Promise.resolve({
      body: fs.createReadStream(file, { start: offset, highWaterMark: 1 << 18 }),
      fromByte: offset,
    });
  await timed("load", () =>
    loadFile(shopId, importId, "America/New_York", { bytesTotal: bytes, open }),
  );
  await timed("facts", () => rebuildShop(shopId, importId));
  await timed("values", () => computeShop(shopId));
}
await closeDatabase();
process.stdout.write(`${JSON.stringify(seconds)}\n`);
