import { addressesOf } from "../../customers/address-book.ts";
import { displayName } from "../../customers/display-name.ts";
import { customerColumns, customerFromRow } from "../../store/customers.ts";
import { orderColumns, orderFromRow } from "../../store/order-row.ts";
import type { CustomerRecord } from "../../store/types.ts";
import { definitionsOf } from "../../theme/definitions.ts";
import { count, money, shopDay } from "../format.ts";
import { listActions, recordActions, recordBlocks } from "../extensions.ts";
import { html } from "../html.ts";
import { backLink, card, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { facts, pager, searchForm, table } from "../table.ts";
import { consentCard, editCards } from "./customer-edit.ts";
import { creditCard } from "./customer-credit.ts";
import { orderTable } from "./orders.ts";
import type { Visit } from "./visit.ts";
import { found } from "./visit.ts";

const nameOf = (customer: CustomerRecord) => displayName(customer) || `Customer ${customer.id}`;

const gidOf = ({ id }: CustomerRecord) => `gid://shopify/Customer/${id}`;

export function customersPage(visit: Visit): string {
  const { store, query, base } = visit;
  const search = String(query["q"] ?? "").trim();
  const slice = sliceOf(store.db, {
    table: "customers",
    columns: customerColumns,
    sort: "created_at",
    where: search
      ? {
          // a range, so that the index on e-mail serves it
          sql: "email >= ? COLLATE NOCASE AND email < ? COLLATE NOCASE",
          values: [search, `${search}\u{10ffff}`],
        }
      : undefined,
    place: placeIn(query),
    read: customerFromRow,
  });
  const list = `${base}/customers`;
  const { currency, timezone } = store.shop;
  const { bar, tick } = listActions(visit, "customer-index");
  return visit.show({
    title: "Customers",
    section: "customers",
    body: html`${heading("Customers")} ${bar}
      <p class="buttons"><a class="button" href="${list}/new">Add customer</a></p>
      ${searchForm(list, search, "Beginning of the e-mail address")}
      ${table(
        [
          { label: "Customer" },
          { label: "E-mail" },
          { label: "Orders", number: true },
          { label: "Spent", number: true },
          { label: "Since" },
        ],
        slice.rows.map((customer) => [
          html`${tick?.(gidOf(customer), nameOf(customer))}
            <a href="${list}/${customer.id}">${nameOf(customer)}</a>`,
          customer.email ?? "–",
          count(customer.numberOfOrders),
          money(customer.amountSpent, currency),
          shopDay(customer.createdAt, timezone),
        ]),
        "No customers here.",
      )}
      ${pager(slice, `${list}?${search && `q=${encodeURIComponent(search)}&`}`)}`,
  });
}

export function customerPage(visit: Visit): string {
  const { store, base, query } = visit;
  const customer = found(store.customer(visit.id), "customer", visit.id);
  const { currency, timezone } = store.shop;
  const orders = sliceOf(store.db, {
    table: "orders",
    columns: orderColumns,
    sort: "processed_at",
    where: { sql: "customer_id = ?", values: [customer.id] },
    place: placeIn(query),
    limit: 20,
    read: orderFromRow,
  });
  const metafields = store.metafieldsOf(gidOf(customer));
  const definitions = definitionsOf(visit.world, visit.domain);
  return visit.show({
    title: nameOf(customer),
    section: "customers",
    body: html`${backLink(`${base}/customers`, "Customers")} ${heading(nameOf(customer))}
      ${recordActions(visit, "customer-details", gidOf(customer))}
      <dl class="figures">
        <div>
          <dt>Orders</dt>
          <dd>${count(customer.numberOfOrders)}</dd>
        </div>
        <div>
          <dt>Spent</dt>
          <dd>${money(customer.amountSpent, currency)}</dd>
        </div>
        <div>
          <dt>Customer since</dt>
          <dd>${shopDay(customer.createdAt, timezone)}</dd>
        </div>
      </dl>
      ${orderTable(visit, orders.rows, false)} ${pager(orders, `${base}/customers/${customer.id}?`)}
      <div class="columns">
        ${card(
          "Contact",
          facts([
            ["E-mail", customer.email],
            ["Phone", customer.phone],
            ["Language", customer.locale],
            ["Tags", customer.tags.join(", ") || null],
            ["Note", customer.note],
            ...addressesOf(customer).map(
              ({ address1, city, zip, countryCode }): [string, string] => [
                "Address",
                [address1, city, zip, countryCode].filter(Boolean).join(", "),
              ],
            ),
          ]),
        )}
        ${consentCard(visit, customer)} ${creditCard(visit, customer.id)}
        ${
          metafields.length > 0 &&
          card(
            "Metafields",
            facts(
              metafields.map(({ namespace, key, value }) => [
                definitions.get("CUSTOMER", namespace, key)?.name ?? `${namespace}.${key}`,
                value,
              ]),
            ),
          )
        }
        ${editCards(visit, customer)}
      </div>
      ${recordBlocks(visit, "customer-details", gidOf(customer))}`,
  });
}
