import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { ItemDetails, VariantRecord } from "../store/types.ts";

export interface ItemChange {
  /** minor units */
  unitCost?: number | null;
  sku?: string;
  tracked?: boolean;
  /** sold on when nothing is left */
  oversells?: boolean;
  item?: ItemDetails;
}

/** Changes what is known of an item; its product changes with it. */
export function updateItem(
  world: World,
  domain: string,
  itemId: number,
  { tracked, oversells, item, ...change }: ItemChange,
): void {
  const store = openShopOf(world.shop(domain));
  const now = world.clock.iso();
  const product = store.product(store.variantByItem(itemId)!.product.id)!;
  const changed = (variant: VariantRecord): VariantRecord => ({
    ...variant,
    ...change,
    ...(tracked === undefined ? {} : { tracked: tracked ? undefined : false }),
    ...(oversells === undefined ? {} : { oversells: oversells ? true : undefined }),
    item: { ...variant.item, ...item, updatedAt: now },
  });
  store.putProduct({
    ...product,
    updatedAt: now,
    variants: product.variants.map((one) => (one.inventoryItemId === itemId ? changed(one) : one)),
  });
  world.emit(domain, "inventory_items/update", { id: itemId });
  world.emit(domain, "products/update", { id: product.id });
}
