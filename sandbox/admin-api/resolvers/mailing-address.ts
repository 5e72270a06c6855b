import { createHash } from "node:crypto";
import type { AddressRecord, CustomerRecord, OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import { gid } from "../gid.ts";

/** An address as Shopify gives it: that of an order is of its moment, that of a customer of now. */
type Address = Required<AddressRecord>;

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** What nobody told is neutral: Shopify asks for a street and a town, and the sandbox's shoppers live nowhere. */
const nowhere: Omit<Address, "countryCode" | "firstName" | "lastName" | "phone"> = {
  company: null,
  address1: "1 Sandbox Street",
  address2: null,
  city: "Sandbox",
  provinceCode: null,
  zip: "00000",
};

/** Where an order was sent; null of one that was taken over the counter. */
export function shippingAddress(order: OrderRecord, call: Call): Address | null {
  if (order.shippingAddress === undefined && order.sourceName === "pos") return null;
  if (order.shippingAddress === null) return null;
  const customer = order.customerId === null ? null : call.store.customer(order.customerId);
  return addressOf(
    order.shippingAddress ?? { countryCode: customer?.countryCode ?? call.store.shop.country },
    customer,
  );
}

/** Where a customer lives; null when they never told. */
export function defaultAddress(customer: CustomerRecord): Address | null {
  return customer.countryCode ? addressOf({ countryCode: customer.countryCode }, customer) : null;
}

const addressOf = (told: AddressRecord, customer: CustomerRecord | null): Address => ({
  ...nowhere,
  firstName: customer?.firstName || null,
  lastName: customer?.lastName || null,
  phone: customer?.phone ?? null,
  ...told,
});

const nameOf = ({ firstName, lastName }: Address) =>
  [firstName, lastName].filter(Boolean).join(" ") || null;
const countryOf = ({ countryCode }: Address) => countries.of(countryCode) ?? countryCode;
const areaOf = (address: Address) =>
  [address.city, address.provinceCode, countryOf(address)].filter(Boolean).join(", ");

export const MailingAddress: Fields<Address> = {
  id: (address) => {
    const digest = createHash("sha256").update(JSON.stringify(address)).digest();
    return `${gid("MailingAddress", digest.readUIntBE(0, 6))}?model_name=Address`;
  },
  name: nameOf,
  country: countryOf,
  countryCode: (address) => address.countryCode,
  countryCodeV2: (address) => address.countryCode,
  province: (address) => address.provinceCode,
  formattedArea: areaOf,
  formatted: (address, args) =>
    [
      args["withName"] === true ? nameOf(address) : null,
      args["withCompany"] === false ? null : address.company,
      address.address1,
      address.address2,
      [address.city, address.provinceCode, address.zip].filter(Boolean).join(" "),
      countryOf(address),
    ].filter(Boolean),
  coordinatesValidated: () => false,
  latitude: () => null,
  longitude: () => null,
  timeZone: () => null,
};

export const plainAddress =
  "firstName lastName company address1 address2 city provinceCode zip phone";
