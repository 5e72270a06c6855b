import type { AddressRecord } from "../../store/types.ts";
import type { Fields } from "../call.ts";
import { gid } from "../gid.ts";

/** Where work is to be sent: a person's name and address, protected as such. */
interface Destination {
  /** the work's */
  id: number;
  email: string | null;
  address: Required<AddressRecord>;
}

export const FulfillmentOrderDestination: Fields<Destination> = {
  id: ({ id }) => gid("FulfillmentOrderDestination", id),
  email: ({ email }) => email,
  firstName: ({ address }) => address.firstName,
  lastName: ({ address }) => address.lastName,
  company: ({ address }) => address.company,
  address1: ({ address }) => address.address1,
  address2: ({ address }) => address.address2,
  city: ({ address }) => address.city,
  province: ({ address }) => address.province ?? address.provinceCode,
  countryCode: ({ address }) => address.countryCode,
  zip: ({ address }) => address.zip,
  phone: ({ address }) => address.phone,
  location: () => null,
};
