import type { ShopStore } from "../platform/world.ts";
import { annotationTable, type AnnotationTable } from "./annotations.ts";
import { checkoutTable, type CheckoutTable } from "./checkouts.ts";
import { contribution, customerTable } from "./customers.ts";
import { openDatabase, type Database } from "./database.ts";
import { discountTable, type DiscountTable } from "./discounts.ts";
import { flowTable, type FlowTable } from "./flow.ts";
import { fulfillmentTables } from "./fulfillments.ts";
import { idCounter } from "./ids.ts";
import { adjustmentTable, type AdjustmentTable } from "./inventory-adjustments.ts";
import { inventoryItems } from "./inventory-items.ts";
import type { LevelTable } from "./inventory-levels.ts";
import { heldTable, type HeldTable } from "./held-for-orders.ts";
import { toSeconds } from "./instants.ts";
import { locationTable } from "./locations.ts";
import { logInTable, type LogInTable } from "./log-ins.ts";
import { marketingTable, type MarketingTable } from "./marketing.ts";
import { metafieldTable, type MetafieldTable } from "./metafields.ts";
import { orderTable } from "./orders.ts";
import { productTable, type FoundVariant } from "./products.ts";
import { returnTable } from "./returns.ts";
import { segmentTable } from "./segments.ts";
import { themeBlockTable, type ThemeBlockTable } from "./theme-blocks.ts";
import { webPixelTable, type WebPixelTable } from "./web-pixels.ts";
import { creditTable, type CreditTable } from "./store-credit.ts";
import { transferTables, type TransferTables } from "./transfers.ts";
import type { OrderRecord, ProductRecord, ShopRecord } from "./types.ts";

/** What the sandbox itself needs beyond what its parts may ask. */
export interface OpenShop extends ShopStore {
  readonly db: Database;
  readonly discountTable: DiscountTable;
  readonly metafieldTable: MetafieldTable;
  readonly themeBlocks: ThemeBlockTable;
  readonly webPixel: WebPixelTable;
  readonly logIns: LogInTable;
  readonly credit: CreditTable;
  readonly checkouts: CheckoutTable;
  readonly flow: FlowTable;
  readonly marketing: MarketingTable;
  readonly annotations: AnnotationTable;
  readonly levels: LevelTable;
  readonly adjustments: AdjustmentTable;
  readonly held: HeldTable;
  readonly transfers: TransferTables;
  /** shared with other readers, not to be changed */
  sharedProduct(id: number): ProductRecord | null;
  variant(id: number): FoundVariant | null;
  variantByItem(inventoryItemId: number): FoundVariant | null;
  deleteCode(id: number): void;
  /** small facts of the sandbox about this shop, kept over restarts */
  fact(name: string): string | null;
  setFact(name: string, value: string): void;
  close(): void;
}

/** Opens a shop's file; a new file begins with `shop` as its record. */
export function openShop(path: string, shop: ShopRecord): OpenShop {
  const db = openDatabase(path);
  const orders = orderTable(db);
  const customers = customerTable(db);
  const products = productTable(db);
  const discounts = discountTable(db);
  const segments = segmentTable(db);
  const metafields = metafieldTable(db);
  const logIns = logInTable(db);
  const credit = creditTable(db);
  const checkouts = checkoutTable(db);
  const flow = flowTable(db);

  const fact = (name: string): string | null => {
    const row = db.prepare("SELECT value FROM facts WHERE name = ?").get(name);
    return row ? (row["value"] as string) : null;
  };
  const setFact = (name: string, value: string): void => {
    db.prepare("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)").run(name, value);
  };
  const kept = fact("shop");
  let record: ShopRecord = kept === null ? shop : (JSON.parse(kept) as ShopRecord);
  if (kept === null) setFact("shop", JSON.stringify(record));

  const nextId = idCounter(db);
  const locations = locationTable(db, record, nextId);
  const inventory = inventoryItems(db, nextId, () => locations.primary().id);
  const fulfillment = fulfillmentTables(db);
  const returns = returnTable(db);

  function writeOrder(order: OrderRecord): void {
    const before = orders.get(order.id);
    orders.write(order);
    if (before) {
      if (before.customerId !== null) customers.recount(before.customerId);
      if (order.customerId !== null) customers.recount(order.customerId);
    } else if (order.customerId !== null) {
      customers.add(order.customerId, {
        ...contribution(order),
        lastId: order.id,
        lastAt: toSeconds(order.processedAt),
      });
    }
  }

  function writeProduct(product: ProductRecord): void {
    products.write(inventory.stocked(product));
  }

  const store: OpenShop = {
    db,
    discountTable: discounts,
    metafieldTable: metafields,
    themeBlocks: themeBlockTable(db),
    webPixel: webPixelTable(db),
    logIns,
    credit,
    checkouts,
    flow,
    marketing: marketingTable(db),
    annotations: annotationTable(db),
    levels: inventory.levels,
    adjustments: adjustmentTable(db),
    held: heldTable(db),
    transfers: transferTables(db),
    fact,
    setFact,
    get shop() {
      return record;
    },
    updateShop(change) {
      record = { ...record, ...change };
      setFact("shop", JSON.stringify(record));
    },
    nextId,

    location: locations.get,
    primaryLocation: locations.primary,
    putLocation: locations.write,
    deleteLocation: locations.remove,
    locations: locations.each,

    fulfillmentOrder: fulfillment.order,
    fulfillmentOrdersOf: fulfillment.ordersOf,
    putFulfillmentOrder: fulfillment.writeOrder,
    fulfillment: fulfillment.fulfillment,
    fulfillmentsOf: fulfillment.fulfillmentsOf,
    putFulfillment: fulfillment.writeFulfillment,

    return: returns.get,
    returnsOf: returns.of,
    returnWithReverse: returns.withReverse,
    putReturn: returns.write,

    order: orders.get,
    orderByCheckoutToken: orders.byCheckoutToken,
    putOrder: (order) => db.transaction(() => writeOrder(order)),
    deleteOrder(id) {
      db.transaction(() => {
        const order = orders.get(id);
        orders.remove(id);
        fulfillment.removeOf(id);
        returns.removeOf(id);
        if (order && order.customerId !== null) customers.recount(order.customerId);
      });
    },
    orders: (options = {}) => orders.each(options.sort ?? "id", options.reverse ?? false),
    orderCount: orders.count,

    customer: customers.get,
    putCustomer(customer) {
      db.transaction(() => {
        const isNew = customers.get(customer.id) === null;
        customers.write(customer);
        if (isNew) customers.recount(customer.id);
      });
    },
    deleteCustomer(id) {
      db.transaction(() => {
        // an order never refers to a customer who is gone
        db.prepare("UPDATE orders SET customer_id = NULL WHERE customer_id = ?").run(id);
        logIns.removeAllOf(id);
        credit.removeOf(id);
        checkouts.forget(id);
        flow.forget(id);
        customers.remove(id);
      });
    },
    customers: customers.each,
    customerCount: customers.count,

    product: products.get,
    sharedProduct: products.shared,
    variant: products.variant,
    variantByItem: products.variantByItem,
    putProduct: (product) => db.transaction(() => writeProduct(product)),
    deleteProduct(id) {
      db.transaction(() => {
        inventory.remove(id);
        products.remove(id);
      });
    },
    products: products.each,

    discount: discounts.get,
    putDiscount: discounts.write,
    deleteDiscount: discounts.remove,
    discounts: discounts.each,
    codeByText: discounts.code,
    putCode: discounts.writeCode,
    deleteCode: discounts.removeCode,
    codesOf: discounts.codesOf,
    codeCountOf: discounts.codeCount,

    segment: segments.get,
    putSegment: segments.write,
    deleteSegment: segments.remove,
    segments: segments.each,

    metafield: metafields.get,
    putMetafield: metafields.write,
    deleteMetafield: metafields.remove,
    metafieldsOf: metafields.of,

    putMany(rows) {
      db.transaction(() => {
        for (const product of rows.products ?? []) writeProduct(product);
        for (const customer of rows.customers ?? []) store.putCustomer(customer);
        for (const order of rows.orders ?? []) writeOrder(order);
        for (const one of rows.returns ?? []) returns.write(one);
      });
    },
    transaction: db.transaction,
    close: db.close,
  };
  // the file of an earlier sandbox counted variants only
  for (const id of products.uncounted()) store.putProduct(products.get(id)!);
  return store;
}
