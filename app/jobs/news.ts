import { z } from "zod";
import { calendarDay } from "../calendar/instants.ts";
import { customerId, productId } from "../id-schemas.ts";
import { bulkOperationId, customer, order, shop } from "./payloads.ts";

/** Something a merchant waited for is over. */
const over = shop.extend({ at: z.iso.datetime() });
const offer = over.extend({ offerId: z.uuid() });
const sale = over.extend({ saleId: z.uuid() });

/**
 * What happens, in the order the data passes through the rooms. Whoever causes it announces it in the same transaction;
 * who has to do something about it stands in jobs/catalog.ts. Names that begin with `shopify` are what Shopify told us
 * and nobody has looked at yet.
 *
 * Work over a whole shop announces one piece of news (`orders.imported`), never one an order.
 */
export const news = {
  "shop.installed": shop,
  /** the merchant allowed, or no longer allows, what a piece costs to be read */
  "shop.costs-access-changed": shop,

  "shopify.product-changed": shop.extend({ productId }),
  "shopify.order-changed": order,
  "shopify.order-deleted": order,
  "shopify.bulk-finished": shop.extend({ bulkOperationId }),

  /** The customer is somebody else now, and so are their orders. */
  "customer.merged": customer.extend({ intoId: customerId }),
  /** All that was held of the one is the other's now. */
  "customer.moved": customer.extend({ intoId: customerId }),
  "customer.deleted": customer,
  /** They objected to being profiled, or took it back. */
  "customer.profiling-changed": customer,
  /** Shopify asked for it: nothing is held about the customer any more. */
  "customer.erased": customer,
  /** What is stored of a customer who asked, for the merchant to hand over. */
  "customer.gathered": over.extend({ requestId: z.string() }),

  /** What a piece costs, of any number of products. */
  "costs.changed": shop,
  /** There were none before. */
  "costs.first-read": over,

  "order.changed": order.extend({
    /** who placed it, and who was believed to have before */
    customerIds: z.array(customerId),
    /** placed, then or now, by nobody Shopify knows */
    isGuests: z.boolean(),
    /** a discount code stands on it, or did before */
    hasCode: z.boolean(),
    /** days of the shop it was placed on, now and before */
    days: z.array(calendarDay),
  }),
  /** Held no more: Shopify has deleted it, or has given the order that a file had under the same name. */
  "order.gone": order.extend({
    customerId: customerId.nullable(),
    hasCode: z.boolean(),
    day: calendarDay,
  }),
  /** The newest orders came before all others, for a first look. */
  "orders.previewed": shop,
  /** Many orders came or changed, any of the shop's; their customers hear of it when it is over: `orders.imported`. */
  "orders.repaired": shop,
  /** As many orders as will come have come. */
  "orders.imported": shop.extend({ importId: z.uuid().optional() }),
  /** All orders are read, and the customers' facts are made of them. */
  "import.finished": over.extend({ importId: z.uuid() }),
  "import.failed": over.extend({ importId: z.uuid() }),
  /** The weekly comparison found orders that differed, and made them equal. */
  "comparison.repaired": over.extend({ importId: z.uuid() }),
  /** All of a file of older orders that could be read counts. */
  "order-file.finished": over.extend({ fileId: z.uuid() }),

  /** Order facts of one customer. */
  "facts.changed": customer,
  /** Order facts of all customers. */
  "facts.rebuilt": shop,

  /** Every code is in Shopify. */
  "offer.launched": offer,
  "offer.failed": offer,
  /** Its outcome window has closed. */
  "offer.judged": offer,
  "sale.ended": sale,
  "sale.failed": sale,
  /** When a flash sale runs, as it is known at that moment; null = it does not. */
  "sale.dated": sale.extend({
    startsAt: z.iso.datetime().nullable(),
    endsAt: z.iso.datetime().nullable(),
  }),

  /** All that could be ended is. */
  "leaving.finished": over,
  /** A file with everything of the shop waits to be fetched. */
  "everything.gathered": over,
} as const;

export type NewsName = keyof typeof news;
export type NewsPayload<N extends NewsName> = z.infer<(typeof news)[N]>;

/** Pieces of news no job listens to, and why they are told all the same. */
export const unheard: { [N in NewsName]?: string } = {};
