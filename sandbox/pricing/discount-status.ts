import type { DiscountRecord } from "../store/types.ts";

export type DiscountStatus = "ACTIVE" | "SCHEDULED" | "EXPIRED";

/** A discount's status at a moment; the end itself is already outside. Instants are ISO 8601. */
export function discountStatus(
  discount: Pick<DiscountRecord, "startsAt" | "endsAt">,
  now: string,
): DiscountStatus {
  const moment = Date.parse(now);
  if (discount.endsAt !== null && Date.parse(discount.endsAt) <= moment) return "EXPIRED";
  return Date.parse(discount.startsAt) > moment ? "SCHEDULED" : "ACTIVE";
}
