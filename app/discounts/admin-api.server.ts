import type { AdminClient } from "../admin-api/client.server.ts";
import { gid, idOf } from "../admin-api/gid.ts";
import type * as AdminTypes from "../types/admin.types.d.ts";
import { toDecimal } from "../money.ts";
import { nothingLeft } from "../nothing-left.ts";
import type { DiscountId } from "../ids.ts";
import type {
  AutomaticDiscount,
  CodeDiscount,
  CodeRules,
  DiscountPeriod,
  DiscountStatus,
} from "./discount.ts";

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
 * One native discount with its first code. Everybody may use it in Shopify's eyes; who may is decided by who has a code.
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
        customerGets: { items: { all: true }, value: { percentage: discount.percent / 100 } },
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

const inputOf = ({ title, startsAt, endsAt }: DiscountPeriod) => ({
  title,
  startsAt,
  endsAt,
  context: { all: "ALL" as const },
});

const minimumOf = ({ minimumMinor }: CodeRules, currency: string) =>
  minimumMinor === null
    ? null
    : { subtotal: { greaterThanOrEqualToSubtotal: toDecimal(minimumMinor, currency) } };

/** Shipping may be free on top of goods that cost less; two discounts on the goods may not add up. */
const combinesOnGoods = {
  orderDiscounts: false,
  productDiscounts: false,
  shippingDiscounts: true,
};
const combinesOnShipping = {
  orderDiscounts: true,
  productDiscounts: true,
  shippingDiscounts: false,
};

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
          value: { percentage: discount.percent / 100 },
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

export interface DiscountNow {
  status: DiscountStatus;
  /** ISO 8601; ending a discount early sets it to that moment */
  endsAt: string | null;
}

/** What Shopify says of discounts of this app now, by their number. Deleted ones are missing from the answer. */
export async function discountsNow(
  admin: AdminClient,
  discountIds: DiscountId[],
): Promise<Map<DiscountId, DiscountNow>> {
  const found = new Map<DiscountId, DiscountNow>();
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

/**
 * The discount an earlier try may have made, among the newest of the shop: same title, start and end. Titles of open automatic
 * discounts are unique. Listed by number and not searched for, because Shopify's search index lags behind.
 * @param taken discounts that are known to belong to something else
 */
export async function findAutomaticDiscount(
  admin: AdminClient,
  period: DiscountPeriod,
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
            ... on DiscountAutomaticApp { title status startsAt endsAt }
            ... on DiscountAutomaticBasic { title status startsAt endsAt }
            ... on DiscountAutomaticBxgy { title status startsAt endsAt }
            ... on DiscountAutomaticFreeShipping { title status startsAt endsAt }
          }
        }
      }
    }`,
    {},
  );
  for (const { id, discount } of discountNodes.nodes) {
    if (!("startsAt" in discount)) continue;
    const discountId = idOf("DiscountNode", id);
    const isSame =
      discount.title === period.title &&
      sameInstant(discount.startsAt, period.startsAt) &&
      sameInstant(discount.endsAt, period.endsAt);
    if (isSame && !taken.includes(discountId)) return { discountId, status: discount.status };
  }
  return null;
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
