import { plainAmount } from "../../store/amounts.ts";
import { discountStatus } from "../../pricing/discount-status.ts";
import { policyOf } from "../../inventory/selling.ts";
import type { ProductRecord, VariantRecord } from "../../store/types.ts";
import { webhookShape } from "../shapes.ts";
import { shapeLike, type Payload, type PayloadSource } from "./parts.ts";

export function productPayload({ store, subject }: PayloadSource, topic: string): Payload | null {
  const product = store.product(subject.id);
  if (!product) return null;
  const { currency } = store.shop;
  const example = webhookShape(topic)!.example;
  const variantExample = (example["variants"] as Payload[])[0]!;
  return shapeLike(example, {
    id: product.id,
    admin_graphql_api_id: `gid://shopify/Product/${product.id}`,
    body_html: "",
    category: null,
    created_at: product.createdAt,
    handle: product.handle,
    product_type: product.productType,
    published_at: product.status === "ACTIVE" ? product.createdAt : null,
    published_scope: "web",
    title: product.title,
    updated_at: product.updatedAt,
    vendor: product.vendor,
    status: product.status.toLowerCase(),
    tags: product.tags.join(", "),
    image: null,
    variants: product.variants.map((variant, index) =>
      shapeLike(variantExample, {
        ...variantFields(product, variant, index, currency),
        inventory_item_id: variant.inventoryItemId,
      }),
    ),
    variant_gids: product.variants.map((variant) => ({
      admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
      updated_at: product.updatedAt,
    })),
  });
}

function variantFields(
  product: ProductRecord,
  variant: VariantRecord,
  index: number,
  currency: string,
): Payload {
  return {
    id: variant.id,
    admin_graphql_api_id: `gid://shopify/ProductVariant/${variant.id}`,
    compare_at_price:
      variant.compareAtPrice === null ? null : plainAmount(variant.compareAtPrice, currency),
    created_at: product.createdAt,
    updated_at: product.updatedAt,
    inventory_policy: policyOf(variant).toLowerCase(),
    position: index + 1,
    price: plainAmount(variant.price, currency),
    product_id: product.id,
    sku: variant.sku,
    taxable: true,
    title: variant.title,
    option1: variant.title,
    inventory_quantity: variant.inventoryQuantity,
    old_inventory_quantity: variant.inventoryQuantity,
    image_id: null,
  };
}

/** variants/in_stock, variants/out_of_stock; `was` is what there was before */
export function variantPayload({ store, subject }: PayloadSource, topic: string): Payload | null {
  const found = store.variant(subject.id);
  if (!found) return null;
  const { product, variant } = found;
  const index = product.variants.indexOf(variant);
  return shapeLike(webhookShape(topic)!.example, {
    ...variantFields(product, variant, index, store.shop.currency),
    old_inventory_quantity: subject["was"],
  });
}

export function discountPayload({ store, subject, now }: PayloadSource): Payload | null {
  const discount = store.discount(subject.id);
  if (!discount) return null;
  return {
    admin_graphql_api_id: discountGid(discount.kind, discount.id),
    title: discount.title,
    status: discountStatus(discount, now),
    created_at: discount.createdAt,
    updated_at: discount.updatedAt,
  };
}

/** discounts/delete; `kind` says what it was. */
export function discountDeletedPayload({ subject, now }: PayloadSource): Payload {
  const kind = subject["kind"] === "automatic" ? "automatic" : "code";
  return { admin_graphql_api_id: discountGid(kind, subject.id), deleted_at: now };
}

export function segmentPayload({ store, subject }: PayloadSource): Payload | null {
  const segment = store.segment(subject.id);
  if (!segment) return null;
  return {
    id: segment.id,
    name: segment.name,
    query: segment.query,
    creationDate: segment.createdAt,
    lastEditDate: segment.updatedAt,
  };
}

function discountGid(kind: "code" | "automatic", id: number): string {
  return `gid://shopify/Discount${kind === "code" ? "Code" : "Automatic"}Node/${id}`;
}
