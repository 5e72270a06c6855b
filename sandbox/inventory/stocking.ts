import type { ShopStore, World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { LevelRecord } from "../store/inventory-levels.ts";
import { changeQuantities, connect, recount } from "./change.ts";
import { onHandOf } from "./quantities.ts";

const nameOf = (store: ShopStore, locationId: number): string =>
  store.location(locationId)?.name ?? "the location";

/** Why an item stays stocked where it is, in Shopify's words; of several at once it speaks of the variant. */
export const onlyLocationMessage = (
  store: ShopStore,
  locationId: number,
  what: "product" | "variant" = "product",
): string =>
  `The ${what} couldn't be unstocked from ${nameOf(store, locationId)} because products need to be stocked at a minimum of 1 location.`;

/** The item is stocked at the location from now on; one that was before keeps what was counted then. */
export function stock(
  world: World,
  domain: string,
  itemId: number,
  locationId: number,
  start: { available?: number | null; onHand?: number | null },
): LevelRecord {
  const store = openShopOf(world.shop(domain));
  return store.transaction(() => {
    const before = store.levels.get(itemId, locationId);
    if (!before) connect(world, domain, { itemId, locationId });
    else if (!before.isActive) {
      store.levels.write({ ...before, isActive: true, updatedAt: world.clock.iso() });
      world.emit(domain, "inventory_levels/connect", { id: itemId, locationId });
    }
    const level = store.levels.get(itemId, locationId)!;
    const { available } = level.quantities;
    const wanted =
      start.onHand == null
        ? (start.available ?? available)
        : start.onHand - onHandOf(level) + available;
    const delta = wanted - available;
    if (delta !== 0) {
      changeQuantities(world, domain, [{ itemId, locationId, name: "available", delta }]);
    } else recount(world, domain, [itemId]);
    return store.levels.get(itemId, locationId)!;
  });
}

/** The item is not stocked there any more; what was counted stays written down. */
export function unstock(world: World, domain: string, level: LevelRecord): void {
  const store = openShopOf(world.shop(domain));
  store.transaction(() => {
    store.levels.write({ ...level, isActive: false, updatedAt: world.clock.iso() });
    const { itemId, locationId } = level;
    world.emit(domain, "inventory_levels/disconnect", { id: itemId, locationId });
    recount(world, domain, [itemId]);
  });
}
