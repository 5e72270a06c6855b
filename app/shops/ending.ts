/** Something Boomerang made that stands in Shopify: shoppers get it, will get it, or may come to. */
export interface Standing {
  id: string;
  what: "offer" | "sale" | "survey";
  /** as the merchant called it; empty for the survey, of which there is one */
  title: string;
  /** ISO 8601; null = it does not end by itself */
  endsAt: string | null;
  /** why it could not be ended when it was last tried */
  problem: string | null;
}
