import type { OrderLineRecord, OrderRecord } from "../store/types.ts";
import type { World } from "../platform/world.ts";
import { orderOf, OrderLifeError, paidFor, save } from "./order-record.ts";

export interface OrderEdit {
  /** more or fewer of a line that is there; negative = removed */
  change?: { lineId: number; by: number }[];
  /** new lines */
  add?: { variantId: number; quantity: number }[];
}

/** Edits lines. What is owed or too much is added to the totals; nothing is refunded by itself. */
export function editOrder(
  world: World,
  domain: string,
  orderId: number,
  edit: OrderEdit,
): OrderRecord {
  const store = world.shop(domain);
  return store.transaction(() => {
    const order = orderOf(world, domain, orderId);
    let difference = 0;
    const lines = order.lines.map((line) => {
      const by = edit.change?.find((one) => one.lineId === line.id)?.by ?? 0;
      if (line.currentQuantity + by < 0) {
        throw new OrderLifeError(`Line ${line.id} has ${line.currentQuantity}, cannot lose ${-by}`);
      }
      difference += by < 0 ? -paidFor(line, -by) : line.unitPrice * by;
      return { ...line, currentQuantity: line.currentQuantity + by };
    });
    const added = (edit.add ?? []).map(({ variantId, quantity }): OrderLineRecord => {
      const found = findVariant(world, domain, variantId);
      if (!found) throw new OrderLifeError(`There is no variant ${variantId}`);
      difference += found.variant.price * quantity;
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
      };
    });
    const saved = save(
      world,
      domain,
      {
        ...order,
        edited: true,
        lines: [...lines, ...added],
        currentTotal: order.currentTotal + difference,
        financialStatus: difference > 0 ? "PARTIALLY_PAID" : order.financialStatus,
      },
      [],
    );
    const changes = (edit.change ?? []).map(({ lineId, by }) => ({ id: lineId, delta: by }));
    world.emit(domain, "orders/edited", {
      id: orderId,
      additions: [
        ...added.map(({ id, quantity }) => ({ id, delta: quantity })),
        ...changes.filter(({ delta }) => delta > 0),
      ],
      removals: changes
        .filter(({ delta }) => delta < 0)
        .map(({ id, delta }) => ({ id, delta: -delta })),
    });
    return saved;
  });
}

function findVariant(world: World, domain: string, variantId: number) {
  for (const product of world.shop(domain).products()) {
    const variant = product.variants.find((candidate) => candidate.id === variantId);
    if (variant) return { product, variant };
  }
  return null;
}
