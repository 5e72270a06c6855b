import { productColumns, productFromRow } from "../../store/products.ts";
import type { ProductRecord } from "../../store/types.ts";
import { count, money, words } from "../format.ts";
import { listActions, recordActions, recordBlocks } from "../extensions.ts";
import { isTracked } from "../../store/inventory-items.ts";
import { html } from "../html.ts";
import { backLink, badge, card, heading } from "../layout.ts";
import { placeIn, sliceOf } from "../slice.ts";
import { facts, pager, table } from "../table.ts";
import { stockCards } from "./product-stock.ts";
import type { Visit } from "./visit.ts";
import { found } from "./visit.ts";

const stockOf = (product: ProductRecord) =>
  product.variants.reduce((sum, variant) => sum + variant.inventoryQuantity, 0);

const statusBadge = ({ status }: ProductRecord) =>
  badge(words(status), status === "ACTIVE" ? "good" : "quiet");

const gidOf = ({ id }: ProductRecord) => `gid://shopify/Product/${id}`;

export function productsPage(visit: Visit): string {
  const { store, base, query } = visit;
  const { bar, tick } = listActions(visit, "product-index");
  const slice = sliceOf(store.db, {
    table: "products",
    columns: productColumns,
    sort: "created_at",
    place: placeIn(query),
    read: productFromRow,
  });
  const prices = (product: ProductRecord) => {
    const all = product.variants.map(({ price }) => price);
    const [lowest, highest] = [Math.min(...all), Math.max(...all)];
    const text = money(lowest, store.shop.currency);
    return lowest === highest ? text : `${text} – ${money(highest, store.shop.currency)}`;
  };
  return visit.show({
    title: "Products",
    section: "products",
    body: html`${heading("Products")}
      <p><a href="${base}/transfers">Transfers</a></p>
      ${bar}
      ${table(
        [
          { label: "Product", wrap: true },
          { label: "Status" },
          { label: "Stock", number: true },
          { label: "Price", number: true },
          { label: "Type" },
          { label: "Vendor" },
        ],
        slice.rows.map((product) => [
          html`${tick?.(gidOf(product), product.title)}
            <a href="${base}/products/${product.id}">${product.title}</a>`,
          statusBadge(product),
          count(stockOf(product)),
          prices(product),
          product.productType || "–",
          product.vendor || "–",
        ]),
        "No products here.",
      )}
      ${pager(slice, `${base}/products?`)}`,
  });
}

export function productPage(visit: Visit): string {
  const { store, base } = visit;
  const product = found(store.product(visit.id), "product", visit.id);
  const amount = (minorUnits: number | null) =>
    minorUnits === null ? "–" : money(minorUnits, store.shop.currency);
  return visit.show({
    title: product.title,
    section: "products",
    body: html`${backLink(`${base}/products`, "Products")}
    ${heading(product.title, statusBadge(product))}
    ${recordActions(visit, "product-details", gidOf(product))}
    ${table(
      [
        { label: "Variant", wrap: true },
        { label: "SKU" },
        { label: "Stock", number: true },
        { label: "Price", number: true },
        { label: "Compare at", number: true },
        { label: "Cost", number: true },
      ],
      product.variants.map((variant) => [
        variant.title,
        variant.sku || "–",
        isTracked(variant) ? count(variant.inventoryQuantity) : "Not tracked",
        amount(variant.price),
        amount(variant.compareAtPrice),
        amount(variant.unitCost),
      ]),
      "The product has no variants.",
    )}
    ${stockCards(visit, product)}
    ${card(
      "Product",
      facts([
        ["Handle", product.handle],
        ["Type", product.productType || null],
        ["Vendor", product.vendor || null],
        ["Tags", product.tags.join(", ") || null],
      ]),
    )}
    ${recordBlocks(visit, "product-details", gidOf(product))}`,
  });
}
