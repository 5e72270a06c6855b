import type { AdminClient } from "../admin-api/client.server.ts";
import { gid, idOf } from "../admin-api/gid.ts";
import type { DiscountId } from "../ids.ts";
import type { DiscountStatus } from "./discount.ts";

export interface DiscountNow {
  status: DiscountStatus;
  /** ISO 8601; ending a discount early sets it to that moment */
  endsAt: string | null;
}

/** Shopify takes a list of 250; this leaves room for what else a query costs. */
const ASKED_AT_ONCE = 100;

/** Those of these discounts that shoppers get now or will get, by Shopify's word. */
export async function standingDiscounts(
  admin: AdminClient,
  discountIds: DiscountId[],
): Promise<Set<DiscountId>> {
  const now = await discountsNow(admin, discountIds);
  return new Set([...now].flatMap(([id, { status }]) => (status === "EXPIRED" ? [] : id)));
}

/** What Shopify says of discounts of this app now, by their number. Deleted ones are missing from the answer. */
export async function discountsNow(
  admin: AdminClient,
  discountIds: DiscountId[],
): Promise<Map<DiscountId, DiscountNow>> {
  const found = new Map<DiscountId, DiscountNow>();
  for (let from = 0; from < discountIds.length; from += ASKED_AT_ONCE)
    for (const [id, now] of await someNow(admin, discountIds.slice(from, from + ASKED_AT_ONCE)))
      found.set(id, now);
  return found;
}

async function someNow(
  admin: AdminClient,
  discountIds: DiscountId[],
): Promise<Map<DiscountId, DiscountNow>> {
  const found = new Map<DiscountId, DiscountNow>();
  const { nodes } = await admin.request(
    `#graphql
    query DiscountsNow($ids: [ID!]!) {
      nodes(ids: $ids) {
        __typename
        ... on DiscountNode {
          id
          discount {
            __typename
            ... on DiscountAutomaticApp { status endsAt }
            ... on DiscountAutomaticBasic { status endsAt }
            ... on DiscountAutomaticBxgy { status endsAt }
            ... on DiscountAutomaticFreeShipping { status endsAt }
            ... on DiscountCodeApp { status endsAt }
            ... on DiscountCodeBasic { status endsAt }
            ... on DiscountCodeBxgy { status endsAt }
            ... on DiscountCodeFreeShipping { status endsAt }
          }
        }
      }
    }`,
    { ids: discountIds.map((id) => gid("DiscountNode", id)) },
  );
  for (const node of nodes) {
    if (node?.__typename !== "DiscountNode") continue;
    const { status, endsAt } = node.discount;
    found.set(idOf("DiscountNode", node.id), {
      status,
      endsAt: endsAt ? String(endsAt) : null,
    });
  }
  return found;
}
