import { discountStatus } from "../../pricing/discount-status.ts";
import type { DiscountRecord } from "../../store/types.ts";
import { type Market, marketsOf } from "../../pricing/markets.ts";
import type { Args, Call, Fields } from "../call.ts";
import { bxgyOf } from "../discount-bxgy.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { Items } from "../listing.ts";
import { money } from "../money.ts";
import { summaryOf } from "../discount-summary.ts";
import { bought, gotten } from "./discount-sides.ts";
import { discountMutations } from "./discount-mutations.ts";
import { metafieldFields } from "./metafield-fields.ts";
import { codesOfDiscount, redeemCodeTypes } from "./redeem-codes.ts";
import { discountRows } from "../discount-search.ts";

const typeNames = {
  basic: "Basic",
  freeShipping: "FreeShipping",
  bxgy: "Bxgy",
} as const;
const typeName = (discount: DiscountRecord): string =>
  `Discount${discount.kind === "code" ? "Code" : "Automatic"}${typeNames[discount.type]}`;
const typed = (discount: DiscountRecord) => ({ ...discount, __typename: typeName(discount) });

function find(args: Args, call: Call, kind?: DiscountRecord["kind"]): DiscountRecord | null {
  const discount = call.store.discount(idOf(args["id"] as string));
  return discount && (kind === undefined || discount.kind === kind) ? discount : null;
}

function buyers(discount: DiscountRecord, call: Call): object {
  if (discount.segmentIds.length > 0) {
    return {
      __typename: "DiscountCustomerSegments",
      segments: discount.segmentIds.flatMap((id) => call.store.segment(id) ?? []),
    };
  }
  if (discount.customerIds.length > 0) {
    return {
      __typename: "DiscountCustomers",
      customers: discount.customerIds.flatMap((id) => call.store.customer(id) ?? []),
    };
  }
  const markets = discount.marketIds ?? [];
  if (markets.length > 0) return { __typename: "DiscountMarkets", marketIds: markets };
  return { __typename: "DiscountBuyerSelectionAll", all: "ALL" };
}

function classOf(discount: DiscountRecord): "PRODUCT" | "ORDER" | "SHIPPING" {
  if (discount.type === "freeShipping") return "SHIPPING";
  const onItems = discount.productIds.length > 0 || discount.collectionIds.length > 0;
  return onItems || discount.value?.onEachItem || discount.type === "bxgy" ? "PRODUCT" : "ORDER";
}

function minimum(discount: DiscountRecord, call: Call): object | null {
  if (discount.minimumSubtotal !== null) {
    return {
      __typename: "DiscountMinimumSubtotal",
      greaterThanOrEqualToSubtotal: money(discount.minimumSubtotal, call.currency),
    };
  }
  if (discount.minimumQuantity === null) return null;
  return {
    __typename: "DiscountMinimumQuantity",
    greaterThanOrEqualToQuantity: discount.minimumQuantity,
  };
}

function gets(discount: DiscountRecord, call: Call): object {
  const value = discount.value!;
  return {
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    items:
      discount.productIds.length > 0
        ? { __typename: "DiscountProducts", productIds: discount.productIds, variantIds: [] }
        : { __typename: "AllDiscountItems", allItems: true },
    value:
      value.percentage !== null
        ? { __typename: "DiscountPercentage", percentage: value.percentage }
        : {
            __typename: "DiscountAmount",
            amount: money(value.amount ?? 0, call.currency),
            appliesOnEachItem: value.onEachItem,
          },
  };
}

const common: Fields<DiscountRecord> = {
  title: (discount) => discount.title,
  status: (discount, _args, call) => discountStatus(discount, call.now),
  startsAt: (discount) => discount.startsAt,
  endsAt: (discount) => discount.endsAt,
  createdAt: (discount) => discount.createdAt,
  updatedAt: (discount) => discount.updatedAt,
  asyncUsageCount: (discount, _args, call) => call.store.discountTable.uses(discount),
  combinesWith: (discount) => discount.combinesWith,
  context: (discount, _args, call) => buyers(discount, call),
  discountClass: classOf,
  discountClasses: (discount) => [classOf(discount)],
  minimumRequirement: (discount, _args, call) => minimum(discount, call),
  summary: (discount, _args, call) => summaryOf(discount, call.currency),
  shortSummary: (discount, _args, call) => summaryOf(discount, call.currency),
  tags: (discount) => discount.tags ?? [],
};
const basic: Fields<DiscountRecord> = {
  ...common,
  customerGets: (discount, _args, call) => gets(discount, call),
};
const ofCode: Fields<DiscountRecord> = {
  appliesOncePerCustomer: (discount) => discount.appliesOncePerCustomer,
  usageLimit: (discount) => discount.usageLimit,
  recurringCycleLimit: () => null,
  codesCount: (discount, _args, call) => ({
    count: call.store.codeCountOf(discount.id),
    precision: "EXACT",
  }),
  codes: codesOfDiscount,
};

const shipping: Fields<DiscountRecord> = {
  ...common,
  appliesOnOneTimePurchase: () => true,
  appliesOnSubscription: () => false,
  maximumShippingPrice: ({ maximumShippingPrice: most }, _args, call) =>
    most == null ? null : money(most, call.currency),
  destinationSelection: ({ destination }) =>
    destination
      ? {
          __typename: "DiscountCountries",
          countries: destination.countries,
          includeRestOfWorld: destination.restOfWorld,
        }
      : { __typename: "DiscountCountryAll", allCountries: true },
};
const bxgyFields: Fields<DiscountRecord> = {
  ...common,
  customerBuys: (discount, _args, call) => bought(discount, call.currency),
  customerGets: gotten,
  usesPerOrderLimit: (discount) => {
    const limit = bxgyOf(discount).usesPerOrderLimit;
    return limit === null ? null : Number(limit);
  },
};

function node(kind: string, field: string): Fields<DiscountRecord> {
  const own = (discount: DiscountRecord) => gid(kind, discount.id);
  return { id: own, [field]: typed, ...metafieldFields<DiscountRecord>(own) };
}

const mutationPayloads = Object.fromEntries(
  Object.keys(discountMutations).map((name) => {
    const result = name.startsWith("discountAutomatic")
      ? "automaticDiscountNode deletedAutomaticDiscountId"
      : "codeDiscountNode deletedCodeDiscountId bulkCreation";
    return [`${name[0]!.toUpperCase()}${name.slice(1)}Payload`, `${result} userErrors`];
  }),
);

export const discounts: Domain = {
  types: {
    QueryRoot: {
      discountNodes: (_source: unknown, args, call) => discountRows(args, call),
      codeDiscountNodes: (_source: unknown, args, call) => discountRows(args, call, "code"),
      automaticDiscountNodes: (_source: unknown, args, call) =>
        discountRows(args, call, "automatic"),
      discountNodesCount: (_source: unknown, args, call) =>
        discountRows(args, call).count((args["limit"] as number | null) ?? 10_000),
      discountNode: (_source: unknown, args, call) => find(args, call),
      codeDiscountNode: (_source: unknown, args, call) => find(args, call, "code"),
      automaticDiscountNode: (_source: unknown, args, call) => find(args, call, "automatic"),
      codeDiscountNodeByCode: (_source: unknown, args, call) => {
        const code = call.store.codeByText(args["code"] as string);
        return code ? call.store.discount(code.discountId) : null;
      },
      discountRedeemCodeBulkCreation: (_source: unknown, args, call) =>
        call.tenant.codeBatches.get(idOf(args["id"] as string)),
    } satisfies Fields<unknown>,
    Mutation: discountMutations,
    DiscountNode: node("DiscountNode", "discount"),
    DiscountCodeNode: node("DiscountCodeNode", "codeDiscount"),
    DiscountAutomaticNode: node("DiscountAutomaticNode", "automaticDiscount"),
    DiscountCodeBasic: { ...basic, ...ofCode },
    DiscountAutomaticBasic: { ...basic, recurringCycleLimit: () => 1 },
    DiscountCodeFreeShipping: { ...shipping, ...ofCode },
    DiscountAutomaticFreeShipping: { ...shipping, recurringCycleLimit: () => 1 },
    DiscountCodeBxgy: { ...bxgyFields, ...ofCode },
    DiscountAutomaticBxgy: bxgyFields,
    // A shop of the sandbox has no discounts by functions: they may be asked for, and none answers.
    DiscountAutomaticApp: common,
    DiscountCodeApp: { ...common, ...ofCode },
    DiscountProducts: {
      products: ({ productIds }, args, call) =>
        new Items(
          () => productIds.flatMap((id) => call.store.product(id) ?? []),
          args["reverse"] === true,
        ),
      productVariants: ({ variantIds }, args, call) =>
        new Items(
          () => variantIds.flatMap((id) => call.store.variant(id) ?? []),
          args["reverse"] === true,
        ),
    } satisfies Fields<{ productIds: number[]; variantIds: number[] }>,
    DiscountMarkets: {
      markets: ({ marketIds }, args, call) =>
        new Items<Market>(
          () => marketsOf(call.store.shop).filter(({ id }) => marketIds.includes(id)),
          args["reverse"] === true,
        ),
    } satisfies Fields<{ marketIds: number[] }>,
    ...redeemCodeTypes,
  },
  plain: {
    ...mutationPayloads,
    DiscountUserError: "field message code extraInfo",
    DiscountCombinesWith: "orderDiscounts productDiscounts shippingDiscounts",
    DiscountCustomerGets: "items value appliesOnOneTimePurchase appliesOnSubscription",
    DiscountCustomerBuys: "items value isOneTimePurchase isSubscription",
    DiscountQuantity: "quantity",
    DiscountPurchaseAmount: "amount",
    DiscountOnQuantity: "quantity effect",
    DiscountCountries: "countries includeRestOfWorld",
    DiscountCountryAll: "allCountries",
    DiscountPercentage: "percentage",
    DiscountAmount: "amount appliesOnEachItem",
    AllDiscountItems: "allItems",
    DiscountMinimumSubtotal: "greaterThanOrEqualToSubtotal",
    DiscountMinimumQuantity: "greaterThanOrEqualToQuantity",
    DiscountBuyerSelectionAll: "all",
    DiscountCustomers: "customers",
    DiscountCustomerSegments: "segments",
  },
};
