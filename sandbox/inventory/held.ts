import { fulfilmentOf } from "../fulfillment/of-order.ts";
import { isActive } from "../fulfillment/status.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { Held } from "../store/held-for-orders.ts";
import { isTracked } from "../store/inventory-items.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { OrderRecord } from "../store/types.ts";
import { changeQuantities, type QuantityChange } from "./change.ts";

/** Where pieces come from that are held for an order now, and where they go that are not any more. */
export interface Flow {
  /** taken from what could be bought, or brought back from outside */
  more: "available" | "outside";
  /** for sale again, or gone: sent, thrown away */
  less: "available" | "outside";
}

/** As when an order is placed, and sent. */
export const sale: Flow = { more: "available", less: "outside" };

/** What lies at locations for an order: all that is still to be sent of it. */
export function heldNow(store: OpenShop, order: OrderRecord): Held[] {
  if (order.cancelledAt !== null) return [];
  const held = new Map<string, Held>();
  for (const work of fulfilmentOf(store, order).orders.filter(isActive)) {
    for (const { lineId, remaining } of work.lines) {
      const variantId = order.lines.find(({ id }) => id === lineId)?.variantId ?? null;
      const found = variantId === null ? null : store.variant(variantId);
      if (!found || !isTracked(found.variant) || remaining === 0) continue;
      const itemId = found.variant.inventoryItemId;
      const { locationId } = work;
      const key = `${itemId} ${locationId}`;
      const before = held.get(key)?.quantity ?? 0;
      held.set(key, { itemId, locationId, quantity: before + remaining });
    }
  }
  return [...held.values()];
}

/** Before something happens to an order: one that was put into the shop as it is was never counted. */
export function noteHeld(world: World, domain: string, order: OrderRecord): void {
  const store = openShopOf(world.shop(domain));
  if (store.held.of(order.id) !== null) return;
  const held = heldNow(store, order);
  store.held.write(order.id, held);
  changeQuantities(world, domain, held.map(committed(1)));
}

const committed =
  (sign: number) =>
  ({ itemId, locationId, quantity }: Held): QuantityChange => ({
    itemId,
    locationId,
    name: "committed",
    delta: sign * quantity,
  });

/** After it: what is held for the order follows its work. */
export function followHeld(world: World, domain: string, order: OrderRecord, flow: Flow): void {
  const store = openShopOf(world.shop(domain));
  const held = heldNow(store, order);
  settle(world, domain, store.held.of(order.id) ?? [], held, flow);
  if (held.length === 0) store.held.remove(order.id);
  else store.held.write(order.id, held);
}

/** The order is gone, and what was held for it. */
export function forgetHeld(world: World, domain: string, orderId: number): void {
  const store = openShopOf(world.shop(domain));
  settle(world, domain, store.held.of(orderId) ?? [], [], { more: "outside", less: "available" });
  store.held.remove(orderId);
}

function settle(
  world: World,
  domain: string,
  before: readonly Held[],
  after: readonly Held[],
  flow: Flow,
): void {
  const changes = [...after.map(committed(1)), ...before.map(committed(-1))];
  const byPlace = Map.groupBy(changes, ({ itemId, locationId }) => `${itemId} ${locationId}`);
  changeQuantities(
    world,
    domain,
    [...byPlace.values()].flatMap((same) => {
      const delta = same.reduce((sum, one) => sum + one.delta, 0);
      const change = { ...same[0]!, delta };
      const other = delta > 0 ? flow.more : flow.less;
      return other === "available"
        ? [change, { ...change, name: "available" as const, delta: -delta }]
        : [change];
    }),
  );
}
