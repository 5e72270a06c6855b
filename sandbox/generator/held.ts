import { heldNow } from "../inventory/held.ts";
import type { ShopStore } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";

/** Of orders that are still to be sent, their pieces are held where they lie. */
export function holdForOrders(store: ShopStore): void {
  const shop = openShopOf(store);
  const toSend = shop.db
    .prepare(
      "SELECT id FROM orders WHERE fulfillment_status <> 'FULFILLED' AND cancelled_at IS NULL",
    )
    .all() as { id: number }[];
  for (const { id } of toSend) {
    const held = heldNow(shop, shop.order(id)!);
    if (held.length === 0) continue;
    shop.held.write(id, held);
    for (const { itemId, locationId, quantity } of held) {
      const level = shop.levels.get(itemId, locationId);
      if (!level) continue;
      const committed = level.quantities.committed + quantity;
      shop.levels.write({ ...level, quantities: { ...level.quantities, committed } });
    }
  }
}
