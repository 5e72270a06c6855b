import type { AddressRecord } from "../../store/types.ts";
import type { Seen } from "../sightings.ts";
import { objectOf, textOr, textOrNull } from "./read.ts";

const FIELDS = [
  ...(["firstName", "lastName", "company", "address1", "address2", "city"] as const),
  ...(["province", "provinceCode", "zip", "phone"] as const),
];

/** An address as an answer showed it: what it did not ask for is left out. Undefined = no answer showed one. */
export function addressIn(
  seen: Seen,
  field: string,
  country: string,
): AddressRecord | null | undefined {
  const shown = objectOf(seen, field);
  if (!shown) return seen[field] === null ? null : undefined;
  const told = FIELDS.filter((name) => name in shown).map((name) => [
    name,
    textOrNull(shown, name),
  ]);
  const countryCode = textOr(shown, ["countryCodeV2", "countryCode"], country);
  return { ...(Object.fromEntries(told) as Partial<AddressRecord>), countryCode };
}
