import { calendarDay } from "../../calendar/instants.ts";
import type { Days } from "../../calendar/period.ts";
import { valueTiers, type ValueTier } from "../../clv/predict/value-tiers.ts";
import { idNumber, type ProductId } from "../../ids.ts";

/** Which answers the list below the figures shows; null = all of the period. */
export interface AskedAnswers {
  rating: number | null;
  commented: boolean;
  tier: ValueTier | null;
  productId: ProductId | null;
  /** days within the period: a point of the trend leads to them */
  within: Days | null;
}

const isTier = (text: string | null): text is ValueTier =>
  (valueTiers as readonly (string | null)[]).includes(text);

const isDay = (text: string | null): text is string => calendarDay.safeParse(text).success;

/** Reads an address. What it asks for and there is not, is not asked for. */
export function askedAnswers(search: URLSearchParams): AskedAnswers {
  const [rating, tier] = [search.get("rating") ?? "", search.get("tier")];
  const [since, until] = [search.get("since"), search.get("until")];
  return {
    rating: /^[1-5]$/.test(rating) ? Number(rating) : null,
    commented: search.get("commented") === "yes",
    tier: isTier(tier) ? tier : null,
    productId: idNumber(search.get("product")) as ProductId | null,
    within: isDay(since) && isDay(until) && since <= until ? { from: since, to: until } : null,
  };
}
