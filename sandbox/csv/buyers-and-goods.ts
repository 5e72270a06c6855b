import type { CustomerRecord, ProductRecord } from "../store/types.ts";
import type { ShopStore } from "../platform/world.ts";
import { toIso } from "../store/instants.ts";
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

export type BuyersAndGoods = ReturnType<typeof createBuyersAndGoods>;

/** Who bought and what there is to buy, as the orders of a file tell: `note` every order first, then `write`. */
export function createBuyersAndGoods(store: ShopStore) {
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
    record.createdAt = earlier(record.createdAt, toIso(at / 1000));
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

  function write(): void {
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
        // the file does not tell the stock
        tracked: false,
      };
    });
    return record;
  }

  return {
    note,
    write,
    /** of a buyer that was noted and written */
    customerId: (key: string): number => customers.get(key)!.id,
    /** what the shop sells under the line's name; null = the line is no product */
    goodsOf(line: ImportedLine): { productId: number; variantId: number | null } | null {
      if (!line.product) return null;
      const { record, variants } = products.get(line.product.title)!;
      return { productId: record.id, variantId: variants.get(line.product.variant)?.id ?? null };
    },
    customerCount: () => customers.size,
    productCount: () => products.size,
  };
}

function customerRecord(customer: KnownCustomer): CustomerRecord {
  return {
    id: customer.id,
    createdAt: toIso(customer.firstAt / 1000),
    updatedAt: toIso(customer.lastAt / 1000),
    firstName: customer.firstName,
    lastName: customer.lastName,
    email: customer.email,
    phone: customer.phone,
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
    tags: ["imported"],
    createdAt: "9999-12-31T00:00:00Z",
    updatedAt: "9999-12-31T00:00:00Z",
    variants: [],
  };
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
