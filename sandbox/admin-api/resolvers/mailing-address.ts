import { createHash } from "node:crypto";
import { addressesOf } from "../../customers/address-book.ts";
import { provinceName } from "../../customers/provinces.ts";
import type { AddressRecord, CustomerRecord, OrderRecord } from "../../store/types.ts";
import type { Call, Fields } from "../call.ts";
import { gid } from "../gid.ts";

/** An address as Shopify gives it. */
type Address = Required<Omit<AddressRecord, "id">> & {
  id?: number;
  of: "Address" | "CustomerAddress";
};

const countries = new Intl.DisplayNames(["en"], { type: "region" });

/** What nobody told is neutral: Shopify asks for a street and a town, and the sandbox's shoppers live nowhere. */
const nowhere = {
  company: null,
  address1: "1 Sandbox Street",
  address2: null,
  city: "Sandbox",
  province: null,
  provinceCode: null,
  zip: "00000",
  phone: null,
};

/** Where an order was sent; null of one that was taken over the counter. */
export function shippingAddress(order: OrderRecord, call: Call): Address | null {
  if (order.shippingAddress === undefined && order.sourceName === "pos") return null;
  if (order.shippingAddress === null) return null;
  const customer = order.customerId === null ? null : call.store.customer(order.customerId);
  const told = order.shippingAddress ?? customer?.address;
  return addressOf("Address", told ?? { countryCode: call.store.shop.country }, customer);
}

/** Where a customer lives; null when they never told. */
export function defaultAddress(customer: CustomerRecord): Address | null {
  return customer.address ? customerAddress(customer.address, customer) : null;
}

export const allAddresses = (customer: CustomerRecord): Address[] =>
  addressesOf(customer).map((address) => customerAddress(address, customer));

export const customerAddress = (told: AddressRecord, customer: CustomerRecord): Address =>
  addressOf("CustomerAddress", told, customer);

export type NumberedAddress = AddressRecord & { id: number };

/** All addresses of a customer, each under the number it is known by. */
export const numberedAddresses = (customer: CustomerRecord): NumberedAddress[] =>
  addressesOf(customer).map((address) => ({
    ...address,
    id: numberOf(customerAddress(address, customer)),
  }));

/** one that follows from a customer or an order is known by what it says */
function numberOf(address: Address): number {
  const digest = createHash("sha256").update(JSON.stringify(address)).digest();
  return address.id ?? digest.readUIntBE(0, 6);
}

function addressOf(of: Address["of"], told: AddressRecord, who: CustomerRecord | null): Address {
  const [firstName, lastName] = [who?.firstName || null, who?.lastName || null];
  return { of, ...nowhere, firstName, lastName, ...told };
}

const nameOf = ({ firstName, lastName }: Address) =>
  [firstName, lastName].filter(Boolean).join(" ") || null;
const countryOf = ({ countryCode }: Address) =>
  countryCode === "" ? null : (countries.of(countryCode) ?? countryCode);
/** "Ottawa ON, Canada" */
const areaOf = (address: Address) =>
  [[address.city, address.provinceCode].filter(Boolean).join(" "), countryOf(address)]
    .filter(Boolean)
    .join(", ") || null;

export const MailingAddress: Fields<Address> = {
  id: (address) => `${gid("MailingAddress", numberOf(address))}?model_name=${address.of}`,
  name: nameOf,
  country: countryOf,
  countryCode: (address) => address.countryCode || null,
  countryCodeV2: (address) => address.countryCode || null,
  province: (address) =>
    address.province ??
    provinceName(address.countryCode, address.provinceCode) ??
    address.provinceCode,
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
