import type { AdminClient } from "../admin-api/client.server.ts";
import { gid, gidNumber } from "../admin-api/gid.ts";
import { toMinor } from "../admin-api/money.ts";

export interface ProductRecord {
  productId: string;
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
    productId: gidNumber("Product", node.id),
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

export async function productsPage(
  admin: AdminClient,
  after: string | null,
): Promise<{ products: ProductRecord[]; next: string | null }> {
  const { products } = await admin.request(
    `#graphql
    query ProductsPage($after: String) {
      products(first: 50, after: $after, sortKey: ID) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id title handle status productType totalInventory tracksInventory updatedAt
          priceRangeV2 { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }
        }
      }
    }`,
    { after },
  );
  return {
    products: (products.nodes as Node[]).map(record),
    next: products.pageInfo.hasNextPage ? (products.pageInfo.endCursor ?? null) : null,
  };
}

/** null when Shopify has deleted it. */
export async function fetchProduct(
  admin: AdminClient,
  productId: string,
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
