import { minorUnits } from "../store/amounts.ts";
import type { DiscountRecord } from "../store/types.ts";
import { badRequest } from "./errors.ts";
import { complain, type Given, type Reading } from "./discount-reading.ts";

/** Where free shipping goes to, and up to which rate. */
export function readShipping(reading: Reading, next: DiscountRecord): void {
  const { input, call } = reading;
  const most = input["maximumShippingPrice"];
  if (most !== undefined) {
    const minor = most === null ? null : minorUnits(String(most), call.currency);
    if (most !== null && (minor === null || minor < 0)) {
      const message = "Maximum shipping price must be greater than or equal to 0";
      complain(reading, ["maximumShippingPrice"], "GREATER_THAN_OR_EQUAL_TO", message);
    }
    next.maximumShippingPrice = minor;
  }
  const destination = input["destination"] as Given;
  if (!destination) return;
  const countries = destination["countries"] as Given;
  if (destination["all"] === true && countries) {
    const message = "Destination can be all countries or some, not both";
    complain(reading, ["destination"], "CONFLICT", message);
  }
  if (!countries) {
    next.destination = null;
    return;
  }
  const list = (name: string) => (countries[name] as string[] | null | undefined) ?? [];
  if (list("add").some((country) => list("remove").includes(country))) {
    throw badRequest("A country code is present in `add` and `remove` field");
  }
  const before = next.destination?.countries ?? [];
  const after = [...new Set([...before, ...list("add")])];
  next.destination = {
    countries: after.filter((country) => !list("remove").includes(country)),
    restOfWorld: countries["includeRestOfWorld"] === true,
  };
}
