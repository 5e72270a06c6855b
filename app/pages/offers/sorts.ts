import { sortAsked } from "../../lists/sort-by.ts";
import type { ListedOffer } from "./listed.ts";

type Sortable = Pick<
  ListedOffer,
  "createdAt" | "endsAt" | "treated" | "redemptions" | "revenueMinor"
>;

interface OfferSort {
  at: (offer: Sortable) => number | string;
  /** what was bought has to be added up for it */
  isAdded?: boolean;
}

/** By the key of the column. */
const sorts = {
  begun: { at: ({ createdAt }) => createdAt },
  // what has no end ends last
  ends: { at: ({ endsAt }) => endsAt ?? "~" },
  treated: { at: ({ treated }) => treated },
  redeemed: { at: ({ redemptions }) => redemptions, isAdded: true },
  revenue: { at: ({ revenueMinor }) => revenueMinor, isAdded: true },
} satisfies Record<string, OfferSort>;

type SortKey = keyof typeof sorts;

/** The order an address asks for; the newest first where it asks for none. */
export function offersOrder(address: URLSearchParams) {
  const asked = sortAsked(address.get("sort") ?? "", Object.keys(sorts) as SortKey[]);
  const { key, direction } = asked ?? ({ key: "begun", direction: "desc" } as const);
  const { at, isAdded = false }: OfferSort = sorts[key];
  const sign = direction === "asc" ? 1 : -1;
  return {
    key,
    direction,
    isAdded,
    /** those of one place stay as they stood */
    sorted: <Offer extends Sortable>(offers: readonly Offer[]): Offer[] =>
      offers.toSorted((one, other) => {
        const [a, b] = [at(one), at(other)];
        return a < b ? -sign : a > b ? sign : 0;
      }),
  };
}
