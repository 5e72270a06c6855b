import type { AdminClient } from "../../admin-api/client.server.ts";
import { gid } from "../../admin-api/gid.ts";
import type { DiscountId } from "../../ids.ts";

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
