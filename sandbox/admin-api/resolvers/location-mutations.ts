import { hasOpenOrders, moveOpenOrders } from "../../fulfillment/at-location.ts";
import { hasStock, recountAt, relocate } from "../../inventory/at-location.ts";
import type { LocationAddress, LocationRecord } from "../../store/locations.ts";
import type { Args, Call, UserError } from "../call.ts";
import { gid, idOf } from "../gid.ts";
import { notImplemented } from "../errors.ts";

const mostLocations = 200;
const tooLong: [keyof LocationAddress, string][] = [
  ["address1", "Use a shorter name for the street (up to 255 characters)"],
  ["city", "Use a shorter city name (up to 255 characters)"],
  ["zip", "Use a shorter postal / ZIP code (up to 255 characters)"],
];

function mistakes(input: Args, call: Call, own?: number): UserError[] {
  if (Array.isArray(input["metafields"]) && input["metafields"].length > 0) {
    throw notImplemented("metafields of a location's input; metafieldsSet writes them");
  }
  const errors: UserError[] = [];
  const say = (path: string[], message: string, code: string) =>
    errors.push({ field: ["input", ...path], message, code });
  const name = input["name"] as string | null | undefined;
  if (own === undefined || name != null) {
    if ((name ?? "").trim() === "") say(["name"], "Add a location name", "BLANK");
    else if (name!.length > 100) {
      say(["name"], "Use a shorter location name (up to 100 characters)", "TOO_LONG");
    } else if ([...call.store.locations()].some((one) => one.id !== own && one.name === name)) {
      say(["name"], "You already have a location with this name", "TAKEN");
    }
  }
  const address = (input["address"] ?? {}) as Partial<LocationAddress>;
  for (const [part, message] of tooLong) {
    if ((address[part] ?? "").length > 255) say(["address", part], message, "TOO_LONG");
  }
  return errors;
}

const addressOf = (given: Partial<LocationAddress>, before: LocationAddress): LocationAddress => ({
  address1: given.address1 === undefined ? before.address1 : given.address1,
  address2: given.address2 === undefined ? before.address2 : given.address2,
  city: given.city === undefined ? before.city : given.city,
  provinceCode: given.provinceCode === undefined ? before.provinceCode : given.provinceCode,
  countryCode: given.countryCode ?? before.countryCode,
  zip: given.zip === undefined ? before.zip : given.zip,
  phone: given.phone === undefined ? before.phone : given.phone,
});

function write(location: LocationRecord, topic: string, call: Call): LocationRecord {
  call.store.putLocation(location);
  call.platform.emit(call.tenant.domain, topic, { id: location.id });
  return location;
}

const sellsOnline = (call: Call, but: number): boolean =>
  [...call.store.locations()].some(
    (one) => one.id !== but && one.isActive && one.fulfillsOnlineOrders,
  );

export function addLocation(args: Args, call: Call) {
  const input = args["input"] as Args;
  const userErrors = mistakes(input, call);
  if (userErrors.length === 0 && [...call.store.locations()].length >= mostLocations) {
    const message = `You have reached the maximum number of locations (${mostLocations})`;
    userErrors.push({ field: ["input"], message, code: "INVALID" });
  }
  if (userErrors.length > 0) return { location: null, userErrors };
  const blank = { address1: null, address2: null, city: null, provinceCode: null };
  const neutral = { ...blank, countryCode: call.store.shop.country, zip: null, phone: null };
  const location: LocationRecord = {
    id: call.store.nextId("location"),
    name: input["name"] as string,
    isActive: true,
    createdAt: call.now,
    updatedAt: call.now,
    deactivatedAt: null,
    fulfillsOnlineOrders: (input["fulfillsOnlineOrders"] as boolean | null | undefined) ?? true,
    isPrimary: false,
    address: addressOf(input["address"] as Partial<LocationAddress>, neutral),
  };
  return { location: write(location, "locations/create", call), userErrors: [] };
}

export function editLocation(args: Args, call: Call) {
  const before = call.store.location(idOf(args["id"] as string));
  if (!before) {
    const missing = { field: ["id"], message: "Location not found.", code: "NOT_FOUND" };
    return { location: null, userErrors: [missing] };
  }
  const input = args["input"] as Args;
  const userErrors = mistakes(input, call, before.id);
  if (input["fulfillsOnlineOrders"] === false && !sellsOnline(call, before.id)) {
    const message =
      "Online order fulfillment could not be disabled for this location as it is the only location that fulfills online orders.";
    userErrors.push({ field: ["input"], message, code: "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT" });
  }
  if (userErrors.length > 0) return { location: null, userErrors };
  const location: LocationRecord = {
    ...before,
    name: (input["name"] as string | null | undefined) ?? before.name,
    fulfillsOnlineOrders:
      (input["fulfillsOnlineOrders"] as boolean | null | undefined) ?? before.fulfillsOnlineOrders,
    address: addressOf((input["address"] ?? {}) as Partial<LocationAddress>, before.address),
    updatedAt: call.now,
  };
  write(location, "locations/update", call);
  if (location.fulfillsOnlineOrders !== before.fulfillsOnlineOrders) {
    recountAt(call.platform, call.tenant.domain, location.id);
  }
  return { location, userErrors: [] };
}

export function activateLocation(args: Args, call: Call) {
  const refuse = (code: string, message: string, location: LocationRecord | null = null) => ({
    location,
    locationActivateUserErrors: [{ field: ["locationId"], message, code }],
  });
  const before = call.store.location(idOf(args["locationId"] as string));
  if (!before) return refuse("LOCATION_NOT_FOUND", "Location not found.");
  if (before.isActive) return { location: before, locationActivateUserErrors: [] };
  const namesake = [...call.store.locations()].some(
    (one) => one.isActive && one.name === before.name,
  );
  if (namesake) {
    const message =
      "This location currently cannot be activated because there exists an active location with the same name.";
    return refuse("HAS_NON_UNIQUE_NAME", message, before);
  }
  const location = { ...before, isActive: true, deactivatedAt: null, updatedAt: call.now };
  return {
    location: write(location, "locations/activate", call),
    locationActivateUserErrors: [],
  };
}

export function deactivateLocation(args: Args, call: Call) {
  const before = call.store.location(idOf(args["locationId"] as string));
  const to = args["destinationLocationId"] as string | null | undefined;
  const refuse = (field: string, code: string, message: string) => ({
    location: before,
    locationDeactivateUserErrors: [{ field: [field], message, code }],
  });
  if (!before) return refuse("locationId", "LOCATION_NOT_FOUND", "Location not found.");
  if (!before.isActive) return { location: before, locationDeactivateUserErrors: [] };
  const destination = to ? call.store.location(idOf(to)) : null;
  const could = "Location could not be deactivated because";
  if (destination?.id === before.id) {
    const message = `${could} the destination location cannot be set to the location to be deactivated.`;
    return refuse("destinationLocationId", "DESTINATION_LOCATION_IS_THE_SAME_LOCATION", message);
  }
  if (to && !destination?.isActive) {
    const message = `${could} the destination location could be not found or is inactive.`;
    return refuse("destinationLocationId", "DESTINATION_LOCATION_NOT_FOUND_OR_INACTIVE", message);
  }
  if (before.isPrimary) {
    const message = `${could} it either has a fulfillment service or is the only location with a shipping address.`;
    return refuse("locationId", "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR", message);
  }
  if (!sellsOnline(call, before.id)) {
    const message = "At least one location must fulfill online orders.";
    return refuse("locationId", "CANNOT_DISABLE_ONLINE_ORDER_FULFILLMENT", message);
  }
  if (!destination && hasOpenOrders(call.store, before.id)) {
    const message = `${could} it has pending orders.`;
    return refuse("locationId", "HAS_FULFILLMENT_ORDERS_ERROR", message);
  }
  if (!destination && hasStock(call.store, before.id)) {
    const message =
      "Location could not be deactivated without specifying where to relocate inventory stocked at the location.";
    return refuse("locationId", "HAS_ACTIVE_INVENTORY_ERROR", message);
  }
  if (destination) {
    moveOpenOrders(call.platform, call.tenant.domain, before.id, destination.id);
    relocate(call.platform, call.tenant.domain, before.id, destination.id);
  }
  const location = { ...before, isActive: false, deactivatedAt: call.now, updatedAt: call.now };
  return {
    location: write(location, "locations/deactivate", call),
    locationDeactivateUserErrors: [],
  };
}

export function deleteLocation(args: Args, call: Call) {
  const location = call.store.location(idOf(args["locationId"] as string));
  const errors: UserError[] = [];
  const say = (code: string, message: string) =>
    errors.push({ field: ["locationId"], message, code });
  if (!location) say("LOCATION_NOT_FOUND", "Location not found.");
  else {
    const { store } = call;
    const whileIt = (what: string) => `The location cannot be deleted while it ${what}.`;
    if (location.isActive) say("LOCATION_IS_ACTIVE", whileIt("is active"));
    if (hasStock(store, location.id)) say("LOCATION_HAS_INVENTORY", whileIt("has inventory"));
    if (hasOpenOrders(store, location.id)) {
      say("LOCATION_HAS_PENDING_ORDERS", whileIt("has pending orders"));
    }
  }
  if (!location || errors.length > 0) {
    return { deletedLocationId: null, locationDeleteUserErrors: errors };
  }
  for (const level of call.store.levels.at(location.id)) call.store.levels.remove(level);
  call.store.deleteLocation(location.id);
  call.platform.emit(call.tenant.domain, "locations/delete", { id: location.id });
  return { deletedLocationId: gid("Location", location.id), locationDeleteUserErrors: [] };
}
