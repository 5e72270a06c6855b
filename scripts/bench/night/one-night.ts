// A night's work of the one shop in the database of DATABASE_URL, by the app's own job, with the processor time of
// each part: of this process, and of the database whose process is named.
import pg from "pg";
import { z } from "zod";
import { computeShop } from "../../../app/clv/compute.server.ts";
import { closeDatabase, pool } from "../../../app/db.server.ts";
import { partOf } from "./parts.ts";
import { familySeconds } from "./processor-time.ts";

const [databasePid] = z.tuple([z.coerce.number()]).parse(process.argv.slice(2));
const { rows } = await pool.query<{ id: number }>("SELECT shop_id AS id FROM shops");
const shopId = z.number().parse(rows[0]?.id);

const seconds = () => {
  const { user, system } = process.cpuUsage();
  return { own: (user + system) / 1e6, database: familySeconds(databasePid) };
};
const parts: Record<string, { own: number; database: number }> = {};
let part = "other pictures";
let before = seconds();
const note = () => {
  const now = seconds();
  const sum = (parts[part] ??= { own: 0, database: 0 });
  sum.own += now.own - before.own;
  sum.database += now.database - before.database;
  before = now;
};
// statements follow one another: until the next one begins, time is of the last
const query = pg.Client.prototype.query as (...given: unknown[]) => unknown;
pg.Client.prototype.query = function (this: unknown, ...given: unknown[]) {
  const asked = given[0] as string | { text?: string };
  note();
  part = partOf(typeof asked === "string" ? asked : (asked.text ?? ""));
  return query.apply(this, given);
} as typeof pg.Client.prototype.query;

const began = performance.now();
await computeShop(shopId);
note();
const wall = (performance.now() - began) / 1000;
const peakRssMb = process.resourceUsage().maxRSS / 1024;
await closeDatabase();
process.stdout.write(`${JSON.stringify({ wall, peakRssMb, parts })}\n`);
