import type { Seen } from "../sightings.ts";
import { objectOf, objectsOf, textOf } from "./read.ts";

/** The sides of a buy-x-get-y discount, as the input that would make them anew; what was not shown is one for free. */
export const bxgyIn = (seen: Seen) => ({
  customerBuys: { value: { quantity: "1" }, items: itemsIn(seen, "customerBuys") },
  customerGets: {
    value: { discountOnQuantity: { quantity: "1", effect: { percentage: 1 } } },
    items: itemsIn(seen, "customerGets"),
  },
  usesPerOrderLimit: null,
});

function itemsIn(seen: Seen, side: string) {
  const items = objectOf(objectOf(seen, side) ?? {}, "items") ?? {};
  const gids = (field: string) => objectsOf(items, field).map((one) => textOf(one, "id", ""));
  return {
    products: { productsToAdd: gids("products"), productVariantsToAdd: gids("productVariants") },
    collections: { add: [] },
  };
}
