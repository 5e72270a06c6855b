import { createRandom } from "../../../app/numeric/random.ts";
import { createEvent } from "../../../sandbox/fulfillment/events.ts";
import { holdWork, releaseHolds } from "../../../sandbox/fulfillment/holds.ts";
import { fulfilmentOf } from "../../../sandbox/fulfillment/of-order.ts";
import { mergeCustomers, redactCustomer } from "../../../sandbox/life/customer.ts";
import { cancelOrder, deleteOrder, fulfillOrder } from "../../../sandbox/life/order.ts";
import { setBuyer } from "../../../sandbox/life/order-change.ts";
import { editOrder } from "../../../sandbox/life/order-edit.ts";
import { refundOrder, settleRefund } from "../../../sandbox/life/refund.ts";
import { deleteProduct } from "../../../sandbox/life/product.ts";
import { actsBesideOrders, oftenBesideOrders } from "./beside-orders.ts";
import { type Act, Shop } from "./shop.ts";
import type { Sandbox } from "../../../sandbox/platform/sandbox.ts";
import type { OrderRecord } from "../../../sandbox/store/types.ts";
import { closeReturn } from "../../../sandbox/returns/decide.ts";
import { returnablesOf } from "../../../sandbox/returns/returnable.ts";
import { makeReturn } from "../../../sandbox/returns/request.ts";

/** Everything that happens in a shop while nobody looks at Boomerang. */
export interface Life {
  /** does one thing @returns what it was */
  step(): string;
  /** how often each thing was done */
  readonly done: Record<string, number>;
}

/** A random life, the same for the same seed: what is done depends on the shop alone, never on the app. */
export function createLife(sandbox: Sandbox, domain: string, seed: string | number): Life {
  const shop = new Shop(sandbox, domain, createRandom(seed));
  const done: Record<string, number> = {};
  return {
    done,
    step() {
      // a few seconds go by: changes of one second are an act of their own
      if (shop.random.bernoulli(0.5)) sandbox.clock.advance(shop.random.int(200, 4000));
      for (;;) {
        const name = shop.random.pick(lots);
        if (!acts[name]!(shop)) continue;
        done[name] = (done[name] ?? 0) + 1;
        return name;
      }
    },
  };
}

/** A shop goes on selling. */
const LEAST_PRODUCTS = 8;

const isOpen = (order: OrderRecord) =>
  order.cancelledAt === null && order.financialStatus === "PAID" && !order.edited;

/** what can still be given back: money under way is not there any more */
const leftToRefund = (order: OrderRecord) =>
  order.refunds.reduce((left, { amount }) => left - amount, order.total - (order.addedLater ?? 0));

function refundPart(shop: Shop, extra: (order: OrderRecord) => number, pending = false): boolean {
  const order = shop.order(
    (one) => isOpen(one) && one.lines.some((line) => line.currentQuantity > 0),
  );
  if (!order) return false;
  const line = shop.random.pick(order.lines.filter((one) => one.currentQuantity > 0));
  const paid = Math.round(
    (line.unitPrice * line.quantity - line.discount) / Math.max(1, line.quantity),
  );
  const more = extra(order);
  if (paid + more > leftToRefund(order)) return false;
  refundOrder(shop.sandbox, shop.domain, order.id, {
    lines: [{ lineId: line.id, quantity: 1 }],
    extra: more,
    pending,
    restock: shop.random.bernoulli(0.5),
  });
  return true;
}

const acts: Record<string, Act> = {
  ...actsBesideOrders,
  "a customer buys": (shop) => {
    const id = shop.id("customers");
    return id !== null && shop.buy({ kind: "customer", id });
  },
  "somebody new buys": (shop) => {
    const email = `new${shop.random.int(0, 2 ** 31)}@shoppers.example`;
    return shop.buy({ kind: "email", email, firstName: "New", lastName: "Buyer" });
  },
  "somebody known by their phone buys": (shop) => {
    const phone = `+1555${String(shop.random.int(0, 9_999_999)).padStart(7, "0")}`;
    return shop.buy({ kind: "phone", phone, firstName: "New", lastName: "Caller" });
  },
  "a guest buys": (shop) => shop.buy({ kind: "guest", email: null }),
  "a part is refunded": (shop) => refundPart(shop, () => 0),
  "a part and some goodwill is refunded": (shop) =>
    refundPart(shop, (order) => Math.min(300, Math.round(order.total / 20))),
  "the shipping is refunded": (shop) => {
    const order = shop.order(
      (one) =>
        isOpen(one) &&
        one.shipping > 0 &&
        leftToRefund(one) >= one.shipping &&
        !one.refunds.some(({ shipping }) => shipping !== undefined),
    );
    if (!order) return false;
    const { shipping } = order;
    const extra = shop.random.bernoulli(0.3) ? Math.min(200, leftToRefund(order) - shipping) : 0;
    refundOrder(shop.sandbox, shop.domain, order.id, { lines: [], shipping, extra });
    return true;
  },
  "a refund is on its way": (shop) =>
    refundPart(shop, () => (shop.random.bernoulli(0.3) ? 100 : 0), true),
  "a refund arrives": (shop) => {
    const order = shop.order((one) => one.refunds.some(({ pending }) => pending));
    const refund = order?.refunds.find(({ pending }) => pending);
    if (!order || !refund) return false;
    settleRefund(shop.sandbox, shop.domain, order.id, refund.id);
    return true;
  },
  "an order is exchanged": (shop) => {
    const order = shop.order((one) => isOpen(one) && one.refunds.length === 0);
    const product = shop.store.product(shop.id("products")!)!;
    const back = order?.lines.find((line) => line.currentQuantity > 0);
    if (!order || !back) return false;
    editOrder(shop.sandbox, shop.domain, order.id, {
      add: [{ variantId: shop.random.pick(product.variants).id, quantity: shop.random.int(1, 2) }],
    });
    refundOrder(shop.sandbox, shop.domain, order.id, {
      lines: [{ lineId: back.id, quantity: shop.random.int(1, back.currentQuantity) }],
    });
    return true;
  },
  "everything is refunded": (shop) => {
    const order = shop.order((one) => isOpen(one) && leftToRefund(one) > 0);
    if (!order) return false;
    refundOrder(shop.sandbox, shop.domain, order.id);
    return true;
  },
  "an order is cancelled": (shop) => {
    const order = shop.order((one) => one.cancelledAt === null);
    if (!order) return false;
    cancelOrder(shop.sandbox, shop.domain, order.id, {
      reason: "CUSTOMER",
      refund: shop.random.bernoulli(0.7),
    });
    return true;
  },
  "a line is removed": (shop) => {
    const order = shop.order(
      (one) => isOpen(one) && one.refunds.length === 0 && one.lines.length > 1,
    );
    if (!order) return false;
    const line = shop.random.pick(order.lines);
    editOrder(shop.sandbox, shop.domain, order.id, {
      change: [{ lineId: line.id, by: -line.currentQuantity }],
    });
    return true;
  },
  "a line is added": (shop) => {
    const order = shop.order((one) => isOpen(one) && one.refunds.length === 0);
    const product = shop.store.product(shop.id("products")!)!;
    if (!order) return false;
    editOrder(shop.sandbox, shop.domain, order.id, {
      add: [{ variantId: shop.random.pick(product.variants).id, quantity: 1 }],
    });
    return true;
  },
  "an order is deleted": (shop) => {
    const id = shop.id("orders");
    if (id === null) return false;
    deleteOrder(shop.sandbox, shop.domain, id);
    return true;
  },
  "an order is sent": (shop) => {
    const order = shop.order(
      (one) =>
        one.fulfillmentStatus !== "FULFILLED" &&
        fulfilmentOf(shop.store, one).orders.some(
          ({ status }) => status === "OPEN" || status === "IN_PROGRESS",
        ),
    );
    if (!order) return false;
    fulfillOrder(shop.sandbox, shop.domain, order.id);
    return true;
  },
  "work is held, and released": (shop) => {
    const order = shop.order(
      (one) => one.fulfillmentStatus === "UNFULFILLED" && one.cancelledAt === null,
    );
    const work =
      order && fulfilmentOf(shop.store, order).orders.find(({ status }) => status === "OPEN");
    if (!work) return false;
    holdWork(shop.sandbox, shop.domain, work.id, { reason: "OTHER", byMerchant: true });
    if (shop.random.bernoulli(0.5)) releaseHolds(shop.sandbox, shop.domain, work.id, null);
    return true;
  },
  "a carrier tells of a parcel": (shop) => {
    const order = shop.order((one) => one.fulfillmentStatus === "FULFILLED");
    const [parcel] = order ? fulfilmentOf(shop.store, order).fulfillments : [];
    if (!parcel) return false;
    const status = shop.random.pick(["IN_TRANSIT", "DELAYED", "DELIVERED"]);
    createEvent(shop.sandbox, shop.domain, { fulfillmentId: parcel.id, status });
    return true;
  },
  "something comes back": (shop) => {
    const order = shop.order((one) => one.fulfillmentStatus === "FULFILLED" && isOpen(one));
    const back = order && returnablesOf(shop.store, order).find(({ quantity }) => quantity > 0);
    if (!back) return false;
    const { record } = makeReturn(shop.sandbox, shop.domain, {
      orderId: order.id,
      isRequest: shop.random.bernoulli(0.5),
      lines: [{ fulfillmentLineId: back.line.id, quantity: 1, reasonId: shop.random.int(2, 4) }],
    });
    if (record.status === "OPEN") closeReturn(shop.sandbox, shop.domain, record.id);
    return true;
  },
  "two changes in one second": (shop) => {
    const order = shop.order((one) => isOpen(one) && one.refunds.length === 0 && one.total > 2000);
    if (!order) return false;
    const product = shop.store.product(shop.id("products")!)!;
    editOrder(shop.sandbox, shop.domain, order.id, {
      add: [{ variantId: product.variants[0]!.id, quantity: 1 }],
    });
    cancelOrder(shop.sandbox, shop.domain, order.id, { reason: "STAFF", refund: false });
    return true;
  },
  "two customers are merged": (shop) => {
    const [kept, deleted] = [shop.id("customers"), shop.id("customers")];
    if (kept === null || deleted === null || kept === deleted) return false;
    // with store credit nobody is merged
    const { credit } = shop.store;
    if ([kept, deleted].some((id) => credit.accountsOf(id).length > 0)) return false;
    mergeCustomers(shop.sandbox, shop.domain, kept, deleted);
    return true;
  },
  "an order is another customer's": (shop) => {
    const order = shop.order((one) => one.customerId !== null);
    const id = shop.random.bernoulli(0.2) ? null : shop.id("customers");
    if (!order || id === order.customerId) return false;
    setBuyer(shop.sandbox, shop.domain, order.id, id);
    return true;
  },
  "a customer is erased": (shop) => {
    const id = shop.id("customers");
    if (id === null) return false;
    redactCustomer(shop.sandbox, shop.domain, id);
    return true;
  },
  "a product is changed": (shop) => {
    const product = shop.store.product(shop.id("products")!)!;
    shop.store.putProduct({
      ...product,
      title: `${product.title.split(" no. ")[0]} no. ${shop.random.int(1, 999)}`,
      updatedAt: shop.sandbox.clock.iso(),
    });
    shop.sandbox.emit(shop.domain, "products/update", { id: product.id });
    return true;
  },
  "a product is deleted": (shop) => {
    const { n } = shop.store.db.prepare("SELECT count(*) AS n FROM products").get() as {
      n: number;
    };
    if (n <= LEAST_PRODUCTS) return false;
    deleteProduct(shop.sandbox, shop.domain, shop.id("products")!);
    return true;
  },
};

const often: Record<string, number> = {
  ...oftenBesideOrders,
  "a customer buys": 12,
  "somebody new buys": 6,
  "somebody known by their phone buys": 2,
  "a guest buys": 3,
  "a part is refunded": 5,
  "a part and some goodwill is refunded": 2,
  "everything is refunded": 3,
  "the shipping is refunded": 2,
  "a refund is on its way": 2,
  "a refund arrives": 3,
  "an order is exchanged": 2,
  "an order is cancelled": 3,
  "a line is removed": 3,
  "a line is added": 3,
  "an order is deleted": 3,
  "an order is sent": 2,
  "work is held, and released": 1,
  "a carrier tells of a parcel": 2,
  "something comes back": 1,
  "two changes in one second": 2,
  "two customers are merged": 2,
  "an order is another customer's": 2,
  "a customer is erased": 1,
  "a product is changed": 3,
  "a product is deleted": 2,
};
const lots = Object.entries(often).flatMap(([name, n]) => Array<string>(n).fill(name));
