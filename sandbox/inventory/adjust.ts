import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { AdjustmentRecord } from "../store/inventory-adjustments.ts";
import type { QuantityName } from "../store/inventory-levels.ts";
import { changeQuantities } from "./change.ts";
import { isOnHand } from "./quantities.ts";

/** So many pieces more of an item at a location, by some document of the app's. */
export interface Adjustment {
  itemId: number;
  locationId: number;
  name: QuantityName;
  delta: number;
  ledgerDocumentUri: string | null;
}

/** Changes quantities together and writes down why; null when nothing changes. */
export function adjust(
  world: World,
  domain: string,
  adjustments: readonly Adjustment[],
  why: { reason: string; referenceDocumentUri: string | null },
): AdjustmentRecord | null {
  const store = openShopOf(world.shop(domain));
  const real = adjustments.filter(({ delta }) => delta !== 0);
  if (real.length === 0) return null;
  return store.transaction(() => {
    changeQuantities(world, domain, real);
    const record: AdjustmentRecord = {
      id: store.nextId("inventoryAdjustmentGroup"),
      createdAt: world.clock.iso(),
      ...why,
      changes: [...real, ...onHand(real)],
    };
    store.adjustments.write(record);
    return record;
  });
}

/** What lies there changes too, but where pieces only got another name. */
function onHand(adjustments: readonly Adjustment[]): AdjustmentRecord["changes"] {
  const here = adjustments.filter(({ name }) => isOnHand(name));
  const byPlace = Map.groupBy(here, ({ itemId, locationId }) => `${itemId} ${locationId}`);
  return [...byPlace.values()].flatMap((same) => {
    const delta = same.reduce((sum, one) => sum + one.delta, 0);
    const { itemId, locationId } = same[0]!;
    return delta === 0
      ? []
      : [{ name: "on_hand", delta, itemId, locationId, ledgerDocumentUri: null }];
  });
}
