import { discountStatus } from "../../pricing/discount-status.ts";
import {
  codeColumns,
  codeFromRow,
  discountColumns,
  discountFromRow,
} from "../../store/discounts.ts";
import type { DiscountRecord } from "../../store/types.ts";
import { count, counted, money, shopTime, words } from "../format.ts";
import { listActions, recordActions, recordBlocks } from "../extensions.ts";
import { summaryOf } from "../../admin-api/discount-summary.ts";
import { marketsOf } from "../../pricing/markets.ts";
import { html } from "../html.ts";
import { backLink, badge, card, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { facts, pager, table } from "../table.ts";
import { editCard } from "./discount-edit.ts";
import type { Visit } from "./visit.ts";
import { found } from "./visit.ts";

const statusBadge = ({ world }: Visit, discount: DiscountRecord) => {
  const status = discountStatus(discount, world.clock.iso());
  const tone = { ACTIVE: "good", SCHEDULED: "info", EXPIRED: "quiet" } as const;
  return badge(words(status), tone[status]);
};

/** What the discount takes off, in words. */
function worth(discount: DiscountRecord, currency: string): string {
  if (discount.type === "freeShipping") return "Free shipping";
  if (discount.type === "bxgy") return summaryOf(discount, currency).split(" • ")[0]!;
  const { value } = discount;
  if (!value) return "–";
  const off =
    value.percentage !== null
      ? `${+(value.percentage * 100).toFixed(2)}% off`
      : `${money(value.amount ?? 0, currency)} off`;
  return value.onEachItem ? `${off} each item` : off;
}

const scope = (discount: DiscountRecord) =>
  discount.productIds.length > 0
    ? counted(discount.productIds.length, "product")
    : discount.collectionIds.length > 0
      ? counted(discount.collectionIds.length, "collection")
      : "All products";

const audience = (discount: DiscountRecord, { shop }: Visit["store"]) =>
  (discount.marketIds ?? []).length > 0
    ? marketsOf(shop)
        .filter(({ id }) => discount.marketIds!.includes(id))
        .map(({ name }) => name)
        .join(", ")
    : ofPeople(discount);

const ofPeople = (discount: DiscountRecord) =>
  discount.segmentIds.length > 0
    ? counted(discount.segmentIds.length, "segment")
    : discount.customerIds.length > 0
      ? counted(discount.customerIds.length, "customer")
      : "Everybody";

const gidOf = ({ id, kind }: DiscountRecord) =>
  `gid://shopify/${kind === "automatic" ? "DiscountAutomaticNode" : "DiscountCodeNode"}/${id}`;

export function discountsPage(visit: Visit): string {
  const { store, base, query } = visit;
  const { bar, tick } = listActions(visit, "discount-index");
  const { currency, timezone } = store.shop;
  const slice = sliceOf(store.db, {
    table: "discounts",
    columns: discountColumns,
    sort: "created_at",
    place: placeIn(query),
    read: discountFromRow,
  });
  return visit.show({
    title: "Discounts",
    section: "discounts",
    body: html`${heading("Discounts")} ${bar}
      <p class="buttons"><a class="button" href="${base}/discounts/new">Create discount</a></p>
      ${table(
        [
          { label: "Discount", wrap: true },
          { label: "Status" },
          { label: "Method" },
          { label: "Value" },
          { label: "Used", number: true },
          { label: "Begins" },
          { label: "Ends" },
        ],
        slice.rows.map((discount) => [
          html`${tick?.(gidOf(discount), discount.title)}
            <a href="${base}/discounts/${discount.id}">${discount.title}</a>`,
          statusBadge(visit, discount),
          discount.kind === "automatic"
            ? "Automatic"
            : counted(store.codeCountOf(discount.id), "code"),
          worth(discount, currency),
          count(store.discountTable.uses(discount)),
          shopTime(discount.startsAt, timezone),
          discount.endsAt ? shopTime(discount.endsAt, timezone) : "–",
        ]),
        "No discounts yet. What the app creates shows here.",
      )}
      ${pager(slice, `${base}/discounts?`)}`,
  });
}

export function discountPage(visit: Visit): string {
  const { store, base, query } = visit;
  const discount = found(store.discount(visit.id), "discount", visit.id);
  const { currency, timezone } = store.shop;
  const combines = Object.entries(discount.combinesWith)
    .filter(([, allowed]) => allowed)
    .map(([kind]) => words(kind.replace(/([A-Z])/g, "_$1")).toLowerCase());
  const codes = sliceOf(store.db, {
    table: "codes",
    columns: codeColumns,
    sort: "id",
    where: { sql: "discount_id = ?", values: [discount.id] },
    place: placeIn(query),
    read: codeFromRow,
  });
  const orders = store.db
    .prepare(
      "SELECT order_id FROM order_discounts WHERE discount_id = ? ORDER BY order_id DESC LIMIT 10",
    )
    .all(discount.id)
    .map((row) => store.order(row["order_id"] as number))
    .filter((order) => order !== null);
  return visit.show({
    title: discount.title,
    section: "discounts",
    body: html`${backLink(`${base}/discounts`, "Discounts")}
      ${heading(discount.title, statusBadge(visit, discount))}
      ${recordActions(visit, "discount-details", gidOf(discount))}
      <div class="columns">
        ${card(
          "Offer",
          facts([
            ["Method", discount.kind === "automatic" ? "Automatic" : "Code"],
            ["Value", worth(discount, currency)],
            ["Applies to", scope(discount)],
            ["For", audience(discount, store)],
            [
              "Minimum",
              discount.minimumSubtotal !== null
                ? money(discount.minimumSubtotal, currency)
                : discount.minimumQuantity !== null
                  ? counted(discount.minimumQuantity, "item")
                  : null,
            ],
            ["Combines with", combines.join(", ") || "Nothing"],
          ]),
        )}
        ${card(
          "Schedule and use",
          facts([
            ["Begins", shopTime(discount.startsAt, timezone)],
            ["Ends", discount.endsAt ? shopTime(discount.endsAt, timezone) : null],
            ["Used", count(store.discountTable.uses(discount))],
            ["Limit", discount.usageLimit === null ? null : count(discount.usageLimit)],
            ["Once per customer", discount.appliesOncePerCustomer ? "Yes" : "No"],
          ]),
        )}
      </div>
      ${editCard(visit, discount)}
      ${
        discount.kind === "code" &&
        html`<h2 class="section-title">${counted(store.codeCountOf(discount.id), "code")}</h2>
          ${table(
            [{ label: "Code" }, { label: "Used", number: true }],
            codes.rows.map((code) => [html`<code>${code.code}</code>`, count(code.usageCount)]),
            "No codes.",
          )}
          ${pager(codes, `${base}/discounts/${discount.id}?`)}`
      }
      ${
        orders.length > 0 &&
        card(
          "Latest orders with this discount",
          html`<ul class="plain-list">
            ${orders.map(
              (order) =>
                html`<li>
                  <a href="${base}/orders/${order.id}">${order.name}</a>
                  ${shopTime(order.processedAt, timezone)} ${money(order.total, currency)}
                </li>`,
            )}
          </ul>`,
        )
      }
      ${recordBlocks(visit, "discount-details", gidOf(discount))}`,
  });
}
