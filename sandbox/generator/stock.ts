import type { Random } from "../../app/numeric/random.ts";
import type { ShopStore } from "../platform/world.ts";
import type { ProductRecord } from "../store/types.ts";
import { createBasketMakers, type Article } from "./basket.ts";
import { catalogue, giftCard, soldDuring } from "./catalogue.ts";
import { supplierTruth } from "./delivery-truth.ts";
import { toIso } from "../store/instants.ts";
import { formatMoney } from "../pricing/money.ts";
import { listed } from "../pricing/price-level.ts";

/** The shop's shelves: records of the catalogue, and how much was sold of late. */
export interface Shelves {
  articles: Article[];
  giftCard: Article;
  basketFor: ReturnType<typeof createBasketMakers>;
  /** what kind of thing a product is, none of a gift card */
  typeOf(productId: number): string | undefined;
  sold(variantId: number, quantity: number): void;
  /** sets what is left in stock by what sold in the last `days` days, and writes the products */
  write(days: number): void;
}

export function createShelves(
  store: ShopStore,
  random: Random,
  days: number,
  startOf: (day: number) => number,
): Shelves {
  const createdOn = (product: number) => {
    const from = soldDuring[product]?.[0] ?? -1;
    return from > 0
      ? startOf(Math.min(days - 1, Math.ceil(from * days)))
      : startOf(0) - (40 + product) * 86_400;
  };
  const { currency } = store.shop;
  const worth = (price: number) =>
    formatMoney(listed(price, currency), currency).replace(/\.00$/, "");
  const articles = catalogue.flatMap((entry, product) => {
    const record = newProduct(
      store,
      entry.title,
      entry.type,
      entry.tags,
      entry.status,
      createdOn(product),
    );
    return entry.variants.map((piece, index): Article => {
      const sku = `HP-${String(product + 1).padStart(2, "0")}-${index + 1}`;
      const variant = newVariant(store, piece.title, sku, piece.price, piece.cost);
      variant.compareAtPrice = piece.compareAt && listed(piece.compareAt, currency);
      record.variants.push(variant);
      return { product, record, variant, price: piece.price };
    });
  });
  const gift = newProduct(store, giftCard.title, "Gift card", [], "ACTIVE", createdOn(0));
  giftCard.values.forEach((price, index) => {
    const card = newVariant(store, worth(price), `HP-GC-${index + 1}`, price, null);
    gift.variants.push({ ...card, tracked: false });
  });

  const types = new Map(articles.map(({ record }) => [record.id, record.productType]));
  const soldOf = new Map<number, number>();
  return {
    articles,
    giftCard: { product: -1, record: gift, variant: gift.variants[0]!, price: 0 },
    basketFor: createBasketMakers(articles, days),
    typeOf: (productId) => types.get(productId),
    sold: (variantId, quantity) => soldOf.set(variantId, (soldOf.get(variantId) ?? 0) + quantity),
    write(soldDays) {
      for (const { product, variant } of articles) {
        const perDay = (soldOf.get(variant.id) ?? 0) / soldDays;
        variant.inventoryQuantity = stockOf(product, perDay, random);
      }
      const products = [...new Set(articles.map(({ record }) => record))];
      store.putMany({ products: [...products, gift] });
      for (const product of products) nameSupplier(store, product);
    },
  };
}

/** Who makes it stands where shops note such things: in a metafield of their own. */
function nameSupplier(store: ShopStore, { id, productType, createdAt }: ProductRecord): void {
  const supplier = supplierTruth[productType];
  if (!supplier) return;
  store.putMetafield({
    id: store.nextId("metafield"),
    ownerGid: `gid://shopify/Product/${id}`,
    namespace: "custom",
    key: "supplier",
    type: "single_line_text_field",
    value: supplier.name,
    createdAt,
    updatedAt: createdAt,
  });
}

/** Days of cover differ: best sellers run out in weeks, slow movers lie for years, the decaf is gone. */
function stockOf(product: number, perDay: number, random: Random): number {
  const { tags, status, title } = catalogue[product]!;
  if (status === "ARCHIVED" || title === "Fogbank Decaf") return 0;
  if (tags.includes("slow-mover")) return Math.round(40 + perDay * random.int(500, 900));
  const cover = tags.includes("best-seller") ? random.int(9, 24) : random.int(35, 120);
  return Math.max(1, Math.round(perDay * cover));
}

function newProduct(
  store: ShopStore,
  title: string,
  productType: string,
  tags: string[],
  status: Article["record"]["status"],
  createdAt: number,
): Article["record"] {
  const handle = title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/-$/, "");
  return {
    id: store.nextId("product"),
    title,
    handle,
    productType,
    vendor: "Harbor & Pine",
    status,
    tags,
    createdAt: toIso(createdAt),
    updatedAt: toIso(createdAt),
    variants: [],
  };
}

function newVariant(
  store: ShopStore,
  title: string,
  sku: string,
  price: number,
  unitCost: number | null,
): Article["variant"] {
  const { currency } = store.shop;
  return {
    id: store.nextId("variant"),
    title: title === "One size" ? "Default Title" : title,
    sku,
    price: listed(price, currency),
    compareAtPrice: null,
    unitCost: unitCost && listed(unitCost, currency),
    inventoryItemId: store.nextId("inventoryItem"),
    inventoryQuantity: 0,
  };
}
