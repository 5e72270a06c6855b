import { isTracked } from "../store/inventory-items.ts";
import type { VariantRecord } from "../store/types.ts";

/** How many pieces orders of the online store can take. */
export const onlineOf = (variant: VariantRecord): number =>
  variant.onlineQuantity ?? variant.inventoryQuantity;

/** Whether so many cannot be bought. What is not counted never runs out, and some things are sold on all the same. */
export const isSoldOut = (variant: VariantRecord, quantity = 1): boolean =>
  isTracked(variant) && !variant.oversells && onlineOf(variant) < quantity;

export const policyOf = (variant: VariantRecord): "DENY" | "CONTINUE" =>
  variant.oversells ? "CONTINUE" : "DENY";
