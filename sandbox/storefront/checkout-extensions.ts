import { checkoutApi } from "../extensions/apis/checkout.ts";
import { html, type Markup } from "../shell/html.ts";
import { cartOfBasket, metafieldsAround, shopDataOf } from "./order-data.ts";
import type { PricedBasket } from "./desk.ts";
import { placesAt, placesEnd, type BuyerPage } from "./places.ts";
import type { Session } from "./session.ts";
import { languageOf } from "../store/language.ts";

export interface CheckoutVisit extends Omit<BuyerPage, "buyerLocale"> {
  session: Session;
  /** null while the cart cannot be sold as it is */
  basket: PricedBasket | null;
}

/** The app's blocks at the checkout, which may stop the buyer when their toml says block_progress. */
export function checkoutExtensions({ session, basket, ...visit }: CheckoutVisit): Markup | null {
  if (!basket) return null;
  const { world, domain } = visit;
  const store = world.shop(domain);
  const shopper = session.shopper;
  const customer = shopper?.kind === "customer" ? store.customer(shopper.id) : null;
  const page = { ...visit, buyerLocale: customer?.locale ?? languageOf(store.shop) };
  const purchase = {
    shop: shopDataOf(world, domain),
    currency: basket.currency,
    timezone: store.shop.timezone,
    checkoutToken: session.checkoutToken,
  };
  const places = placesAt(page, "purchase.checkout.block.render", {
    api: checkoutApi(purchase, cartOfBasket(store, basket)),
    appMetafields: metafieldsAround(store, null),
    storageScope: session.checkoutToken,
  });
  return places && html`${places} ${placesEnd(page)}`;
}
