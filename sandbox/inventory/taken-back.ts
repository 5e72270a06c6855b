import { fulfilmentOf } from "../fulfillment/of-order.ts";
import { isActive } from "../fulfillment/status.ts";
import type { ShopStore, World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import { isTracked } from "../store/inventory-items.ts";
import type { OrderRecord } from "../store/types.ts";
import { changeQuantities } from "./change.ts";

/** How many pieces of each line are still to be sent. */
export function unsentOf(store: ShopStore, order: OrderRecord): Map<number, number> {
  const unsent = new Map<number, number>();
  for (const work of fulfilmentOf(store, order).orders.filter(isActive)) {
    for (const { lineId, remaining } of work.lines) {
      unsent.set(lineId, (unsent.get(lineId) ?? 0) + remaining);
    }
  }
  return unsent;
}

/** Pieces that were sent are for sale again: where they were put, else where they were sent from. */
export function takeBack(
  world: World,
  domain: string,
  order: OrderRecord,
  locationId: number | null,
  backOf: (lineId: number) => number,
): void {
  const store = openShopOf(world.shop(domain));
  const { orders, fulfillments } = fulfilmentOf(store, order);
  const sentFrom = (fulfillments.at(-1) ?? orders[0]!).locationId;
  changeQuantities(
    world,
    domain,
    order.lines.flatMap((line) => {
      const found = line.variantId === null ? null : store.variant(line.variantId);
      if (!found || !isTracked(found.variant)) return [];
      const delta = Math.max(0, backOf(line.id));
      const itemId = found.variant.inventoryItemId;
      return [{ itemId, locationId: locationId ?? sentFrom, name: "available" as const, delta }];
    }),
  );
}
