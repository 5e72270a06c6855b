import type { AdminClient } from "../admin-api/client.server.ts";
import { gid, gidNumber } from "../admin-api/gid.ts";
import type { DiscountStatus } from "../discounts/discount.ts";
import type { SaleTerms } from "./sale.ts";

export interface SaleDiscount {
  discountId: string;
  status: DiscountStatus;
}

/** @throws UserErrors */
export async function createSaleDiscount(
  admin: AdminClient,
  sale: SaleTerms,
): Promise<SaleDiscount> {
  const data = await admin.mutate(
    `#graphql
    mutation CreateFlashSale($discount: DiscountAutomaticBasicInput!) {
      discountAutomaticBasicCreate(automaticBasicDiscount: $discount) {
        automaticDiscountNode {
          id
          automaticDiscount { __typename ... on DiscountAutomaticBasic { status } }
        }
        userErrors { field message code }
      }
    }`,
    {
      discount: {
        title: sale.title,
        startsAt: sale.startsAt,
        endsAt: sale.endsAt,
        context: { all: "ALL" },
        // one reduction on the goods; a code for free shipping may come on top
        combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
        customerGets: {
          items: {
            products: { productsToAdd: sale.productIds.map((id) => gid("Product", id)) },
          },
          value: { percentage: sale.percent / 100 },
        },
      },
    },
  );
  const node = data.discountAutomaticBasicCreate?.automaticDiscountNode;
  if (!node || !("status" in node.automaticDiscount))
    throw new Error("discountAutomaticBasicCreate: neither a discount nor an error came back");
  return {
    discountId: gidNumber("DiscountAutomaticNode", node.id),
    status: node.automaticDiscount.status,
  };
}

/**
 * The discount an earlier try may have made, among the newest of the shop: same title, start and end. Titles of open automatic
 * discounts are unique. Listed by number and not searched for, because Shopify's search index lags behind.
 * @param taken discounts that are known to belong to other sales
 */
export async function findSaleDiscount(
  admin: AdminClient,
  sale: SaleTerms,
  taken: string[],
): Promise<SaleDiscount | null> {
  const { discountNodes } = await admin.request(
    `#graphql
    query NewestDiscounts {
      discountNodes(first: 50, reverse: true) {
        nodes {
          id
          discount {
            __typename
            ... on DiscountAutomaticBasic { title status startsAt endsAt }
          }
        }
      }
    }`,
    {},
  );
  for (const { id, discount } of discountNodes.nodes) {
    if (discount.__typename !== "DiscountAutomaticBasic") continue;
    const discountId = gidNumber("DiscountNode", id);
    const isSame =
      discount.title === sale.title &&
      sameInstant(discount.startsAt, sale.startsAt) &&
      sameInstant(discount.endsAt, sale.endsAt);
    if (isSame && !taken.includes(discountId)) return { discountId, status: discount.status };
  }
  return null;
}

const sameInstant = (a: unknown, b: string) => Date.parse(String(a)) === Date.parse(b);

export interface AutomaticDiscount {
  title: string;
  startsAt: string;
  endsAt: string | null;
}

/** Automatic discounts that run or will run, whoever made them. */
export async function openAutomaticDiscounts(admin: AdminClient): Promise<AutomaticDiscount[]> {
  const answer = await admin.request(
    `#graphql
    query OpenAutomaticDiscounts {
      active: discountNodes(first: 50, query: "method:automatic AND status:active") {
        nodes {
          id
          discount {
            __typename
            ... on DiscountAutomaticApp { title startsAt endsAt }
            ... on DiscountAutomaticBasic { title startsAt endsAt }
            ... on DiscountAutomaticBxgy { title startsAt endsAt }
            ... on DiscountAutomaticFreeShipping { title startsAt endsAt }
          }
        }
      }
      scheduled: discountNodes(first: 100, query: "method:automatic AND status:scheduled") {
        nodes {
          id
          discount {
            __typename
            ... on DiscountAutomaticApp { title startsAt endsAt }
            ... on DiscountAutomaticBasic { title startsAt endsAt }
            ... on DiscountAutomaticBxgy { title startsAt endsAt }
            ... on DiscountAutomaticFreeShipping { title startsAt endsAt }
          }
        }
      }
    }`,
    {},
  );
  return [...answer.active.nodes, ...answer.scheduled.nodes].flatMap(({ discount }) =>
    "startsAt" in discount
      ? [
          {
            title: discount.title,
            startsAt: String(discount.startsAt),
            endsAt: discount.endsAt ? String(discount.endsAt) : null,
          },
        ]
      : [],
  );
}

/** Ends a sale's discount now, also before it began. */
export async function endSaleDiscount(admin: AdminClient, discountId: string): Promise<void> {
  const data = await admin.mutate(
    `#graphql
    mutation StopFlashSale($id: ID!) {
      discountAutomaticDeactivate(id: $id) {
        automaticDiscountNode {
          id
          automaticDiscount { __typename ... on DiscountAutomaticBasic { status } }
        }
        userErrors { field message code }
      }
    }`,
    { id: gid("DiscountAutomaticNode", discountId) },
  );
  const discount = data.discountAutomaticDeactivate?.automaticDiscountNode?.automaticDiscount;
  // a cancelled sale that starts all the same is the one thing that must not happen
  if (discount && "status" in discount && discount.status !== "EXPIRED")
    await deleteSaleDiscount(admin, discountId);
}

async function deleteSaleDiscount(admin: AdminClient, discountId: string): Promise<void> {
  await admin.mutate(
    `#graphql
    mutation DeleteFlashSale($id: ID!) {
      discountAutomaticDelete(id: $id) { deletedAutomaticDiscountId userErrors { field message code } }
    }`,
    { id: gid("DiscountAutomaticNode", discountId) },
  );
}
