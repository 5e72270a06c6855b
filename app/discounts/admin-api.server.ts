import type { AdminClient } from "../admin-api/client.server.ts";
import { gid, gidNumber } from "../admin-api/gid.ts";
import { toDecimal } from "../money.ts";
import type { DiscountStatus, DiscountTerms } from "./discount.ts";

/** The most `discountRedeemCodeBulkAdd` takes. */
export const CODES_PER_CALL = 250;

export interface CodeDiscount {
  discountId: string;
  /** ISO 8601, by Shopify's clock; null for a kind of discount we never make */
  createdAt: string | null;
}

/** The discount a code belongs to, whoever made it; null when no discount of the shop has it. */
export async function findByCode(admin: AdminClient, code: string): Promise<CodeDiscount | null> {
  const { codeDiscountNodeByCode: node } = await admin.request(
    `#graphql
    query CodeDiscountByCode($code: String!) {
      codeDiscountNodeByCode(code: $code) {
        id
        codeDiscount {
          __typename
          ... on DiscountCodeBasic { createdAt }
          ... on DiscountCodeFreeShipping { createdAt }
        }
      }
    }`,
    { code },
  );
  if (!node) return null;
  const discount = node.codeDiscount;
  return {
    discountId: gidNumber("DiscountCodeNode", node.id),
    createdAt: "createdAt" in discount ? String(discount.createdAt) : null,
  };
}

type NewDiscount = DiscountTerms & { startsAt: string };

/**
 * One native discount with its first code. Everybody may use it in Shopify's eyes; who may is decided by who has a code.
 * @throws UserErrors
 */
export async function createCodeDiscount(
  admin: AdminClient,
  terms: NewDiscount,
  firstCode: string,
  currency: string,
): Promise<{ discountId: string; createdAt: string }> {
  const shared = {
    title: terms.title,
    code: firstCode,
    startsAt: terms.startsAt,
    endsAt: terms.endsAt,
    context: { all: "ALL" as const },
    appliesOncePerCustomer: terms.oncePerCustomer,
    // counted for each code: one that is passed on is spent
    usageLimit: terms.oncePerCustomer ? 1 : null,
    minimumRequirement:
      terms.minimumMinor === null
        ? null
        : { subtotal: { greaterThanOrEqualToSubtotal: toDecimal(terms.minimumMinor, currency) } },
  };
  if (terms.kind === "free_shipping") return createFreeShipping(admin, shared);
  const data = await admin.mutate(
    `#graphql
    mutation CreateCodeDiscount($discount: DiscountCodeBasicInput!) {
      discountCodeBasicCreate(basicCodeDiscount: $discount) {
        codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { createdAt } } }
        userErrors { field message code }
      }
    }`,
    {
      discount: {
        ...shared,
        // shipping may be free on top; two discounts on the goods may not add up
        combinesWith: { orderDiscounts: false, productDiscounts: false, shippingDiscounts: true },
        customerGets: {
          items: { all: true },
          value:
            terms.kind === "percentage"
              ? { percentage: (terms.percent ?? 0) / 100 }
              : {
                  discountAmount: {
                    amount: toDecimal(terms.amountMinor ?? 0, currency),
                    appliesOnEachItem: false,
                  },
                },
        },
      },
    },
  );
  const node = data.discountCodeBasicCreate?.codeDiscountNode;
  return created(node?.id, node?.codeDiscount);
}

async function createFreeShipping(
  admin: AdminClient,
  shared: {
    title: string;
    code: string;
    startsAt: string;
    endsAt: string | null;
    context: { all: "ALL" };
    appliesOncePerCustomer: boolean;
    usageLimit: number | null;
    minimumRequirement: { subtotal: { greaterThanOrEqualToSubtotal: string } } | null;
  },
) {
  const data = await admin.mutate(
    `#graphql
    mutation CreateFreeShippingDiscount($discount: DiscountCodeFreeShippingInput!) {
      discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
        codeDiscountNode { id codeDiscount { ... on DiscountCodeFreeShipping { createdAt } } }
        userErrors { field message code }
      }
    }`,
    {
      discount: {
        ...shared,
        destination: { all: true },
        combinesWith: { orderDiscounts: true, productDiscounts: true, shippingDiscounts: false },
      },
    },
  );
  const node = data.discountCodeFreeShippingCreate?.codeDiscountNode;
  return created(node?.id, node?.codeDiscount);
}

function created(id: string | undefined, discount: object | undefined) {
  if (!id || !discount || !("createdAt" in discount))
    throw new Error("Shopify created a discount and sent back neither it nor an error");
  return { discountId: gidNumber("DiscountCodeNode", id), createdAt: String(discount.createdAt) };
}

/** Asks for codes to be added; Shopify does it in its own time. @returns what to ask about it with */
export async function addCodes(
  admin: AdminClient,
  discountId: string,
  codes: string[],
): Promise<string> {
  const data = await admin.mutate(
    `#graphql
    mutation AddDiscountCodes($discountId: ID!, $codes: [DiscountRedeemCodeInput!]!) {
      discountRedeemCodeBulkAdd(discountId: $discountId, codes: $codes) {
        bulkCreation { id }
        userErrors { field message code }
      }
    }`,
    { discountId: gid("DiscountCodeNode", discountId), codes: codes.map((code) => ({ code })) },
  );
  const creation = data.discountRedeemCodeBulkAdd?.bulkCreation;
  if (!creation)
    throw new Error("discountRedeemCodeBulkAdd: neither a bulk creation nor an error came back");
  return creation.id;
}

export interface CodesAdded {
  done: boolean;
  refused: number;
}

/** How far Shopify is with a bulk creation. Asked often, so it asks for little. */
export async function codesAdded(admin: AdminClient, creationId: string): Promise<CodesAdded> {
  const { discountRedeemCodeBulkCreation: creation } = await admin.request(
    `#graphql
    query CodesAdded($id: ID!) {
      discountRedeemCodeBulkCreation(id: $id) { done failedCount }
    }`,
    { id: creationId },
  );
  if (!creation) throw new Error(`Shopify does not know the bulk creation ${creationId} any more`);
  return { done: creation.done, refused: creation.failedCount };
}

/** The codes of a bulk creation that Shopify did not take, and why. Expensive: hundreds of points. */
export async function refusedCodes(
  admin: AdminClient,
  creationId: string,
): Promise<{ code: string; why: string }[]> {
  const { discountRedeemCodeBulkCreation: creation } = await admin.request(
    `#graphql
    query RefusedCodes($id: ID!, $first: Int!) {
      discountRedeemCodeBulkCreation(id: $id) {
        codes(first: $first) { nodes { code errors { message } } }
      }
    }`,
    { id: creationId, first: CODES_PER_CALL },
  );
  return (creation?.codes.nodes ?? [])
    .filter((one) => one.errors.length > 0)
    .map((one) => ({ code: one.code, why: one.errors.map((error) => error.message).join("; ") }));
}

export interface DiscountNow {
  status: DiscountStatus;
  /** ISO 8601; ending a discount early sets it to that moment */
  endsAt: string | null;
}

/** What Shopify says of discounts of this app now, by their number. Deleted ones are missing from the answer. */
export async function discountsNow(
  admin: AdminClient,
  discountIds: string[],
): Promise<Map<string, DiscountNow>> {
  const found = new Map<string, DiscountNow>();
  if (discountIds.length === 0) return found;
  const { nodes } = await admin.request(
    `#graphql
    query DiscountsNow($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        ... on DiscountNode {
          id
          discount {
            __typename
            ... on DiscountCodeBasic { status endsAt }
            ... on DiscountCodeFreeShipping { status endsAt }
            ... on DiscountAutomaticBasic { status endsAt }
          }
        }
      }
    }`,
    { ids: discountIds.map((id) => gid("DiscountNode", id)) },
  );
  for (const node of nodes) {
    if (node?.__typename !== "DiscountNode" || !("status" in node.discount)) continue;
    const { status, endsAt } = node.discount;
    found.set(gidNumber("DiscountNode", node.id), {
      status,
      endsAt: endsAt ? String(endsAt) : null,
    });
  }
  return found;
}

/** Ends a code discount now. Ending one that has ended is no error. */
export async function deactivateCodeDiscount(
  admin: AdminClient,
  discountId: string,
): Promise<void> {
  await admin.mutate(
    `#graphql
    mutation StopCodeDiscount($id: ID!) {
      discountCodeDeactivate(id: $id) {
        codeDiscountNode { id }
        userErrors { field message code }
      }
    }`,
    { id: gid("DiscountCodeNode", discountId) },
  );
}
