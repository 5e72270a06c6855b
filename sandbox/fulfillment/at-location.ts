import { databaseOf } from "../store/database-of.ts";
import type { ShopStore, World } from "../platform/world.ts";
import { fulfilmentOf } from "./of-order.ts";
import { moveWork } from "./move.ts";
import { isActive } from "./status.ts";

/** Work at a location that is not done. */
function* openWork(store: ShopStore, locationId: number): Generator<number> {
  const toSend = databaseOf(store)!
    .prepare(
      "SELECT id FROM orders WHERE fulfillment_status <> 'FULFILLED' AND cancelled_at IS NULL ORDER BY id",
    )
    .all() as { id: number }[];
  for (const { id } of toSend) {
    for (const one of fulfilmentOf(store, store.order(id)!).orders) {
      if (one.locationId === locationId && isActive(one)) yield one.id;
    }
  }
}

export const hasOpenOrders = (store: ShopStore, locationId: number): boolean =>
  openWork(store, locationId).next().done !== true;

/** All that is left to do at a location is done at another one. */
export function moveOpenOrders(world: World, domain: string, from: number, to: number): void {
  for (const id of [...openWork(world.shop(domain), from)]) moveWork(world, domain, id, to, null);
}
