import type { AddressRecord, CustomerRecord } from "../store/types.ts";

/** All addresses of a customer in the order they came. */
export const addressesOf = (customer: CustomerRecord): AddressRecord[] =>
  customer.addressBook ?? (customer.address ? [customer.address] : []);

/** The customer with these addresses; without the one they live at, the first is it. */
export function withAddresses(
  { address, addressBook, ...customer }: CustomerRecord,
  book: AddressRecord[],
  lives: AddressRecord | undefined = address,
): CustomerRecord {
  void addressBook;
  const home =
    (lives?.id === undefined ? null : book.find(({ id }) => id === lives.id)) ??
    (lives && book.find((one) => isSame(one, lives))) ??
    book[0];
  return home ? { ...customer, address: home, addressBook: book } : customer;
}

/** The address whole: who lives there is the customer unless somebody else was named. */
export function filled(
  told: Partial<AddressRecord>,
  customer: Pick<CustomerRecord, "firstName" | "lastName">,
): AddressRecord {
  const nothing = { company: null, address1: null, address2: null, city: null, zip: null };
  return {
    ...nothing,
    ...{ countryCode: "", province: null, provinceCode: null, phone: null },
    ...told,
    firstName: told.firstName ?? (customer.firstName || null),
    lastName: told.lastName ?? (customer.lastName || null),
  };
}

/** Whether two addresses say the same, whatever their numbers. */
export function isSame(one: AddressRecord, other: AddressRecord): boolean {
  const said = (address: AddressRecord) =>
    JSON.stringify(Object.entries({ ...address, id: 0 }).sort(([a], [b]) => (a < b ? -1 : 1)));
  return said(one) === said(other);
}
