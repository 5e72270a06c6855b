import type { Router } from "express";
import type { FulfillmentOrderRecord, FulfillmentRecord } from "../store/fulfillment-records.ts";
import type { LocationRecord } from "../store/locations.ts";
import type { ReturnRecord } from "../store/returns.ts";
import type {
  CustomerRecord,
  DiscountCodeRecord,
  DiscountRecord,
  MetafieldRecord,
  OrderRecord,
  ProductRecord,
  SegmentRecord,
  ShopRecord,
} from "../store/types.ts";

/** One moment for the whole sandbox. It runs like a real clock from wherever it was moved to. */
export interface Clock {
  now(): Date;
  /** ISO 8601, UTC, whole seconds: what Shopify writes in timestamps */
  iso(): string;
  /** moves the clock; listeners (sale edges, token expiry) see the new moment */
  moveTo(moment: Date): void;
  advance(milliseconds: number): void;
}

/** What the shop holds. Every write is durable when the call returns. */
export interface ShopStore {
  readonly shop: ShopRecord;
  updateShop(change: Partial<Omit<ShopRecord, "id" | "domain">>): void;
  /** the first of `many` ids that follow each other; left out = one */
  nextId(kind: string, many?: number): number;

  location(id: number): LocationRecord | null;
  /** the shop's first location; every shop has one */
  primaryLocation(): LocationRecord;
  putLocation(location: LocationRecord): void;
  deleteLocation(id: number): void;
  locations(): Iterable<LocationRecord>;

  /** work on an order that was written down; of most orders it follows from the order (sandbox/fulfillment) */
  fulfillmentOrder(id: number): FulfillmentOrderRecord | null;
  /** in id order, empty when it follows from the order */
  fulfillmentOrdersOf(orderId: number): FulfillmentOrderRecord[];
  putFulfillmentOrder(record: FulfillmentOrderRecord): void;
  fulfillment(id: number): FulfillmentRecord | null;
  fulfillmentsOf(orderId: number): FulfillmentRecord[];
  putFulfillment(record: FulfillmentRecord): void;

  return(id: number): ReturnRecord | null;
  /** in id order */
  returnsOf(orderId: number): ReturnRecord[];
  /** the return some part of its way back belongs to */
  returnWithReverse(kind: "order" | "line" | "delivery", id: number): ReturnRecord | null;
  putReturn(record: ReturnRecord): void;

  order(id: number): OrderRecord | null;
  orderByCheckoutToken(token: string): OrderRecord | null;
  putOrder(order: OrderRecord): void;
  deleteOrder(id: number): void;
  /** in id order, or by updatedAt, streamed; never loads all */
  orders(options?: {
    sort?: "id" | "updatedAt" | "processedAt";
    reverse?: boolean;
  }): Iterable<OrderRecord>;
  orderCount(): number;

  customer(id: number): CustomerRecord | null;
  putCustomer(customer: CustomerRecord): void;
  deleteCustomer(id: number): void;
  customers(): Iterable<CustomerRecord>;
  customerCount(): number;

  product(id: number): ProductRecord | null;
  putProduct(product: ProductRecord): void;
  /** lines of orders keep its number, as Shopify does, and find nothing there */
  deleteProduct(id: number): void;
  products(): Iterable<ProductRecord>;

  discount(id: number): DiscountRecord | null;
  putDiscount(discount: DiscountRecord): void;
  deleteDiscount(id: number): void;
  discounts(): Iterable<DiscountRecord>;
  /** codes compare case-insensitively, as at Shopify */
  codeByText(code: string): DiscountCodeRecord | null;
  putCode(code: DiscountCodeRecord): void;
  codesOf(discountId: number): Iterable<DiscountCodeRecord>;
  codeCountOf(discountId: number): number;

  segment(id: number): SegmentRecord | null;
  putSegment(segment: SegmentRecord): void;
  deleteSegment(id: number): void;
  segments(): Iterable<SegmentRecord>;

  metafield(ownerGid: string, namespace: string, key: string): MetafieldRecord | null;
  putMetafield(metafield: MetafieldRecord): void;
  deleteMetafield(ownerGid: string, namespace: string, key: string): void;
  metafieldsOf(ownerGid: string): MetafieldRecord[];

  /** many rows fast (the generator, CSV): one transaction per call */
  putMany(rows: {
    customers?: CustomerRecord[];
    orders?: OrderRecord[];
    products?: ProductRecord[];
    returns?: ReturnRecord[];
  }): void;
  transaction<T>(work: () => T): T;
}

/** Everything a part of the sandbox may need. Parts are express routers made from the world. */
export interface World {
  /** address of the admin shell, Admin API, checkout; no trailing slash */
  readonly url: string;
  /** address under which the browser sees the app (the edge) */
  readonly edgeUrl: string;
  /** where the app really listens; null until it is started */
  appUrl: string | null;
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly dir: string;
  /** the folders of the app's extensions lie in it */
  readonly extensionsDir: string;
  readonly clock: Clock;
  /** the shop of that domain; throws when the sandbox has no such shop */
  shop(domain: string): ShopStore;
  readonly domains: string[];
  /**
   * Says that something happened, so that the webhooks the app subscribed to are sent.
   * topic as in "orders/create"; subject is the id of the record the payload is made from.
   */
  emit(domain: string, topic: string, subject: { id: number; [extra: string]: unknown }): void;
  /** HS256 session token as App Bridge hands it out (kind "admin") or a checkout extension gets it (kind "checkout") */
  sessionToken(
    domain: string,
    kind: "admin" | "checkout",
    options?: { customerId?: number | null },
  ): string;
  isInstalled(domain: string): boolean;
  install(domain: string): void;
  uninstall(domain: string): void;
}

export type Part = (world: World) => Router;
