import { displayName } from "../../customers/display-name.ts";
import { orderColumns, orderFromRow } from "../../store/order-row.ts";
import type { OrderRecord } from "../../store/types.ts";
import { money, shopDay, shopTime, words } from "../format.ts";
import { listActions, type ListActions, recordActions, recordBlocks } from "../extensions.ts";
import type { Markup } from "../html.ts";
import { html } from "../html.ts";
import { backLink, badge, card, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { facts, pager, searchForm, table } from "../table.ts";
import { returnCards } from "./order-returns.ts";
import { travel, workCards } from "./order-work.ts";
import type { Visit } from "./visit.ts";
import { found } from "./visit.ts";

const paymentTone = (order: OrderRecord) => (order.financialStatus === "PAID" ? "quiet" : "warn");

const gidOf = ({ id }: OrderRecord) => `gid://shopify/Order/${id}`;

/** Orders as rows of a table, on the orders page and on a customer's. */
export function orderTable(
  { store, base }: Visit,
  orders: OrderRecord[],
  withCustomer: boolean,
  tick: ListActions["tick"] = null,
): Markup {
  const { currency, timezone } = store.shop;
  const customer = (order: OrderRecord) => {
    const record = order.customerId === null ? null : store.customer(order.customerId);
    return record ? displayName(record) : (order.email ?? "Guest");
  };
  return table(
    [
      { label: "Order" },
      { label: "Total", number: true },
      { label: "Date" },
      ...(withCustomer ? [{ label: "Customer" }] : []),
      { label: "Payment" },
      { label: "Fulfilment" },
      { label: "Items", number: true },
    ],
    orders.map((order) => [
      html`${tick?.(gidOf(order), order.name)}
        <a href="${base}/orders/${order.id}">${order.name}</a>`,
      money(order.currentTotal, currency),
      shopDay(order.processedAt, timezone),
      ...(withCustomer ? [customer(order)] : []),
      order.cancelledAt
        ? badge("Cancelled")
        : badge(words(order.financialStatus ?? "UNPAID"), paymentTone(order)),
      badge(
        words(order.fulfillmentStatus),
        order.fulfillmentStatus === "FULFILLED" ? "quiet" : "warn",
      ),
      String(order.lines.reduce((sum, line) => sum + line.currentQuantity, 0)),
    ]),
    "No orders here.",
  );
}

export function ordersPage(visit: Visit): string {
  const { store, query, base } = visit;
  const search = String(query["q"] ?? "").trim();
  const slice = sliceOf(store.db, {
    table: "orders",
    columns: orderColumns,
    sort: "processed_at",
    where: !search
      ? undefined
      : search.includes("@")
        ? {
            sql: "customer_id IN (SELECT id FROM customers WHERE email = ? COLLATE NOCASE)",
            values: [search],
          }
        : { sql: "name = ?", values: [search.startsWith("#") ? search : `#${search}`] },
    place: placeIn(query),
    read: orderFromRow,
  });
  const list = `${base}/orders`;
  const { bar, tick } = listActions(visit, "order-index");
  return visit.show({
    title: "Orders",
    section: "orders",
    body: html`${heading("Orders")} ${bar} ${searchForm(list, search, "Order number or e-mail")}
    ${orderTable(visit, slice.rows, true, tick)}
    ${pager(slice, `${list}?${search && `q=${encodeURIComponent(search)}&`}`)}`,
  });
}

function lines({ store, base }: Visit, order: OrderRecord): Markup {
  const { currency } = store.shop;
  return table(
    [
      { label: "Item", wrap: true },
      { label: "Quantity", number: true },
      { label: "Price", number: true },
      { label: "Discount", number: true },
      { label: "Total", number: true },
    ],
    order.lines.map((line) => [
      line.productId
        ? html`<a href="${base}/products/${line.productId}">${line.title}</a>`
        : line.title,
      line.currentQuantity === line.quantity
        ? String(line.quantity)
        : `${line.currentQuantity} of ${line.quantity}`,
      money(line.unitPrice, currency),
      line.discount ? `−${money(line.discount, currency)}` : "–",
      money(line.unitPrice * line.quantity - line.discount, currency),
    ]),
    "The order has no items.",
  );
}

function totals({ store, base }: Visit, order: OrderRecord): Markup {
  const amount = (minorUnits: number) => money(minorUnits, store.shop.currency);
  return card(
    "Payment",
    facts([
      ["Subtotal", amount(order.subtotal)],
      ...order.discounts.map((use): [string, Markup] => [
        use.kind === "code" ? "Code" : "Discount",
        html`${
          use.discountId
            ? html`<a href="${base}/discounts/${use.discountId}">${use.code ?? use.title}</a>`
            : (use.code ?? use.title)
        }
        −${amount(use.amount)}`,
      ]),
      ["Shipping", amount(order.shipping)],
      ["Tax", amount(order.tax)],
      ["Tip", order.tip ? amount(order.tip) : null],
      ["Total", html`<strong>${amount(order.total)}</strong>`],
      ["By store credit", order.storeCredit ? amount(order.storeCredit.amount) : null],
      ["Refunded", order.totalRefunded ? `−${amount(order.totalRefunded)}` : null],
      ["Now", amount(order.currentTotal)],
      [
        "Charged in",
        order.presentmentCurrency === store.shop.currency ? null : order.presentmentCurrency,
      ],
    ]),
  );
}

export function orderPage(visit: Visit): string {
  const { store, base } = visit;
  const order = found(store.order(visit.id), "order", visit.id);
  const { timezone, currency } = store.shop;
  // why the button just pressed did nothing
  const said = String(visit.query["said"] ?? "");
  const customer = order.customerId === null ? null : store.customer(order.customerId);
  const about = facts([
    ["Placed", shopTime(order.processedAt, timezone)],
    ["Changed", shopTime(order.updatedAt, timezone)],
    [
      "Customer",
      customer
        ? html`<a href="${base}/customers/${customer.id}">${displayName(customer)}</a>`
        : "Guest",
    ],
    ["E-mail", order.email],
    ...travel(visit, order),
    ["Channel", order.sourceName],
    ["Confirmation", order.confirmationNumber],
    ["Tags", order.tags.join(", ") || null],
    ["Note", order.note],
  ]);
  const refunds = order.refunds.map(
    (refund) =>
      html`<li>
        ${shopTime(refund.createdAt, timezone)}: ${money(refund.amount, currency)} ${refund.note}
      </li>`,
  );
  return visit.show({
    title: order.name,
    section: "orders",
    body: html`${backLink(`${base}/orders`, "Orders")}
      ${heading(
        order.name,
        html`${badge(words(order.financialStatus ?? "UNPAID"), paymentTone(order))}
        ${badge(words(order.fulfillmentStatus))} ${order.cancelledAt && badge("Cancelled")}
        ${order.test && badge("Test", "warn")}`,
      )}
      ${recordActions(visit, "order-details", gidOf(order))}
      ${said !== "" && html`<p class="note" role="alert">${said}</p>`} ${lines(visit, order)}
      <div class="columns">${totals(visit, order)} ${card("Order", about)}</div>
      ${workCards(visit, order)} ${returnCards(visit, order)}
      ${
        refunds.length > 0 &&
        card(
          "Refunds",
          html`<ul class="plain-list">
            ${refunds}
          </ul>`,
        )
      }
      ${recordBlocks(visit, "order-details", gidOf(order))}`,
  });
}
