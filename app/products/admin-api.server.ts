import type { AdminClient } from "../admin-api/client.server.ts";
import { gid, idOf } from "../admin-api/gid.ts";
import { allPages, askForPage, FIRST_OF_LIST, nextOf } from "../admin-api/paging.server.ts";
import { toMinor } from "../money.ts";
import type { ProductId, VariantId } from "../ids.ts";

export interface ProductRecord {
  productId: ProductId;
  title: string;
  handle: string;
  status: string;
  productType: string;
  priceMinMinor: number;
  priceMaxMinor: number;
  inventory: number | null;
  updatedAt: string;
}

interface Node {
  id: string;
  title: string;
  handle: string;
  status: string;
  productType: string;
  totalInventory: number;
  tracksInventory: boolean;
  updatedAt: string;
  priceRangeV2: { minVariantPrice: Price; maxVariantPrice: Price };
}
interface Price {
  amount: string;
  currencyCode: string;
}

function record(node: Node): ProductRecord {
  const { minVariantPrice: min, maxVariantPrice: max } = node.priceRangeV2;
  return {
    productId: idOf("Product", node.id),
    title: node.title,
    handle: node.handle,
    status: node.status,
    productType: node.productType,
    priceMinMinor: toMinor(min.amount, min.currencyCode),
    priceMaxMinor: toMinor(max.amount, max.currencyCode),
    inventory: node.tracksInventory ? node.totalInventory : null,
    updatedAt: node.updatedAt,
  };
}

const PRODUCTS_PAGE = `#graphql
    query ProductsPage($first: Int!, $after: String) {
      products(first: $first, after: $after, sortKey: ID) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id title handle status productType totalInventory tracksInventory updatedAt
          priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }
        }
      }
    }` as const;

export async function productsPage(
  admin: AdminClient,
  after: string | null,
): Promise<{ products: ProductRecord[]; next: string | null }> {
  const { products } = await askForPage(admin, PRODUCTS_PAGE, FIRST_OF_LIST, ({ first }) => ({
    first,
    after,
  }));
  return {
    products: (products.nodes as Node[]).map(record),
    next: nextOf(products.pageInfo),
  };
}

/** Those of these products that Shopify still has; at most 250 at a time. */
export async function existingProducts(
  admin: AdminClient,
  productIds: ProductId[],
): Promise<Set<ProductId>> {
  const { nodes } = await admin.request(
    `#graphql
    query ExistingProducts($ids: [ID!]!) { nodes(ids: $ids) { ... on Product { id } } }`,
    { ids: productIds.map((id) => gid("Product", id)) },
  );
  return new Set(nodes.flatMap((node) => (node && "id" in node ? [idOf("Product", node.id)] : [])));
}

/** null when Shopify has deleted it. */
export async function fetchProduct(
  admin: AdminClient,
  productId: ProductId,
): Promise<ProductRecord | null> {
  const { product } = await admin.request(
    `#graphql
    query OneProduct($id: ID!) {
      product(id: $id) {
        id title handle status productType totalInventory tracksInventory updatedAt
        priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }
      }
    }`,
    { id: gid("Product", productId) },
  );
  return product ? record(product as Node) : null;
}

/** A variant with what one piece costs the merchant; null = not entered. */
export interface CostRecord {
  variantId: VariantId;
  productId: ProductId;
  unitCost: { minor: number; currency: string } | null;
}

interface CostNode {
  id: string;
  inventoryItem: { unitCost?: Price | null };
}

function cost(node: CostNode, productId: ProductId): CostRecord {
  const { unitCost } = node.inventoryItem;
  return {
    variantId: idOf("ProductVariant", node.id),
    productId,
    unitCost: unitCost
      ? { minor: toMinor(unitCost.amount, unitCost.currencyCode), currency: unitCost.currencyCode }
      : null,
  };
}

// Asked apart from the products: what is refused here must not take them with it.
const COSTS_PAGE = `#graphql
    query CostsPage($first: Int!, $after: String) {
      productVariants(first: $first, after: $after, sortKey: ID) {
        pageInfo { hasNextPage endCursor }
        nodes { id product { id } inventoryItem { unitCost { amount currencyCode } } }
      }
    }` as const;

/** Unit costs of all variants, in order of their ids. Only for shops that allow it. */
export async function costsPage(
  admin: AdminClient,
  after: string | null,
): Promise<{ costs: CostRecord[]; next: string | null }> {
  const { productVariants } = await askForPage(admin, COSTS_PAGE, FIRST_OF_LIST, ({ first }) => ({
    first,
    after,
  }));
  const nodes = productVariants.nodes as (CostNode & { product: { id: string } })[];
  return {
    costs: nodes.map((node) => cost(node, idOf("Product", node.product.id))),
    next: nextOf(productVariants.pageInfo),
  };
}

const COSTS_OF_PRODUCT = `#graphql
      query CostsOfProduct($id: ID!, $first: Int!, $after: String) {
        product(id: $id) {
          variants(first: $first, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes { id inventoryItem { unitCost { amount currencyCode } } }
          }
        }
      }` as const;

/** Unit costs of one product's variants; none when Shopify has deleted it. */
export async function costsOfProduct(
  admin: AdminClient,
  productId: ProductId,
): Promise<CostRecord[]> {
  const found: CostRecord[] = [];
  const pages = allPages(async (after) => {
    const { product } = await askForPage(admin, COSTS_OF_PRODUCT, FIRST_OF_LIST, ({ first }) => ({
      id: gid("Product", productId),
      first,
      after,
    }));
    return { product, next: product ? nextOf(product.variants.pageInfo) : null };
  });
  for await (const { product } of pages) {
    if (!product) return [];
    found.push(...(product.variants.nodes as CostNode[]).map((node) => cost(node, productId)));
  }
  return found;
}
