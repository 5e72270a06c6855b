import { hasOpenOrders } from "../../fulfillment/at-location.ts";
import type { LocationAddress, LocationRecord } from "../../store/locations.ts";
import type { Fields } from "../call.ts";
import type { Domain } from "../domain.ts";
import { gid, idOf } from "../gid.ts";
import { locationRows } from "../location-search.ts";
import {
  activateLocation,
  addLocation,
  deactivateLocation,
  deleteLocation,
  editLocation,
} from "./location-mutations.ts";
import { metafieldFields } from "./metafield-fields.ts";

const countries = new Intl.DisplayNames(["en"], { type: "region" });

const countryName = (code: string): string => countries.of(code) ?? code;

const Location: Fields<LocationRecord> = {
  id: ({ id }) => gid("Location", id),
  legacyResourceId: ({ id }) => id,
  name: ({ name }) => name,
  address: ({ address }) => address,
  addressVerified: () => false,
  activatable: () => true,
  deactivatable: ({ isPrimary }) => !isPrimary,
  deletable: ({ isActive, isPrimary }) => !isActive && !isPrimary,
  createdAt: ({ createdAt }) => createdAt,
  updatedAt: ({ updatedAt }) => updatedAt,
  deactivatedAt: ({ deactivatedAt }) => deactivatedAt,
  fulfillsOnlineOrders: ({ fulfillsOnlineOrders }) => fulfillsOnlineOrders,
  hasUnfulfilledOrders: ({ id }, _args, call) => hasOpenOrders(call.store, id),
  isActive: ({ isActive }) => isActive,
  isFulfillmentService: () => false,
  fulfillmentService: () => null,
  isPrimary: ({ isPrimary }) => isPrimary,
  shipsInventory: () => false,
  suggestedAddresses: () => [],
  localPickupSettingsV2: () => null,
  ...metafieldFields<LocationRecord>(({ id }) => gid("Location", id)),
};

const area = ({ city, provinceCode, zip }: LocationAddress) =>
  [city, provinceCode, zip].filter(Boolean).join(" ");

const LocationAddressFields: Fields<LocationAddress> = {
  country: ({ countryCode }) => countryName(countryCode),
  province: ({ provinceCode }) => provinceCode,
  formatted: (address) =>
    [address.address1, address.address2, area(address), countryName(address.countryCode)].filter(
      Boolean,
    ),
  latitude: () => null,
  longitude: () => null,
};

export const locations: Domain = {
  types: {
    QueryRoot: {
      location: (_source: unknown, args, call) =>
        args["id"] ? call.store.location(idOf(args["id"] as string)) : call.store.primaryLocation(),
      locations: (_source: unknown, args, call) => locationRows(args, call),
      locationsCount: (_source: unknown, args, call) =>
        locationRows(args, call).count((args["limit"] as number | null) ?? 10_000),
      locationsAvailableForDeliveryProfilesConnection: (_source: unknown, args, call) =>
        locationRows({ ...args, sortKey: "ID" }, call),
    } satisfies Fields<unknown>,
    Mutation: {
      locationAdd: (_source: unknown, args, call) => addLocation(args, call),
      locationEdit: (_source: unknown, args, call) => editLocation(args, call),
      locationActivate: (_source: unknown, args, call) => activateLocation(args, call),
      locationDeactivate: (_source: unknown, args, call) => deactivateLocation(args, call),
      locationDelete: (_source: unknown, args, call) => deleteLocation(args, call),
    } satisfies Fields<unknown>,
    Location,
    LocationAddress: LocationAddressFields,
  },
  plain: {
    LocationAddress: "address1 address2 city countryCode provinceCode zip phone",
    LocationAddPayload: "location userErrors",
    LocationAddUserError: "field message code",
    LocationEditPayload: "location userErrors",
    LocationEditUserError: "field message code",
    LocationActivatePayload: "location locationActivateUserErrors",
    LocationActivateUserError: "field message code",
    LocationDeactivatePayload: "location locationDeactivateUserErrors",
    LocationDeactivateUserError: "field message code",
    LocationDeletePayload: "deletedLocationId locationDeleteUserErrors",
    LocationDeleteUserError: "field message code",
  },
};
