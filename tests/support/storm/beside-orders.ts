import { age, keepCheckout } from "../../../sandbox/abandoned/checkouts.ts";
import { adjust } from "../../../sandbox/inventory/adjust.ts";
import { isSoldOut } from "../../../sandbox/inventory/selling.ts";
import { subscribe } from "../../../sandbox/life/newsletter.ts";
import { addCredit } from "../../../sandbox/store-credit/changes.ts";
import { priceBasket } from "../../../sandbox/storefront/desk.ts";
import type { Act, Shop } from "./shop.ts";

// What happens in a shop beside its orders. The app is told of it by webhooks it does not hear yet.

function variantOf(shop: Shop) {
  const product = shop.store.product(shop.id("products")!)!;
  return shop.random.pick(product.variants);
}

function leaveCheckout(shop: Shop): boolean {
  const variant = variantOf(shop);
  const id = shop.id("customers");
  if (id === null || isSoldOut(variant)) return false;
  const shopper = { kind: "customer", id } as const;
  const wanted = { lines: [{ variantId: variant.id, quantity: 1 }], codes: [], shopper };
  const session = {
    checkoutToken: `left-${shop.random.int(0, 2 ** 31)}`,
    shopper,
    viewed: [],
  };
  keepCheckout(shop.sandbox, shop.domain, session, priceBasket(shop.sandbox, shop.domain, wanted));
  return true;
}

/** so many pieces more or less of something, where it lies */
function moveStock(shop: Shop, delta: number): boolean {
  const { inventoryItemId } = variantOf(shop);
  const [level] = shop.store.levels.of(inventoryItemId).filter(({ isActive }) => isActive);
  if (!level) return false;
  const change = {
    itemId: inventoryItemId,
    locationId: level.locationId,
    name: "available" as const,
    delta: Math.max(delta, -level.quantities.available),
    ledgerDocumentUri: null,
  };
  const why = { reason: "correction", referenceDocumentUri: null };
  return adjust(shop.sandbox, shop.domain, [change], why) !== null;
}

/** The same as the merchant's hand does: what is kept changes, and the topic is told. */
function editDiscount(shop: Shop): boolean {
  const [discount] = shop.store.discounts();
  if (!discount) return false;
  const updatedAt = shop.sandbox.clock.iso();
  shop.store.putDiscount({ ...discount, endsAt: updatedAt, updatedAt });
  shop.sandbox.emit(shop.domain, "discounts/update", { id: discount.id });
  return true;
}

export const actsBesideOrders: Record<string, Act> = {
  "a checkout is left": leaveCheckout,
  "a checkout grows old": (shop) => {
    const { db } = shop.store;
    const row = db.prepare("SELECT id FROM checkouts WHERE completed_at IS NULL LIMIT 1").get();
    if (!row) return false;
    age(shop.sandbox, shop.domain, row["id"] as number, 24);
    return true;
  },
  "store credit is given": (shop) => {
    const id = shop.id("customers");
    if (id === null) return false;
    const { store } = shop;
    const money = { amount: String(shop.random.int(1, 40)), currency: store.shop.currency };
    addCredit(store, { customer: id }, money, null, shop.sandbox.clock.iso());
    return true;
  },
  "stock arrives": (shop) => moveStock(shop, shop.random.int(50, 400)),
  "stock is lost": (shop) => moveStock(shop, -shop.random.int(1, 5)),
  "a discount is ended by hand": editDiscount,
  "a segment is made": (shop) => {
    const id = shop.store.nextId("segment");
    const at = shop.sandbox.clock.iso();
    const query = `number_of_orders > ${shop.random.int(1, 9)}`;
    const made = { id, name: `Storm ${id}`, query, createdAt: at, updatedAt: at };
    shop.store.putSegment(made);
    shop.sandbox.emit(shop.domain, "segments/create", { id });
    return true;
  },
  "a segment is deleted": (shop) => {
    const [segment] = shop.store.segments();
    if (!segment) return false;
    shop.store.deleteSegment(segment.id);
    shop.sandbox.emit(shop.domain, "segments/delete", { id: segment.id });
    return true;
  },
  "somebody wants the newsletter": (shop) => {
    const email = `letters${shop.random.int(0, 2 ** 31)}@shoppers.example`;
    subscribe(shop.sandbox, shop.domain, { email, firstName: "", lastName: "", tags: [] });
    return true;
  },
};

export const oftenBesideOrders: Record<string, number> = {
  "a checkout is left": 3,
  "a checkout grows old": 1,
  "store credit is given": 1,
  "stock arrives": 3,
  "stock is lost": 1,
  "a discount is ended by hand": 1,
  "a segment is made": 1,
  "a segment is deleted": 1,
  "somebody wants the newsletter": 1,
};
