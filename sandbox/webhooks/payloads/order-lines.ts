import { fulfilmentOf } from "../../fulfillment/of-order.ts";
import { isActive, sentOf } from "../../fulfillment/status.ts";
import type { FoundVariant } from "../../store/products.ts";
import type { OpenShop } from "../../store/shop-store.ts";
import type { OrderLineRecord, OrderRecord } from "../../store/types.ts";
import { webhookShape } from "../shapes.ts";
import { moneyOf, type Payload, shapeLike } from "./parts.ts";

const lineExample = (): Payload => {
  const lines = webhookShape("orders/create")!.example["line_items"] as Payload[];
  return lines[0]!;
};

export function linePayload(store: OpenShop, order: OrderRecord, line: OrderLineRecord): Payload {
  const money = moneyOf(store.shop, order);
  const fulfilment = fulfilmentOf(store, order);
  const sent = sentOf(fulfilment, line.id);
  const toSend = fulfilment.orders
    .filter(isActive)
    .flatMap(({ lines }) => lines)
    .reduce((sum, one) => sum + (one.lineId === line.id ? one.remaining : 0), 0);
  const found: FoundVariant | null = line.variantId === null ? null : store.variant(line.variantId);
  return shapeLike(lineExample(), {
    id: line.id,
    admin_graphql_api_id: `gid://shopify/LineItem/${line.id}`,
    attributed_staffs: [],
    current_quantity: line.currentQuantity,
    fulfillable_quantity: toSend,
    fulfillment_service: "manual",
    fulfillment_status: sent === 0 ? null : toSend === 0 ? "fulfilled" : "partial",
    gift_card: line.isGiftCard,
    name: line.title,
    price: money.text(line.unitPrice),
    price_set: money.set(line.unitPrice),
    product_exists: found !== null,
    product_id: line.productId,
    quantity: line.quantity,
    requires_shipping: !line.isGiftCard,
    sales_line_item_group_id: null,
    sku: found?.variant.sku ?? "",
    taxable: !line.isGiftCard,
    title: line.title,
    total_discount: money.text(0),
    total_discount_set: money.set(0),
    variant_id: line.variantId,
    variant_title: found?.variant.title ?? null,
    vendor: found?.product.vendor ?? null,
    discount_allocations:
      line.discount === 0
        ? []
        : [
            {
              amount: money.text(line.discount),
              amount_set: money.set(line.discount),
              discount_application_index: 0,
            },
          ],
  });
}
