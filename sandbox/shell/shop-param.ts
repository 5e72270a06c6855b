import type { ShopStore, World } from "../platform/world.ts";
import { domainOf } from "./launch.ts";

/** A request for something this sandbox does not have; shown as a page with status 404. */
export class NotHere extends Error {}

/** The shop of an address like /store/{handle}. */
export function shopByHandle(world: World, handle: string): ShopStore {
  return shopByDomain(world, domainOf(handle));
}

export function shopByDomain(world: World, domain: string): ShopStore {
  if (!world.domains.includes(domain)) {
    throw new NotHere(`The sandbox has no shop ${domain}. It has: ${world.domains.join(", ")}.`);
  }
  return world.shop(domain);
}
