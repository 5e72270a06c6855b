import type { ShopStore } from "../platform/world.ts";
import type { DeliveryRecord } from "../store/types.ts";
import { serviceOf, usualService } from "./carrier-services.ts";

const minutesPerDay = 1440;

/**
 * How a new order is to be sent: by the service chosen, else the usual one; from a location in the country it goes to,
 * else the shop's first. What the checkout showed as delivery time is its promise.
 */
export function routed(store: ShopStore, country: string, code: string | null): DeliveryRecord {
  const service =
    (code === null ? null : serviceOf(code)) ?? usualService(store.shop.country, country);
  const [from, to] = service.promisedDays;
  const near = [...store.locations()].find(
    (one) => one.isActive && one.fulfillsOnlineOrders && one.address.countryCode === country,
  );
  return {
    locationId: (near ?? store.primaryLocation()).id,
    service: service.code,
    promisedFrom: from * minutesPerDay,
    promisedTo: to * minutesPerDay,
    estimated: null,
    inTransit: null,
    delivered: null,
    failed: null,
  };
}
