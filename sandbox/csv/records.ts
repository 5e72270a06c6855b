import { createHash } from "node:crypto";
import type {
  CustomerRecord,
  OrderLineRecord,
  OrderRecord,
  ProductRecord,
  RefundRecord,
} from "../store/types.ts";
import type { ShopStore } from "../platform/world.ts";
import type { ImportedCustomer, ImportedLine, ImportedOrder } from "./imported-order.ts";

interface KnownCustomer extends ImportedCustomer {
  id: number;
  firstAt: number;
  lastAt: number;
}

interface KnownProduct {
  record: ProductRecord;
  variants: Map<string, { id: number; title: string; sku: string; price: number; at: number }>;
}

/** Turns imported orders into the shop's records: `note` every order first, then write. */
export function createImport(store: ShopStore) {
  const customers = new Map<string, KnownCustomer>();
  const products = new Map<string, KnownProduct>();
  const handles = new Set<string>();

  /** Remembers who bought and what there is to buy. Takes no ids and writes nothing. */
  function note(order: ImportedOrder): void {
    if (order.customer) noteCustomer(order.customer, order.at);
    for (const line of order.lines) if (line.product) noteProduct(line, order.at);
  }

  function noteCustomer(customer: ImportedCustomer, at: number): void {
    const known = customers.get(customer.key);
    if (!known) {
      customers.set(customer.key, { ...customer, id: 0, firstAt: at, lastAt: at });
      return;
    }
    // The newest order knows the person best.
    if (at >= known.lastAt) Object.assign(known, customer, { lastAt: at });
    known.firstAt = Math.min(known.firstAt, at);
  }

  function noteProduct(line: ImportedLine, at: number): void {
    const { title, variant, sku } = line.product!;
    let known = products.get(title);
    if (!known) {
      known = { record: newProduct(title, handleFor(title)), variants: new Map() };
      products.set(title, known);
    }
    const { record, variants } = known;
    record.createdAt = earlier(record.createdAt, iso(at));
    record.updatedAt = record.createdAt;
    const price = variants.get(variant);
    if (!price) variants.set(variant, { id: 0, title: variant, sku, price: line.unitPrice, at });
    else if (at >= price.at) Object.assign(price, { price: line.unitPrice, at });
  }

  function handleFor(title: string): string {
    const plain =
      title
        .normalize("NFKD")
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "") || "product";
    let handle = plain;
    for (let n = 2; handles.has(handle); n++) handle = `${plain}-${n}`;
    handles.add(handle);
    return handle;
  }

  function writeCustomersAndProducts(): void {
    let batch: CustomerRecord[] = [];
    for (const customer of customers.values()) {
      customer.id = store.nextId("customer");
      batch.push(customerRecord(customer));
      if (batch.length < 5_000) continue;
      store.putMany({ customers: batch });
      batch = [];
    }
    store.putMany({ customers: batch, products: [...products.values()].map(productRecord) });
  }

  function productRecord({ record, variants }: KnownProduct): ProductRecord {
    record.id = store.nextId("product");
    record.variants = [...variants.values()].map((variant) => {
      variant.id = store.nextId("variant");
      return {
        id: variant.id,
        title: variant.title,
        sku: variant.sku,
        price: variant.price,
        compareAtPrice: null,
        unitCost: null,
        inventoryItemId: store.nextId("inventoryItem"),
        inventoryQuantity: 0,
      };
    });
    return record;
  }

  function writeOrders(orders: readonly ImportedOrder[]): void {
    // One transaction around ids and records, else every order number is a commit of its own.
    store.transaction(() => store.putMany({ orders: orders.map(orderRecord) }));
  }

  function orderRecord(order: ImportedOrder): OrderRecord {
    const id = store.nextId("order");
    const number = store.nextId("orderNumber");
    const at = iso(order.at);
    const lines = order.lines.map(lineRecord);
    const total = order.subtotal + order.shipping + order.tax + order.tip;
    const refunds = order.refunded > 0 ? [refundRecord(order, lines, total)] : [];
    const totalDiscounts = lines.reduce((sum, line) => sum + line.discount, 0);
    return {
      id,
      name: order.name ?? `#${number}`,
      number,
      customerId: order.customer ? customers.get(order.customer.key)!.id : null,
      email: order.email,
      createdAt: at,
      processedAt: at,
      updatedAt: iso(Math.max(order.at, order.cancelledAt ?? 0)),
      cancelledAt: order.cancelledAt === null ? null : iso(order.cancelledAt),
      cancelReason: order.cancelledAt === null ? null : "OTHER",
      closedAt: order.fulfillmentStatus === "FULFILLED" ? at : null,
      test: false,
      sourceName: order.sourceName,
      confirmationNumber: token(`${id} confirmation`).slice(0, 9).toUpperCase(),
      checkoutToken: token(`${id} checkout`),
      note: order.note,
      tags: order.tags,
      presentmentCurrency: store.shop.currency,
      presentmentRate: 1,
      subtotal: order.subtotal,
      totalDiscounts,
      shipping: order.shipping,
      tax: order.tax,
      tip: order.tip,
      total,
      totalRefunded: order.refunded,
      currentTotal: total - order.refunded,
      financialStatus: order.financialStatus,
      fulfillmentStatus: order.fulfillmentStatus,
      discounts:
        order.discountCode === null
          ? []
          : [
              {
                discountId: null,
                kind: "code",
                code: order.discountCode,
                title: order.discountCode,
                amount: totalDiscounts,
              },
            ],
      lines,
      refunds,
    };
  }

  function lineRecord(line: ImportedLine): OrderLineRecord {
    const known = line.product ? products.get(line.product.title)! : null;
    return {
      id: store.nextId("lineItem"),
      productId: known?.record.id ?? null,
      variantId: known?.variants.get(line.product!.variant)?.id ?? null,
      title: line.title,
      quantity: line.quantity,
      currentQuantity: line.quantity,
      unitPrice: line.unitPrice,
      discount: line.discount,
      isGiftCard: false,
    };
  }

  /** A full refund takes every line back; of a partial one the file says how much, not of what. */
  function refundRecord(
    order: ImportedOrder,
    lines: OrderLineRecord[],
    total: number,
  ): RefundRecord {
    const full = order.refunded === total;
    if (full) for (const line of lines) line.currentQuantity = 0;
    return {
      id: store.nextId("refund"),
      createdAt: iso(order.cancelledAt ?? order.at),
      note: null,
      amount: order.refunded,
      lines: full
        ? lines.map((line) => ({
            lineId: line.id,
            quantity: line.quantity,
            subtotal: line.unitPrice * line.quantity - line.discount,
          }))
        : [],
    };
  }

  return {
    note,
    writeCustomersAndProducts,
    writeOrders,
    customerCount: () => customers.size,
    productCount: () => products.size,
  };
}

function customerRecord(customer: KnownCustomer): CustomerRecord {
  return {
    id: customer.id,
    createdAt: iso(customer.firstAt),
    updatedAt: iso(customer.lastAt),
    firstName: customer.firstName,
    lastName: customer.lastName,
    email: customer.email,
    phone: null,
    locale: "en",
    emailMarketing: customer.acceptsMarketing ? "SUBSCRIBED" : "NOT_SUBSCRIBED",
    tags: [],
    note: customer.note,
    numberOfOrders: 0,
    amountSpent: 0,
    lastOrderId: null,
  };
}

function newProduct(title: string, handle: string): ProductRecord {
  return {
    id: 0,
    title,
    handle,
    productType: "",
    vendor: "",
    status: "ACTIVE",
    // The file does not tell the stock: the storefront keeps selling what bears this tag.
    tags: ["imported"],
    createdAt: "9999-12-31T00:00:00Z",
    updatedAt: "9999-12-31T00:00:00Z",
    variants: [],
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}

/** The same file gives the same tokens: nothing here is a secret. */
function token(seed: string): string {
  return createHash("sha256").update(seed).digest("hex").slice(0, 32);
}

function iso(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
