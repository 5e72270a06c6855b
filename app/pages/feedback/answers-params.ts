import type { AskedAnswers } from "./asked-answers.ts";

/** The parameters of an address that ask for them. */
export function answersParams(asked: Partial<AskedAnswers>): Record<string, string> {
  const { rating, commented, tier, productId, within } = asked;
  return {
    ...(rating ? { rating: String(rating) } : {}),
    ...(commented ? { commented: "yes" } : {}),
    ...(tier ? { tier } : {}),
    ...(productId ? { product: String(productId) } : {}),
    ...(within ? { since: within.from, until: within.to } : {}),
  };
}
