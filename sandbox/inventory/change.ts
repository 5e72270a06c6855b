import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import { newLevel, type LevelRecord, type QuantityName } from "../store/inventory-levels.ts";
import type { OpenShop } from "../store/shop-store.ts";

/** So many pieces more of an item at a location; below 0 = fewer. */
export interface QuantityChange {
  itemId: number;
  locationId: number;
  name: QuantityName;
  delta: number;
}

/** Counts anew what was changed, and tells of what can be bought. An item is stocked wherever it comes to. */
export function changeQuantities(
  world: World,
  domain: string,
  changes: readonly QuantityChange[],
): void {
  const store = openShopOf(world.shop(domain));
  const now = world.clock.iso();
  const sold = new Set<number>();
  const levels = Map.groupBy(
    changes.filter(({ delta }) => delta !== 0),
    ({ itemId, locationId }) => `${itemId} ${locationId}`,
  );
  store.transaction(() => {
    for (const [first, ...others] of levels.values()) {
      const { itemId, locationId } = first!;
      // its variant was deleted
      if (!store.variantByItem(itemId)) continue;
      const level = store.levels.get(itemId, locationId) ?? connect(world, domain, first!);
      for (const { name, delta } of [first!, ...others]) {
        level.quantities[name] += delta;
        level.changedAt[name] = now;
      }
      store.levels.write({ ...level, updatedAt: now });
      if (!others.concat(first!).some(({ name }) => name === "available")) continue;
      sold.add(itemId);
      world.emit(domain, "inventory_levels/update", { id: itemId, locationId });
    }
    recount(world, domain, sold);
  });
}

/** The item is stocked at the location, with nothing of it. */
export function connect(
  world: World,
  domain: string,
  { itemId, locationId }: { itemId: number; locationId: number },
): LevelRecord {
  const store = openShopOf(world.shop(domain));
  const id = store.nextId("inventoryLevel");
  const level = newLevel(id, itemId, locationId, 0, world.clock.iso());
  store.levels.write(level);
  world.emit(domain, "inventory_levels/connect", { id: itemId, locationId });
  return level;
}

/** Products of these items are sold by what there is now; says which of them ran out, or are back. */
export function recount(world: World, domain: string, itemIds: Iterable<number>): void {
  const store = openShopOf(world.shop(domain));
  const products = new Set<number>();
  for (const id of itemIds) {
    const found = store.variantByItem(id);
    if (found) products.add(found.product.id);
  }
  for (const id of products) {
    const before = store.product(id)!;
    store.putProduct({ ...before, updatedAt: world.clock.iso() });
    world.emit(domain, "products/update", { id });
    tellOfEnds(world, domain, store, before);
  }
}

function tellOfEnds(
  world: World,
  domain: string,
  store: OpenShop,
  before: NonNullable<ReturnType<OpenShop["product"]>>,
): void {
  const after = store.product(before.id)!;
  after.variants.forEach(({ id, inventoryQuantity }, index) => {
    const was = before.variants[index]!.inventoryQuantity;
    if (was > 0 === inventoryQuantity > 0) return;
    world.emit(domain, inventoryQuantity > 0 ? "variants/in_stock" : "variants/out_of_stock", {
      id,
      was,
    });
  });
}
