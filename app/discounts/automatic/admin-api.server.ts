import type { AdminClient } from "../../admin-api/client.server.ts";
import { gid, idOf } from "../../admin-api/gid.ts";
import type { DiscountId } from "../../ids.ts";
import { nothingLeft } from "../../nothing-left.ts";
import type * as AdminTypes from "../../types/admin.types.d.ts";
import type { AutomaticDiscount, DiscountPeriod, DiscountStatus } from "../discount.ts";
import { combinesOnGoods, inputOf, percentageOf } from "../input.ts";

export interface StandingDiscount {
  discountId: DiscountId;
  status: DiscountStatus;
}

/** @throws UserErrors */
export async function createAutomaticDiscount(
  admin: AdminClient,
  period: DiscountPeriod,
  discount: AutomaticDiscount,
): Promise<StandingDiscount> {
  switch (discount.kind) {
    case "automatic_percentage":
      return createBasicAutomatic(admin, {
        ...inputOf(period),
        customerGets: {
          items: {
            products: { productsToAdd: discount.productIds.map((id) => gid("Product", id)) },
          },
          value: { percentage: percentageOf(discount.percent) },
        },
      });
    default:
      return nothingLeft(discount.kind);
  }
}

async function createBasicAutomatic(
  admin: AdminClient,
  input: Omit<AdminTypes.DiscountAutomaticBasicInput, "combinesWith">,
): Promise<StandingDiscount> {
  const data = await admin.mutate(
    `#graphql
    mutation CreateAutomaticDiscount($discount: DiscountAutomaticBasicInput!) {
      discountAutomaticBasicCreate(automaticBasicDiscount: $discount) {
        automaticDiscountNode {
          id
          automaticDiscount { __typename ... on DiscountAutomaticBasic { status } }
        }
        userErrors { field message code }
      }
    }`,
    { discount: { ...input, combinesWith: combinesOnGoods } },
  );
  const node = data.discountAutomaticBasicCreate?.automaticDiscountNode;
  if (!node || !("status" in node.automaticDiscount))
    throw new Error("discountAutomaticBasicCreate: neither a discount nor an error came back");
  return {
    discountId: idOf("DiscountAutomaticNode", node.id),
    status: node.automaticDiscount.status,
  };
}

/**
 * The discount an earlier try may have made, among the newest of the shop: same title, start and end, and it takes the
 * same off the same products. A merchant may have made one of that name and time by hand, which is not ours to end.
 * Titles of open automatic discounts are unique. Listed by number and not searched for, because Shopify's search index
 * lags behind.
 * @param taken discounts that are known to belong to something else
 */
export async function findAutomaticDiscount(
  admin: AdminClient,
  wanted: DiscountPeriod & { discount: AutomaticDiscount },
  taken: DiscountId[],
): Promise<StandingDiscount | null> {
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
    const discountId = idOf("DiscountNode", id);
    const isSame =
      discount.title === wanted.title &&
      sameInstant(discount.startsAt, wanted.startsAt) &&
      sameInstant(discount.endsAt, wanted.endsAt);
    if (
      isSame &&
      !taken.includes(discountId) &&
      (await takesOff(admin, discountId, wanted.discount))
    )
      return { discountId, status: discount.status };
  }
  return null;
}

/** Whether a discount gives this and nothing else. Products may have been deleted since. */
async function takesOff(
  admin: AdminClient,
  discountId: DiscountId,
  { percent, productIds }: AutomaticDiscount,
): Promise<boolean> {
  const { discountNode } = await admin.request(
    `#graphql
    query WhatDiscountGives($id: ID!) {
      discountNode(id: $id) {
        discount {
          __typename
          ... on DiscountAutomaticBasic {
            minimumRequirement { __typename }
            customerGets {
              value { __typename ... on DiscountPercentage { percentage } }
              items { __typename ... on DiscountProducts { products(first: 250) { nodes { id } } } }
            }
          }
        }
      }
    }`,
    { id: gid("DiscountNode", discountId) },
  );
  const discount = discountNode?.discount;
  if (discount?.__typename !== "DiscountAutomaticBasic" || discount.minimumRequirement)
    return false;
  const { value, items } = discount.customerGets;
  return (
    value.__typename === "DiscountPercentage" &&
    percentageOf(value.percentage * 100) === percentageOf(percent) &&
    items.__typename === "DiscountProducts" &&
    items.products.nodes.every(({ id }) => productIds.includes(idOf("Product", id)))
  );
}

const sameInstant = (a: unknown, b: string | null) =>
  a && b ? Date.parse(String(a)) === Date.parse(b) : !a && !b;

export interface OpenDiscount {
  title: string;
  startsAt: string;
  endsAt: string | null;
}

/** Automatic discounts that run or will run, whoever made them. */
export async function openAutomaticDiscounts(admin: AdminClient): Promise<OpenDiscount[]> {
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

/** Ends an automatic discount now, also before it began. */
export async function endAutomaticDiscount(
  admin: AdminClient,
  discountId: DiscountId,
): Promise<void> {
  const data = await admin.mutate(
    `#graphql
    mutation StopAutomaticDiscount($id: ID!) {
      discountAutomaticDeactivate(id: $id) {
        automaticDiscountNode {
          id
          automaticDiscount {
            __typename
            ... on DiscountAutomaticApp { status }
            ... on DiscountAutomaticBasic { status }
            ... on DiscountAutomaticBxgy { status }
            ... on DiscountAutomaticFreeShipping { status }
          }
        }
        userErrors { field message code }
      }
    }`,
    { id: gid("DiscountAutomaticNode", discountId) },
  );
  const discount = data.discountAutomaticDeactivate?.automaticDiscountNode?.automaticDiscount;
  // a cancelled discount that starts all the same is the one thing that must not happen
  if (discount && "status" in discount && discount.status !== "EXPIRED")
    await deleteAutomaticDiscount(admin, discountId);
}

async function deleteAutomaticDiscount(admin: AdminClient, discountId: DiscountId): Promise<void> {
  await admin.mutate(
    `#graphql
    mutation DeleteAutomaticDiscount($id: ID!) {
      discountAutomaticDelete(id: $id) { deletedAutomaticDiscountId userErrors { field message code } }
    }`,
    { id: gid("DiscountAutomaticNode", discountId) },
  );
}
