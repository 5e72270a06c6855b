import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import { newLevel, quantityNames, type LevelRecord } from "../store/inventory-levels.ts";
import type { OpenShop } from "../store/shop-store.ts";
import { recount } from "./change.ts";

/** Whether anything is counted at a location. */
export const hasStock = (store: OpenShop, locationId: number): boolean =>
  store.levels
    .at(locationId)
    .some((one) => one.isActive && Object.values(one.quantities).some((count) => count !== 0));

/** The location begins, or ceases, to send what is bought online. */
export function recountAt(world: World, domain: string, locationId: number): void {
  const levels = openShopOf(world.shop(domain)).levels.at(locationId);
  const moved = levels.filter(({ quantities }) => quantities.available !== 0);
  recount(
    world,
    domain,
    moved.map(({ itemId }) => itemId),
  );
}

const together = (a: LevelRecord["quantities"], b: LevelRecord["quantities"]) =>
  Object.fromEntries(
    quantityNames.map((name) => [name, a[name] + b[name]]),
  ) as LevelRecord["quantities"];

/** A location is given up: all that lies there goes to another one. */
export function relocate(world: World, domain: string, from: number, to: number): void {
  const store = openShopOf(world.shop(domain));
  const levels = store.levels.at(from).filter(({ isActive }) => isActive);
  for (const level of levels) {
    const { itemId, quantities } = level;
    const there =
      store.levels.get(itemId, to) ??
      newLevel(store.nextId("inventoryLevel"), itemId, to, 0, world.clock.iso());
    store.levels.write({
      ...there,
      isActive: true,
      updatedAt: world.clock.iso(),
      quantities: together(there.quantities, quantities),
    });
    store.levels.remove(level);
    world.emit(domain, "inventory_levels/disconnect", { id: itemId, locationId: from });
    world.emit(domain, "inventory_levels/update", { id: itemId, locationId: to });
  }
  recount(
    world,
    domain,
    levels.map(({ itemId }) => itemId),
  );
}
