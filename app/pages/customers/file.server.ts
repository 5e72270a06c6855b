import type { AdminClient } from "../../admin-api/client.server.ts";
import { csvLine } from "../../csv.ts";
import { pool } from "../../db.server.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { shownColumns } from "./columns.ts";
import type { CustomerListQuery } from "./list-query.ts";
import { allListed, nothingSaid } from "./list.server.ts";
import { scopeOf } from "./scope.server.ts";

/** The whole list as CSV, streamed: its columns and its order, numbers of customers and no names. */
export async function* customersCsv(
  shop: ShopRow,
  admin: AdminClient,
  query: CustomerListQuery,
  now: Date,
): AsyncGenerator<string> {
  const { scope } = await scopeOf(shop, admin, query, now);
  const unsaid = (await areOfAPart(shop.shopId)) ? nothingSaid : {};
  const cells = shownColumns(query.columns).flatMap(({ file }) => Object.entries(file));
  yield csvLine([...cells.map(([heading]) => heading), "currency"]);
  for await (const batch of allListed(pool, query, scope))
    yield batch
      .map((row) => ({ ...row, ...unsaid }))
      .map((row) => csvLine([...cells.map(([, valueOf]) => valueOf(row, scope)), scope.currency]))
      .join("");
}
