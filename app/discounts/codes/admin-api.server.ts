import type { AdminClient } from "../../admin-api/client.server.ts";
import { gid, idOf } from "../../admin-api/gid.ts";
import type { DiscountId } from "../../ids.ts";
import { toDecimal } from "../../money.ts";
import { nothingLeft } from "../../nothing-left.ts";
import type * as AdminTypes from "../../types/admin.types.d.ts";
import type { CodeDiscount, CodeRules, DiscountPeriod } from "../discount.ts";
import { combinesOnGoods, combinesOnShipping, inputOf, percentageOf } from "../input.ts";

export interface MadeDiscount {
  discountId: DiscountId;
  /** ISO 8601, by Shopify's clock */
  createdAt: string;
}

/** The discount a code belongs to, whoever made it; null when no discount of the shop has it. */
export async function findByCode(admin: AdminClient, code: string): Promise<MadeDiscount | null> {
  const { codeDiscountNodeByCode: node } = await admin.request(
    `#graphql
    query CodeDiscountByCode($code: String!) {
      codeDiscountNodeByCode(code: $code) {
        id
        codeDiscount {
          __typename
          ... on DiscountCodeApp { createdAt }
          ... on DiscountCodeBasic { createdAt }
          ... on DiscountCodeBxgy { createdAt }
          ... on DiscountCodeFreeShipping { createdAt }
        }
      }
    }`,
    { code },
  );
  return node ? made(node.id, node.codeDiscount) : null;
}

/**
 * One native discount with its first code. Everybody may use it in Shopify's eyes; who may is decided by who has a
 * code.
 * @throws UserErrors
 */
export async function createCodeDiscount(
  admin: AdminClient,
  period: DiscountPeriod,
  discount: CodeDiscount,
  firstCode: string,
  currency: string,
): Promise<MadeDiscount> {
  const shared = {
    ...inputOf(period),
    code: firstCode,
    appliesOncePerCustomer: discount.oncePerCustomer,
    // counted for each code: one that is passed on is spent
    usageLimit: discount.oncePerCustomer ? 1 : null,
    minimumRequirement: minimumOf(discount, currency),
  };
  switch (discount.kind) {
    case "percentage":
      return createBasicCode(admin, {
        ...shared,
        customerGets: {
          items: { all: true },
          value: { percentage: percentageOf(discount.percent) },
        },
      });
    case "fixed": {
      const amount = toDecimal(discount.amountMinor, currency);
      const value = { discountAmount: { amount, appliesOnEachItem: false } };
      return createBasicCode(admin, {
        ...shared,
        customerGets: { items: { all: true }, value },
      });
    }
    case "free_shipping":
      return createFreeShippingCode(admin, { ...shared, destination: { all: true } });
    default:
      return nothingLeft(discount);
  }
}

const minimumOf = ({ minimumMinor }: CodeRules, currency: string) =>
  minimumMinor === null
    ? null
    : { subtotal: { greaterThanOrEqualToSubtotal: toDecimal(minimumMinor, currency) } };

async function createBasicCode(
  admin: AdminClient,
  input: Omit<AdminTypes.DiscountCodeBasicInput, "combinesWith">,
): Promise<MadeDiscount> {
  const data = await admin.mutate(
    `#graphql
    mutation CreateCodeDiscount($discount: DiscountCodeBasicInput!) {
      discountCodeBasicCreate(basicCodeDiscount: $discount) {
        codeDiscountNode { id codeDiscount { ... on DiscountCodeBasic { createdAt } } }
        userErrors { field message code }
      }
    }`,
    { discount: { ...input, combinesWith: combinesOnGoods } },
  );
  const node = data.discountCodeBasicCreate?.codeDiscountNode;
  return made(node?.id, node?.codeDiscount);
}

async function createFreeShippingCode(
  admin: AdminClient,
  input: Omit<AdminTypes.DiscountCodeFreeShippingInput, "combinesWith">,
): Promise<MadeDiscount> {
  const data = await admin.mutate(
    `#graphql
    mutation CreateFreeShippingDiscount($discount: DiscountCodeFreeShippingInput!) {
      discountCodeFreeShippingCreate(freeShippingCodeDiscount: $discount) {
        codeDiscountNode { id codeDiscount { ... on DiscountCodeFreeShipping { createdAt } } }
        userErrors { field message code }
      }
    }`,
    { discount: { ...input, combinesWith: combinesOnShipping } },
  );
  const node = data.discountCodeFreeShippingCreate?.codeDiscountNode;
  return made(node?.id, node?.codeDiscount);
}

function made(id: string | undefined, discount: object | undefined): MadeDiscount {
  if (!id || !discount || !("createdAt" in discount))
    throw new Error("Shopify sent back neither a discount nor an error");
  return { discountId: idOf("DiscountCodeNode", id), createdAt: String(discount.createdAt) };
}

/** Ends a code discount now. Ending one that has ended is no error. */
export async function deactivateCodeDiscount(
  admin: AdminClient,
  discountId: DiscountId,
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

/** The most `discountRedeemCodeBulkAdd` takes. */
export const CODES_PER_CALL = 250;

/** Asks for codes to be added; Shopify does it in its own time. @returns what to ask about it with */
export async function addCodes(
  admin: AdminClient,
  discountId: DiscountId,
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
  if (!creation) throw forgotten(creationId);
  return { done: creation.done, refused: creation.failedCount };
}

const forgotten = (creationId: string) =>
  new Error(`Shopify does not know the bulk creation ${creationId} any more`);

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
  if (!creation) throw forgotten(creationId);
  return creation.codes.nodes
    .filter((one) => one.errors.length > 0)
    .map((one) => ({ code: one.code, why: one.errors.map((error) => error.message).join("; ") }));
}
