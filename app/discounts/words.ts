import { formatMoney } from "../figures/format.ts";
import { AUTOMATIC_DISCOUNTS } from "./automatic/limit.ts";
import type { Discount, DiscountKind, OfKind } from "./discount.ts";

interface KindWords<Kind extends DiscountKind> {
  /** the choice in a form */
  choice: string;
  /** "20% off" */
  off: (discount: OfKind<Kind>, currency: string) => string;
  /** "20%", in a column that says it is off */
  short: (discount: OfKind<Kind>, currency: string) => string;
  /** why nobody can say what share of the price it takes off; null where it can be said */
  unknownShare: string | null;
}

const percentage = {
  choice: "A percentage",
  off: ({ percent }: { percent: number }) => `${percent}% off`,
  short: ({ percent }: { percent: number }) => `${percent}%`,
  unknownShare: null,
};

export const kindWords: { [Kind in DiscountKind]: KindWords<Kind> } = {
  percentage,
  fixed: {
    choice: "A fixed amount",
    off: ({ amountMinor }, currency) => `${formatMoney(amountMinor, currency)} off`,
    short: ({ amountMinor }, currency) => formatMoney(amountMinor, currency),
    unknownShare: null,
  },
  free_shipping: {
    choice: "Free shipping",
    off: () => "Free shipping",
    short: () => "Free shipping",
    unknownShare:
      "What free shipping costs is set by your carrier and not known here, so the break-even is unknown.",
  },
  automatic_percentage: percentage,
};

/** "20% off", "$10.00 off from $50.00", "Free shipping" */
export function discountInWords<Kind extends DiscountKind>(
  discount: OfKind<Kind>,
  currency: string,
): string {
  const off = kindWords[discount.kind as Kind].off(discount, currency);
  const minimumMinor = minimumOf(discount);
  return minimumMinor === null ? off : `${off} from ${formatMoney(minimumMinor, currency)}`;
}

/** "20%", for a column of its own. */
export function discountInShort<Kind extends DiscountKind>(
  discount: OfKind<Kind>,
  currency: string,
): string {
  return kindWords[discount.kind as Kind].short(discount, currency);
}

/** The smallest order it works for: "$50.00" or "Any". */
export function minimumInWords(discount: Discount, currency: string): string {
  const minimumMinor = minimumOf(discount);
  return minimumMinor === null ? "Any" : formatMoney(minimumMinor, currency);
}

const minimumOf = (discount: Discount) =>
  "minimumMinor" in discount ? discount.minimumMinor : null;

/** What is wrong with a field of a discount. */
export const typedWords = {
  noProducts: "Choose at least one product",
  tooManyProducts: (most: number, found: number) =>
    `Shopify takes at most ${most} products in one discount; ${found} are chosen`,
};

/** By Shopify's codes: what a merchant can do something about; other refusals keep Shopify's own words. */
export const refusedBecause: Record<string, string> = {
  TAKEN: "Another discount of this shop already uses this code.",
  ACTIVE_PERIOD_OVERLAP: `Shopify allows ${AUTOMATIC_DISCOUNTS} automatic discounts at a time, and this period is full. End one of them or choose another period.`,
  MAX_APP_DISCOUNTS:
    "This shop has as many discounts made by apps as Shopify allows. End one of them first.",
  EXCEEDED_MAX: "The shop has reached Shopify's limit for discounts.",
  INTERNAL_ERROR: "Shopify had a problem of its own. Try again in a few minutes.",
};

/** Of an automatic discount: shoppers see its name, and Shopify wants each only once. */
export const titleTaken =
  "Another automatic discount of this shop already has this name. Choose a different one.";

/** Shopify's own words for an end that does not come after the start: they have no code of their own. */
export const endsTooEarly = {
  shopify: /^ends at needs to be after/i,
  merchant: "The end must come after the start.",
};

export const missingAccess =
  "Shopify did not let Boomerang create discounts: the permission is missing. Open the app again to grant it, then try again.";
