import type { Random } from "../../app/numeric/random.ts";
import { abandonedAfterSeconds } from "../abandoned/checkouts.ts";
import type { CheckoutRecord } from "../store/checkouts.ts";
import { toIso, toIsoOrNull } from "../store/instants.ts";
import type { OpenShop } from "../store/shop-store.ts";
import type { OrderRecord } from "../store/types.ts";
import { abandonedTruth } from "./abandoned-truth.ts";
import { makeName } from "./people.ts";

const day = 86_400;
const mostRemembered = 500;

export interface AbandonedCheckouts {
  /** Draws what was left at the checkout about the time of an order; its basket stands for those of others. */
  around(order: OrderRecord, at: number): void;
  /** writes what was drawn; its customers are in the shop by then */
  write(): void;
}

/** Moments are seconds since 1970. */
export function createAbandoned(
  store: OpenShop,
  endsAt: number,
  random: Random,
): AbandonedCheckouts {
  const { days, lostPerOrder, shippingShock, recovered, hoursUntilBack, known } = abandonedTruth;
  /** those who bought of late: they come to look again */
  const buyers: number[] = [];
  let drawn: CheckoutRecord[] = [];
  let guests = 0;

  function remember(customerId: number): void {
    if (buyers.length < mostRemembered) buyers.push(customerId);
    else buyers[random.int(0, mostRemembered - 1)] = customerId;
  }

  function leave(order: OrderRecord, from: number, who: Partial<CheckoutRecord>): void {
    const changed = Math.min(endsAt, from + random.int(30, 900));
    const due = changed + abandonedAfterSeconds;
    const bought = order.lines.map((line) => ({
      id: store.nextId("checkoutLine"),
      productId: line.productId!,
      variantId: line.variantId!,
      title: line.title,
      quantity: line.quantity,
      unitPrice: line.unitPrice,
      undiscounted: line.unitPrice * line.quantity,
      total: line.unitPrice * line.quantity - line.discount,
    }));
    drawn.push({
      id: store.nextId("checkout"),
      token: hex(random),
      abandonmentId: store.nextId("abandonment"),
      createdAt: toIso(from),
      updatedAt: toIso(changed),
      completedAt: null,
      abandonedAt: toIsoOrNull(due > endsAt ? null : due),
      customerId: null,
      customerName: "",
      email: null,
      hasContact: true,
      emailState: "NOT_SENT",
      emailSentAt: null,
      deliveries: {},
      lines: bought,
      codes: order.discounts.flatMap(({ code }) => (code === null ? [] : [code])),
      subtotal: order.subtotal,
      totalDiscounts: order.totalDiscounts,
      shipping: order.shipping,
      tax: order.tax,
      taxesIncluded: order.taxesIncluded === true,
      total: order.total - order.tip,
      step: "CHECKOUT",
      viewed: [...new Set(bought.map(({ productId }) => productId))],
      ...who,
    });
  }

  return {
    around(order, at) {
      if (at < endsAt - days * day || order.sourceName !== "web" || order.test) return;
      const rate = lostPerOrder * (order.shipping > 0 ? shippingShock : 1);
      for (let left = random.poisson(rate); left > 0; left--) {
        const from = Math.floor(at - day * random.next());
        const isKnown = random.bernoulli(known) && buyers.length > 0;
        const { email } = makeName(random, ++guests);
        leave(
          order,
          from,
          isKnown ? { customerId: random.pick(buyers) } : { email: email.replace("@", ".left@") },
        );
      }
      const { customerId } = order;
      if (customerId === null) return;
      remember(customerId);
      if (!random.bernoulli(recovered)) return;
      const hours = 0.5 + random.exponential(1 / hoursUntilBack);
      const { checkoutToken: token, processedAt } = order;
      leave(order, Math.floor(at - hours * 3600), {
        ...{ customerId, token, completedAt: processedAt, updatedAt: processedAt },
      });
    },
    write() {
      for (const checkout of drawn) {
        const customer = checkout.customerId === null ? null : store.customer(checkout.customerId);
        store.checkouts.write({
          ...checkout,
          email: checkout.email ?? customer?.email ?? null,
          customerName: customer ? `${customer.lastName} ${customer.firstName}`.trim() : "",
        });
      }
      drawn = [];
    },
  };
}

function hex(random: Random): string {
  const part = () => random.int(0, 0xffffffff).toString(16).padStart(8, "0");
  return part() + part() + part() + part();
}
