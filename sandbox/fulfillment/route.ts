import type { ShopStore } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import { isTracked } from "../store/inventory-items.ts";
import type { DeliveryRecord } from "../store/types.ts";
import { serviceOf, usualService } from "./carrier-services.ts";

const minutesPerDay = 1440;

type Wanted = readonly { variantId: number; quantity: number }[];

/**
 * How a new order is to be sent: by the service chosen, else the usual one; from a location that has all of it, in the
 * country it goes to where there is one. What the checkout showed as delivery time is its promise.
 */
export function routed(
  store: ShopStore,
  country: string,
  code: string | null,
  lines: Wanted = [],
): DeliveryRecord {
  const service =
    (code === null ? null : serviceOf(code)) ?? usualService(store.shop.country, country);
  const [from, to] = service.promisedDays;
  return {
    locationId: locationFor(store, country, lines),
    service: service.code,
    promisedFrom: from * minutesPerDay,
    promisedTo: to * minutesPerDay,
    estimated: null,
    inTransit: null,
    delivered: null,
    failed: null,
  };
}

/** The one with the fewest pieces missing; of several the one in that country, then the shop's first. */
function locationFor(store: ShopStore, country: string, lines: Wanted): number {
  const places = [...store.locations()].filter((one) => one.isActive && one.fulfillsOnlineOrders);
  const ranked = places
    .map((place) => ({ place, missing: missingAt(store, place.id, lines) }))
    .sort(
      (a, b) =>
        a.missing - b.missing ||
        Number(b.place.address.countryCode === country) -
          Number(a.place.address.countryCode === country) ||
        Number(b.place.isPrimary) - Number(a.place.isPrimary),
    );
  return (ranked[0]?.place ?? store.primaryLocation()).id;
}

function missingAt(store: ShopStore, locationId: number, lines: Wanted): number {
  const { levels, variant } = openShopOf(store);
  return lines.reduce((sum, { variantId, quantity }) => {
    const found = variant(variantId);
    if (!found || !isTracked(found.variant)) return sum;
    const level = levels.get(found.variant.inventoryItemId, locationId);
    const available = level?.isActive ? level.quantities.available : 0;
    return sum + Math.max(0, quantity - Math.max(0, available));
  }, 0);
}
