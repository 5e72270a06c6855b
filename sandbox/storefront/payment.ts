import { creditFor, failPayment } from "../store-credit/spending.ts";
import type { World } from "../platform/world.ts";
import { CartError, priceBasket } from "./desk.ts";
import type { Session } from "./session.ts";

/** What of a basket's total store credit pays when its buyer is logged in. */
export function creditIn(
  world: World,
  domain: string,
  { total, currency }: { total: number; currency: string },
  customerId: number | null,
): number {
  return customerId === null ? 0 : creditFor(world, domain, { customerId, currency, total });
}

/** A card that says no: nothing is bought, unless credit pays for all of it. Throws CartError. */
export function declineCard(
  world: World,
  domain: string,
  session: Session,
  customerId: number | null,
): void {
  const { total, currency } = priceBasket(world, domain, session);
  if (creditIn(world, domain, { total, currency }, customerId) === total) return;
  if (customerId !== null) failPayment(world, domain, { customerId, currency, total });
  throw new CartError("Your card was declined. Nothing was charged");
}
