import type { AdminClient } from "../../admin-api/client.server.ts";
import { csvLine } from "../../csv.ts";
import { pool } from "../../db.server.ts";
import type { StaffId } from "../../ids.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { contactCells, contactHeadings, contactsOf, CONTACTS_AT_ONCE } from "../contacts.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import { columnsOf } from "../columns.server.ts";
import { tableColumns } from "./columns.ts";
import type { CustomerListRow } from "./list-column.ts";
import type { CustomerListQuery } from "./list-query.ts";
import { allListed, nothingSaid } from "./list.server.ts";
import { scopeOf } from "./scope.server.ts";

/**
 * The whole list as CSV, streamed: its columns and its order.
 * @param contacts whether names and e-mail addresses are asked of Shopify for it: then it is there to write to people,
 *   and whoever objected to being profiled, or is not known to Shopify any more, is left out
 * @throws Response of 403 before the first line when Shopify does not tell who they are
 */
export async function* customersCsv(
  shop: ShopRow,
  admin: AdminClient,
  query: CustomerListQuery,
  now: Date,
  staffId: StaffId | null = null,
  contacts = false,
): AsyncGenerator<string> {
  const { scope } = await scopeOf(shop, admin, query, now);
  const unsaid = (await areOfAPart(shop.shopId)) ? nothingSaid : {};
  const columns = await columnsOf(shop.shopId, staffId, "customers", tableColumns);
  const [first, ...more] = columns.flatMap(({ file }) => Object.entries(file));
  const lineOf = (row: CustomerListRow, contact: string[]) => {
    const cells = [first!, ...more].map(([, valueOf]) => valueOf({ ...row, ...unsaid }, scope));
    return csvLine([cells[0]!, ...contact, ...cells.slice(1), scope.currency]);
  };
  let head = csvLine([
    first![0],
    ...(contacts ? contactHeadings : []),
    ...more.map(([heading]) => heading),
    "currency",
  ]);
  for await (const batch of allListed(
    pool,
    query,
    scope,
    contacts ? CONTACTS_AT_ONCE : undefined,
  )) {
    const lines = contacts
      ? await withContacts(shop, batch, lineOf)
      : batch.map((row) => lineOf(row, []));
    yield head + lines.join("");
    head = "";
  }
  if (head) yield head;
}

async function withContacts(
  shop: ShopRow,
  batch: CustomerListRow[],
  lineOf: (row: CustomerListRow, contact: string[]) => string,
): Promise<string[]> {
  const written = batch.filter(({ unprofiled }) => !unprofiled);
  const known = await contactsOf(
    shop,
    written.map(({ customerId }) => customerId),
  );
  return written.flatMap((row) => {
    const contact = known.get(row.customerId);
    return contact ? [lineOf(row, contactCells(contact))] : [];
  });
}
