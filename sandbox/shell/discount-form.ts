import { z } from "zod";
import type { DiscountRecord } from "../store/types.ts";

export const typeNames = { basic: "Basic", freeShipping: "FreeShipping", bxgy: "Bxgy" } as const;
export const argumentNames = {
  code: {
    basic: "basicCodeDiscount",
    freeShipping: "freeShippingCodeDiscount",
    bxgy: "bxgyCodeDiscount",
  },
  automatic: {
    basic: "automaticBasicDiscount",
    freeShipping: "freeShippingAutomaticDiscount",
    bxgy: "automaticBxgyDiscount",
  },
} as const;
/** what the form gives; a moment is UTC, as the form says, and empty when there is none */
export const moment = z.union([
  z.literal("").transform(() => null),
  z.iso.datetime({ local: true }).transform((local) => new Date(`${local}Z`).toISOString()),
]);
/** What a discount of any kind can be asked for; a box that is not ticked is not sent. */
export const commonFields = {
  minimum: z.string().optional(),
  orderDiscounts: z.string().optional(),
  productDiscounts: z.string().optional(),
  shippingDiscounts: z.string().optional(),
  once: z.string().optional(),
};

/** The same as the Admin API's input has it. A minimum belongs to no buy X get Y. */
export function commonInput(
  form: { [Field in keyof typeof commonFields]?: string | undefined },
  { type, kind }: Pick<DiscountRecord, "type" | "kind">,
) {
  const { minimum, once, orderDiscounts, productDiscounts, shippingDiscounts } = form;
  const subtotal = minimum ? { subtotal: { greaterThanOrEqualToSubtotal: minimum } } : null;
  return {
    combinesWith: {
      orderDiscounts: orderDiscounts !== undefined,
      productDiscounts: productDiscounts !== undefined,
      ...(type === "freeShipping" ? {} : { shippingDiscounts: shippingDiscounts !== undefined }),
    },
    ...(type === "bxgy" || minimum === undefined ? {} : { minimumRequirement: subtotal }),
    ...(kind === "code" ? { appliesOncePerCustomer: once !== undefined } : {}),
  };
}
