import type {
  AlertDisplayed,
  AlertDisplayedType,
  Checkout,
  PixelEvents,
  StandardEventName,
} from "@shopify/web-pixels-extension";
import type { World } from "../platform/world.ts";
import type { OrderRecord } from "../store/types.ts";
import { CartError, priceBasket, type PricedBasket } from "../storefront/desk.ts";
import type { Session } from "../storefront/session.ts";
import type { PageView } from "../theme/view.ts";
import { checkoutOfBasket, checkoutOfOrder } from "./checkout.ts";
import { cartLine, cartOf, collectionOf, firstVariants } from "./goods.ts";
import type { Happening } from "./happened.ts";
import { sightOf } from "./people.ts";

/** One event for the bus; the page adds when, where and whose it is. */
export type PageEvent = {
  [Name in StandardEventName]: { name: Name; data: PixelEvents[Name]["data"] };
}[StandardEventName];

/** What a page of the theme says of itself when it is opened. */
export function eventsOf(view: PageView, cartId: string): PageEvent[] {
  const { world, domain, product, collection, search } = view;
  const store = world.shop(domain);
  const [shown] = product ? firstVariants(store, [product]) : [];
  return [
    ...(shown ? [{ name: "product_viewed", data: { productVariant: shown } } as const] : []),
    ...(collection
      ? [
          {
            name: "collection_viewed",
            data: { collection: collectionOf(store, collection) },
          } as const,
        ]
      : []),
    ...(search
      ? [
          {
            name: "search_submitted",
            data: {
              searchResult: {
                query: search.terms,
                productVariants: firstVariants(store, search.products),
              },
            },
          } as const,
        ]
      : []),
    ...(view.template === "cart"
      ? [
          {
            name: "cart_viewed",
            data: { cart: cartOf(store, cartId, view.cart.lines) },
          } as const,
        ]
      : []),
  ];
}

/** The checkout as it stands in the session; null when there is none, or it cannot be sold. */
export function sessionCheckout(
  world: World,
  domain: string,
  session: Session,
  locale: string,
): Checkout | null {
  const store = world.shop(domain);
  const { shopper, checkoutToken: token } = session;
  if (session.lines.length === 0) return null;
  const customer = shopper?.kind === "customer" ? store.customer(shopper.id) : null;
  try {
    const basket = priceBasket(world, domain, session);
    const at = { token, locale, basket, shopper };
    return checkoutOfBasket(store, at, customer, sightOf(world, domain) === "all");
  } catch (error) {
    if (error instanceof CartError) return null;
    throw error;
  }
}

/** What a form did before this page. Once it is paid the order says what was bought. */
export function eventsOfHappenings(
  world: World,
  domain: string,
  list: readonly Happening[],
  at: { session: Session; order: OrderRecord | null; locale: string },
): PageEvent[] {
  const store = world.shop(domain);
  return list.flatMap((one): PageEvent[] => {
    if (one.what === "product_added_to_cart" || one.what === "product_removed_from_cart") {
      return [{ name: one.what, data: { cartLine: cartLine(store, one) } }];
    }
    const isCompleted = one.what === "checkout_completed";
    const isNamed = sightOf(world, domain) === "all";
    const checkout = at.order
      ? checkoutOfOrder(store, at.order, at.locale, isNamed, isCompleted)
      : sessionCheckout(world, domain, at.session, at.locale);
    return checkout ? [{ name: one.what, data: { checkout } }] : [];
  });
}

/** What the checkout shows in red. */
export function alertEvents(problem: string | null, basket: PricedBasket | null): PageEvent[] {
  const alert = (
    type: string,
    message: string,
    target: string,
    value: string | null,
  ): PageEvent => ({
    name: "alert_displayed",
    data: { alert: { type: type as AlertDisplayedType, message, target, value } } satisfies {
      alert: AlertDisplayed;
    },
  });
  const refused = (basket?.codes ?? []).flatMap(({ text, refusal }) =>
    refusal ? [alert("DISCOUNT_ERROR", refusal.message, "cart.discountCodes", text)] : [],
  );
  if (problem === null) return refused;
  const isStock = /sold out| left$/.test(problem);
  const isGone = /no longer available/.test(problem);
  const isWho = /^(Choose a customer|Enter |First say)/.test(problem);
  const [type, target] = isStock
    ? ["INVENTORY_ERROR", "cart.lines"]
    : isGone
      ? ["MERCHANDISE_ERROR", "cart.lines"]
      : isWho
        ? ["INPUT_REQUIRED", "cart.buyerIdentity"]
        : ["CHECKOUT_ERROR", "cart"];
  return [alert(type!, problem, target!, null), ...refused];
}
