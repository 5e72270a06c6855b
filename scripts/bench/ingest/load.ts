// The ingesting process alone, so that its memory is its own: loads one export file into the database of DATABASE_URL.
import fs from "node:fs";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { closeDatabase, pool, rows } from "../../../app/db.server.ts";
import { rebuildShop } from "../../../app/customers/rebuild.server.ts";
import { loadFile } from "../../../app/orders/load.server.ts";

const { file, bytes } = z
  .tuple([z.string(), z.coerce.number()])
  .transform(([file, bytes]) => ({ file, bytes }))
  .parse(process.argv.slice(2));

const [shop] = await rows<{ shopId: number }>(
  pool,
  `INSERT INTO shops (domain, timezone) VALUES ('ingest.myshopify.com', 'America/New_York') RETURNING shop_id AS "shopId"`,
);
const shopId = shop!.shopId;
const importId = randomUUID();
await pool.query(
  "INSERT INTO order_imports (shop_id, import_id, way, phase, bytes_total) VALUES ($1, $2, 'bulk', 'loading', $3)",
  [shopId, importId, bytes],
);
const began = performance.now();
await loadFile(shopId, importId, "America/New_York", {
  bytesTotal: bytes,
  open: (offset) =>
    Promise.resolve({
      body: fs.createReadStream(file, { start: offset, highWaterMark: 1 << 18 }),
      fromByte: offset,
    }),
});
const loaded = performance.now();
await rebuildShop(shopId, importId);
const finished = performance.now();
const usage = process.resourceUsage();
await closeDatabase();
process.stdout.write(
  `${JSON.stringify({
    loadSeconds: (loaded - began) / 1000,
    factsSeconds: (finished - loaded) / 1000,
    cpuSeconds: (usage.userCPUTime + usage.systemCPUTime) / 1e6,
    peakRssMb: usage.maxRSS / 1024,
  })}\n`,
);
