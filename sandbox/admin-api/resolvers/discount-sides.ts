import { minorUnits } from "../../store/amounts.ts";
import type { DiscountRecord } from "../../store/types.ts";
import { bxgyOf } from "../discount-bxgy.ts";
import type { KeptItems } from "../discount-items.ts";
import { idOf } from "../gid.ts";
import { money } from "../money.ts";

const items = ({ products }: KeptItems): object => ({
  __typename: "DiscountProducts",
  productIds: products.productsToAdd.map(idOf),
  variantIds: products.productVariantsToAdd.map(idOf),
});

/** The side that has to be bought. */
export function bought(discount: DiscountRecord, currency: string): object {
  const { value, items: kept } = bxgyOf(discount).customerBuys;
  return {
    isOneTimePurchase: true,
    isSubscription: false,
    items: items(kept),
    value:
      value.amount === undefined
        ? { __typename: "DiscountQuantity", quantity: value.quantity }
        : {
            __typename: "DiscountPurchaseAmount",
            amount: money(minorUnits(value.amount, currency) ?? 0, currency).amount,
          },
  };
}

/** The side that is given. */
export function gotten(discount: DiscountRecord): object {
  const { value, items: kept } = bxgyOf(discount).customerGets;
  const { quantity, effect } = value.discountOnQuantity;
  return {
    appliesOnOneTimePurchase: true,
    appliesOnSubscription: false,
    items: items(kept),
    value: {
      __typename: "DiscountOnQuantity",
      quantity: { quantity },
      effect: { __typename: "DiscountPercentage", percentage: effect.percentage },
    },
  };
}
