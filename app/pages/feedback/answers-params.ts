import type { Days } from "../../calendar/period.ts";
import type { ValueTier } from "../../clv/predict/value-tiers.ts";
import type { ProductId } from "../../ids.ts";

/** Answers that a bar or a point of a chart leads to; nothing = all of the period. */
export interface LinkedAnswers {
  rating?: number;
  tier?: ValueTier;
  productId?: ProductId;
  /** days within the period */
  within?: Days;
}

/** The parameters of an address that ask for them. */
export function answersParams({ rating, tier, productId, within }: LinkedAnswers) {
  return {
    ...(rating ? { rating: String(rating) } : {}),
    ...(tier ? { tier } : {}),
    ...(productId ? { product: String(productId) } : {}),
    ...(within ? { since: within.from, until: within.to } : {}),
  };
}
