import { followOrder } from "../fulfillment/follow.ts";
import { openShopOf } from "../shell/platform.ts";
import type { OrderLineRecord, OrderRecord } from "../store/types.ts";
import { noteHeld } from "../inventory/held.ts";
import type { World } from "../platform/world.ts";
import { orderOf, OrderLifeError, paidFor, save } from "./order-record.ts";

export interface OrderEdit {
  /** more or fewer of a line that is there; negative = removed */
  change?: { lineId: number; by: number }[];
  /** new lines */
  add?: { variantId: number; quantity: number }[];
}

/**
 * Edits lines. What is added raises the order's total and is owed; what is removed lowers what the order holds now.
 * Nothing is refunded by itself.
 */
export function editOrder(
  world: World,
  domain: string,
  orderId: number,
  edit: OrderEdit,
): OrderRecord {
  const store = world.shop(domain);
  return store.transaction(() => {
    const order = orderOf(world, domain, orderId);
    noteHeld(world, domain, order);
    let added = 0;
    let removed = 0;
    let addedTax = 0;
    const lines = order.lines.map((line) => {
      const by = edit.change?.find((one) => one.lineId === line.id)?.by ?? 0;
      if (line.currentQuantity + by < 0) {
        throw new OrderLifeError(`Line ${line.id} has ${line.currentQuantity}, cannot lose ${-by}`);
      }
      if (by <= 0) {
        removed += paidFor(line, -by);
        return { ...line, currentQuantity: line.currentQuantity + by };
      }
      const tax = line.isGiftCard ? 0 : taxOn(order, line.unitPrice * by);
      added += line.unitPrice * by;
      addedTax += tax;
      return {
        ...line,
        quantity: line.quantity + by,
        currentQuantity: line.currentQuantity + by,
        ...(tax > 0 ? { tax: (line.tax ?? 0) + tax } : {}),
      };
    });
    const newLines = (edit.add ?? []).map(({ variantId, quantity }): OrderLineRecord => {
      const found = openShopOf(store).variant(variantId);
      if (!found) throw new OrderLifeError(`There is no variant ${variantId}`);
      const tax = taxOn(order, found.variant.price * quantity);
      added += found.variant.price * quantity;
      addedTax += tax;
      return {
        id: store.nextId("lineItem"),
        productId: found.product.id,
        variantId,
        title: found.product.title,
        quantity,
        currentQuantity: quantity,
        unitPrice: found.variant.price,
        discount: 0,
        isGiftCard: false,
        ...(tax > 0 ? { tax } : {}),
      };
    });
    const saved = save(
      world,
      domain,
      {
        ...order,
        edited: true,
        lines: [...lines, ...newLines],
        subtotal: order.subtotal + added,
        tax: order.tax + addedTax,
        total: order.total + added,
        addedLater: (order.addedLater ?? 0) + added,
        currentTotal: order.currentTotal + added - removed,
        financialStatus: added > removed ? "PARTIALLY_PAID" : order.financialStatus,
      },
      [],
    );
    const changes = (edit.change ?? []).map(({ lineId, by }) => ({ id: lineId, delta: by }));
    world.emit(domain, "orders/edited", {
      id: orderId,
      additions: [
        ...newLines.map(({ id, quantity }) => ({ id, delta: quantity })),
        ...changes.filter(({ delta }) => delta > 0),
      ],
      removals: changes
        .filter(({ delta }) => delta < 0)
        .map(({ id, delta }) => ({ id, delta: -delta })),
    });
    return followOrder(world, domain, saved, { more: "available", less: "available" });
  });
}

/** Where prices hold the tax: as much of what is added as of what was bought. */
function taxOn(order: OrderRecord, price: number): number {
  const taxed = order.lines.filter((line) => (line.tax ?? 0) > 0);
  const paid = taxed.reduce((sum, line) => sum + line.unitPrice * line.quantity - line.discount, 0);
  const tax = taxed.reduce((sum, line) => sum + line.tax!, 0);
  return paid > 0 ? Math.round((price * tax) / paid) : 0;
}
