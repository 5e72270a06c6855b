import type { AdminClient } from "../../admin-api/client.server.ts";
import { countUnprofiled } from "../../customers/profiling.server.ts";
import { pool } from "../../db.server.ts";
import type { ListPage } from "../../lists/list.ts";
import type { ShopRow } from "../../shops/shop.server.ts";
import { viewsOf } from "../../shops/views.server.ts";
import { liveNames } from "../live.server.ts";
import { areOfAPart } from "../of-a-part.server.ts";
import type { StaffId } from "../../ids.ts";
import { choosable } from "../../lists/columns.ts";
import { columnsOf } from "../columns.server.ts";
import { tableColumns } from "./columns.ts";
import { filtersOf } from "./filters.ts";
import { headings, listRow, orderMenu } from "./list-page.ts";
import { isChosen, isNarrowed, type CustomerListQuery } from "./list-query.ts";
import { listCustomers, nothingSaid } from "./list.server.ts";
import { offeredBy, scopeOf } from "./scope.server.ts";
import { ownViews } from "./views.ts";
import { listSentence } from "./words.ts";

/** A page of the customers list with names asked live for exactly these rows. */
export async function customersPage(
  shop: ShopRow,
  admin: AdminClient,
  query: CustomerListQuery,
  now: Date,
  staffId: StaffId | null = null,
) {
  const { shopId } = shop;
  const { scope, problem } = await scopeOf(shop, admin, query, now);
  const [page, columns, offered, views, isPart, unprofiled] = await Promise.all([
    listCustomers(pool, query, scope),
    columnsOf(shopId, staffId, "customers", tableColumns),
    offeredBy(shopId),
    viewsOf(pool, shopId, "customers"),
    areOfAPart(shopId),
    isChosen(query) ? countUnprofiled(pool, shopId) : 0,
  ]);
  const { names, hidden } = await liveNames(
    admin,
    page.rows.map((row) => row.customerId),
  );
  const named = page.rows.map((row) => ({
    ...row,
    ...(isPart ? nothingSaid : {}),
    name: names[row.customerId] ?? null,
  }));
  const list: ListPage = {
    columns: headings(columns),
    choosable: choosable(tableColumns, columns),
    rows: named.map((row) => listRow(row, columns, scope)),
    filters: filtersOf(query, scope, offered),
    views: [
      ...ownViews,
      ...views.map(({ viewId, name, query: address }) => ({ id: viewId, name, query: address })),
    ],
    orders: orderMenu,
    sort: { key: query.sort, direction: query.direction },
    next: page.next,
    previous: page.previous,
    count: page.count,
    countIsComplete: page.countIsComplete,
    sentence: problem ?? listSentence(query, scope, page),
  };
  return {
    list,
    isNarrowed: isNarrowed(query),
    /** the orders that are read so far are a part, and what they mean is not said yet */
    isPart,
    /** customers a filter leaves out, as they objected to being profiled */
    leftOut: unprofiled,
    hidden,
  };
}
