import { createHmac } from "node:crypto";
import { DateTime } from "luxon";
import { newCustomer } from "../accounts/new-customer.ts";
import type { World } from "../platform/world.ts";
import { openShopOf } from "../shell/platform.ts";
import type { CheckoutRecord, Step } from "../store/checkouts.ts";
import { toIso, toSeconds } from "../store/instants.ts";
import type { CustomerRecord } from "../store/types.ts";
import { knownCustomer, type PricedBasket, type Shopper } from "../storefront/desk.ts";

/** A checkout is abandoned when nothing happened for so long after the shopper said how to reach them. */
export const abandonedAfterSeconds = 600;

/** What a browser carries of its checkout. */
export interface Begun {
  checkoutToken: string;
  shopper: Shopper | null;
  /** products looked at */
  viewed: number[];
}

/** Since when it has been abandoned, `now` being the moment; null = it is not. */
export function abandonedSince(checkout: CheckoutRecord, now: string): string | null {
  if (checkout.abandonedAt !== null) return checkout.abandonedAt;
  const due = toSeconds(checkout.updatedAt) + abandonedAfterSeconds;
  const isLeft = checkout.hasContact && checkout.completedAt === null && due <= toSeconds(now);
  return isLeft ? toIso(due) : null;
}

/** The checkout page as the shopper sees it now: begun, or changed. Tells the app what is new. */
export function keepCheckout(
  world: World,
  domain: string,
  session: Begun,
  basket: PricedBasket,
): void {
  const store = openShopOf(world.shop(domain));
  store.transaction(() => {
    const now = world.clock.iso();
    const before = store.checkouts.byToken(session.checkoutToken);
    const customer = buyerOf(world, domain, session);
    const guest = session.shopper?.kind === "guest" ? session.shopper.email : null;
    const old = new Map(before?.lines.map((line) => [line.variantId, line.id]));
    const told = {
      customerId: customer?.id ?? null,
      customerName: customer ? `${customer.lastName} ${customer.firstName}`.trim() : "",
      email: customer?.email ?? guest,
      hasContact: customer !== null || guest !== null,
      lines: basket.lines.map((line) => ({
        id: old.get(line.variantId) ?? store.nextId("checkoutLine"),
        productId: line.productId,
        variantId: line.variantId,
        title: line.title,
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        undiscounted: line.undiscounted,
        total: line.total,
      })),
      codes: basket.codes.filter(({ applied }) => applied).map(({ text }) => text),
      subtotal: basket.subtotal,
      totalDiscounts: basket.totalDiscounts,
      shipping: basket.shipping,
      tax: basket.tax,
      taxesIncluded: basket.taxesIncluded,
      total: basket.total,
      viewed: session.viewed,
      step: "CHECKOUT" as Step,
    };
    if (before && JSON.stringify({ ...before, ...told }) === JSON.stringify(before)) return;
    const checkout: CheckoutRecord = {
      id: before?.id ?? store.nextId("checkout"),
      token: session.checkoutToken,
      abandonmentId: before?.abandonmentId ?? store.nextId("abandonment"),
      createdAt: before?.createdAt ?? now,
      updatedAt: now,
      completedAt: null,
      abandonedAt: before && abandonedSince(before, now),
      emailState: before?.emailState ?? "NOT_SENT",
      emailSentAt: before?.emailSentAt ?? null,
      deliveries: before?.deliveries ?? {},
      ...told,
    };
    store.checkouts.write(checkout);
    tell(world, domain, before ? "checkouts/update" : "checkouts/create", checkout);
  });
}

/** Who says how to reach them becomes a customer there and then, before anything is bought. */
function buyerOf(
  world: World,
  domain: string,
  { shopper }: Pick<Begun, "shopper">,
): CustomerRecord | null {
  const store = openShopOf(world.shop(domain));
  const known = knownCustomer(store, shopper);
  if (known || (shopper?.kind !== "email" && shopper?.kind !== "phone")) return known;
  const customer = newCustomer(store, shopper, world.clock.iso());
  store.putCustomer(customer);
  world.emit(domain, "customers/create", { id: customer.id });
  return customer;
}

/** It was paid for. */
export function completeCheckout(world: World, domain: string, token: string): void {
  const store = openShopOf(world.shop(domain));
  const now = world.clock.iso();
  const before = store.checkouts.byToken(token);
  if (!before || before.completedAt !== null) return;
  const abandonedAt = abandonedSince(before, now);
  store.checkouts.write({ ...before, abandonedAt, updatedAt: now, completedAt: now });
  tell(world, domain, "checkouts/update", before);
}

function tell(world: World, domain: string, topic: string, checkout: CheckoutRecord): void {
  world.emit(domain, topic, { id: checkout.id, recoveryUrl: recoveryUrl(world, domain, checkout) });
}

/** The shopper went on elsewhere in the store with this checkout open. */
export function wentOn(
  world: World,
  domain: string,
  { checkoutToken }: { checkoutToken: string },
  step: Step,
): void {
  const { checkouts } = openShopOf(world.shop(domain));
  const checkout = checkouts.byToken(checkoutToken);
  if (checkout && checkout.completedAt === null) checkouts.write({ ...checkout, step });
}

/** Makes it look so many hours older: what tests and the demo cannot wait for. */
export function age(world: World, domain: string, id: number, hours: number): CheckoutRecord {
  const { checkouts } = openShopOf(world.shop(domain));
  const checkout = checkouts.get(id);
  if (!checkout) throw new RangeError(`There is no checkout ${id}`);
  const back = (moment: string) => toIso(toSeconds(moment) - hours * 3600);
  const older = {
    ...checkout,
    createdAt: back(checkout.createdAt),
    updatedAt: back(checkout.updatedAt),
    abandonedAt: checkout.abandonedAt && back(checkout.abandonedAt),
  };
  checkouts.write(older);
  return older;
}

/** On Mondays those go that were begun three months ago, not changed for one, and never paid. */
export function removeStaleCheckouts(world: World, domain: string): void {
  const store = openShopOf(world.shop(domain));
  const now = DateTime.fromJSDate(world.clock.now(), { zone: store.shop.timezone });
  const monday = now.startOf("week");
  const before = (months: number) => toIso(monday.minus({ months }).toSeconds());
  for (const { id } of store.checkouts.stale(before(3), before(1))) {
    store.checkouts.remove(id);
    world.emit(domain, "checkouts/delete", { id });
  }
}

/** Where a shopper finds the cart again as it was left. */
export function recoveryUrl(world: World, domain: string, { token }: CheckoutRecord): string {
  const key = recoveryKey(world, domain, token);
  return `${world.url}/storefront/${domain}/checkouts/ac/${token}/recover?key=${key}`;
}

export function recoveryKey(world: World, domain: string, token: string): string {
  return createHmac("sha256", world.apiSecret)
    .update(`recover ${domain} ${token}`)
    .digest("hex")
    .slice(0, 32);
}
