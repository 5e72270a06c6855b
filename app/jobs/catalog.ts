import { z } from "zod";
import { DAY_MS } from "../calendar/days.ts";
import { calendarDay } from "../calendar/instants.ts";
import { customerId, orderId, productId } from "../id-schemas.ts";
import { job, type AnyJob } from "./job.ts";
import type { NewsName } from "./news.ts";
import { bulkOperationId, shop } from "./payloads.ts";

const order = shop.extend({ orderId });
const customer = shop.extend({ customerId });
const merge = customer.extend({ intoId: customerId });
const offer = shop.extend({ offerId: z.uuid() });
const sale = shop.extend({ saleId: z.uuid() });

/** The payload is what the news says. */
const same = <T>(news: T): T => news;
/** Only the shop of it. */
const whose = ({ shopId }: { shopId: number }) => ({ shopId });
const when = <T>(condition: boolean, payload: T): T | [] => (condition ? payload : []);

/** What the news is about, for a line on Home. */
const notice = (
  kind: NewsName,
  { shopId, at }: { shopId: number; at: string },
  subject: string = kind,
) => ({ shopId, kind, subject, at });

/** Totals of a shop: at most once a second, and in a big, busy shop a twentieth of the time. */
const totals = { ms: 1000, share: 1 / 20 };

/**
 * One reading of all orders: its jobs follow, and replace, each other. About a day and a half of tries, further and
 * further apart: they must outlast an outage of Shopify's.
 */
const reading = {
  payload: shop.extend({ importId: z.uuid() }),
  key: { as: "orders.reading" },
  attempts: 14,
};

/**
 * Every job there is, in the order the data passes through the rooms, and the news it listens to. A room adds jobs of
 * its own only; what it has to tell others it announces, so that an earlier room never knows a later one.
 */
export const jobs = {
  "shops.install": job({
    payload: shop,
    words: "Set up the shop",
    formerly: ["shop.install"],
  }),
  "shops.look-whether-gone": job({
    payload: shop,
    words: "Look whether the app was uninstalled",
  }),
  "shops.merge-customer": job({
    payload: merge,
    words: "Make one customer of two",
    // a request of who stays must find what was held of who is gone
    evenAfterLeaving: true,
    on: { "customer.merged": same },
    formerly: ["customers.move-traits"],
  }),
  "shops.move-left-behind": job({
    payload: shop,
    words: "Make one customer of two",
    // what was read before Shopify merged them still names who is gone
    on: { "orders.imported": ({ shopId }) => ({ shopId }), "orders.repaired": same },
    schedule: "nightly",
  }),
  "shops.drop-old": job({
    payload: shop,
    words: "Remove what is kept for a time only",
    schedule: "nightly",
  }),
  "shops.export-customer": job({
    payload: shop.extend({ requestId: z.string() }),
    words: "Gather what is stored of a customer",
    evenAfterLeaving: true,
    formerly: ["privacy.export"],
  }),
  "shops.erase-customer": job({
    // only jobs of the release before name the customer: the request knows
    payload: shop.extend({ requestId: z.string(), customerId: customerId.optional() }),
    words: "Erase a customer",
    key: { of: ["shopId", "requestId"] },
    evenAfterLeaving: true,
    formerly: ["privacy.redact-customer"],
  }),
  "shops.erase-shop": job({
    payload: shop.extend({ domain: z.string() }),
    words: "Erase the shop",
    long: true,
    key: { of: ["shopId"] },
    lane: "none",
    evenAfterLeaving: true,
    formerly: ["privacy.redact-shop"],
  }),

  "products.import": job({
    payload: shop,
    words: "Read the products",
    long: true,
    on: { "shop.installed": same, "shop.costs-access-changed": same },
    schedule: "nightly",
  }),
  "products.refresh": job({
    payload: shop.extend({ productId }),
    words: "Read a product again",
    lane: "none",
    on: { "shopify.product-changed": same },
  }),

  "orders.begin": job({
    payload: shop,
    words: "Begin to read the orders",
    on: { "shop.installed": same },
  }),
  "orders.import": job({ ...reading, words: "Ask Shopify for all orders" }),
  "orders.preview": job({
    payload: reading.payload,
    words: "Read the newest orders first",
    lane: "none",
    priority: -10,
  }),
  "orders.poll": job({ ...reading, words: "Look whether Shopify has exported the orders" }),
  "orders.bulk-finished": job({
    payload: shop.extend({ bulkOperationId }),
    words: "Look whether Shopify has exported the orders",
    on: { "shopify.bulk-finished": same },
  }),
  "orders.load": job({ ...reading, words: "Read the exported orders", long: true }),
  "orders.page": job({ ...reading, words: "Read the orders page by page", long: true }),
  "orders.refresh": job({
    payload: order,
    words: "Read an order again",
    // what was asked later is written later; other orders go on beside it
    lane: "order",
    on: { "shopify.order-changed": same },
  }),
  "orders.refresh-customer": job({
    payload: customer,
    words: "Read the orders of a customer again",
    on: { "customer.deleted": same },
  }),
  "orders.forget": job({
    payload: order,
    words: "Remove a deleted order",
    lane: "order",
    on: { "shopify.order-deleted": same },
  }),
  "orders.reconcile": job({
    payload: shop,
    words: "Compare the orders that changed",
    schedule: "hourly",
  }),
  "orders.check-counts": job({
    payload: shop,
    words: "Compare the orders of each month",
    long: true,
    schedule: "nightly",
  }),
  // asked every night, so that a night without a worker does not cost a week
  "orders.weekly": job({ payload: shop, words: "Compare every order", schedule: "nightly" }),
  "orders.weekly-end": job({ ...reading, words: "Compare every order", long: true }),

  "orders.file-buyers": job({
    payload: shop.extend({ fileId: z.uuid() }),
    words: "Find the buyers of older orders from a file",
    long: true,
    attempts: 14,
  }),

  "orders.reseal-buyers": job({
    payload: shop,
    words: "Forget or seal anew the buyers of older orders",
    schedule: "nightly",
  }),

  "customers.forget-traits": job({
    payload: customer,
    words: "Forget what was known of a deleted customer",
    // who was merged is deleted too, and Shopify may tell the merge later: it tries a message again for hours
    pace: { ms: DAY_MS },
    on: { "customer.deleted": same },
  }),
  "customers.rebuild-facts": job({
    payload: shop.extend({ importId: z.uuid().optional() }),
    words: "Count the customers' orders",
    long: true,
    on: { "orders.imported": same },
    schedule: "nightly",
  }),
  // a merchant who has just installed the app waits for it, and the orders are few
  "customers.preview-facts": job({
    payload: shop,
    words: "Count the customers' orders",
    on: { "orders.previewed": same },
  }),
  "customers.refresh-facts": job({
    payload: customer,
    words: "Count the customers' orders",
    // a burst of webhooks becomes one
    pace: { ms: 300 },
    on: {
      "order.changed": ({ shopId, customerIds }) =>
        customerIds.map((customerId) => ({ shopId, customerId })),
      "order.gone": ({ shopId, customerId }) => (customerId === null ? [] : { shopId, customerId }),
      "customer.moved": ({ shopId, customerId, intoId }) => [
        { shopId, customerId },
        { shopId, customerId: intoId },
      ],
    },
  }),
  "customers.refresh-totals": job({
    payload: shop,
    words: "Count the customers' orders",
    pace: totals,
    on: {
      // of others the customer's facts bring it about
      "order.changed": (news) => when(news.isGuests, news),
      "order.gone": same,
      "customer.erased": same,
    },
  }),
  "customers.rebuild-days": job({
    payload: shop,
    words: "Add the orders of each day up",
    long: true,
    pace: totals,
    on: { "facts.rebuilt": same, "customer.moved": whose, "customer.erased": whose },
  }),
  "customers.refresh-day": job({
    payload: shop.extend({ day: calendarDay }),
    words: "Add the orders of each day up",
    pace: totals,
    on: {
      "order.changed": ({ shopId, days }) => days.map((day) => ({ shopId, day })),
      "order.gone": ({ shopId, day }) => ({ shopId, day }),
    },
  }),

  "clv.compute": job({
    payload: shop,
    words: "Work out values and states",
    long: true,
    on: { "facts.rebuilt": same },
  }),
  "clv.compute-customer": job({
    payload: customer,
    words: "Work out values and states",
    on: { "facts.changed": same, "customer.profiling-changed": same },
  }),
  "clv.compute-profit": job({
    payload: shop,
    words: "Work out values and states",
    long: true,
    on: { "costs.changed": same },
  }),
  "clv.refresh-totals": job({ payload: shop, words: "Work out values and states", pace: totals }),

  "offers.launch": job({
    payload: offer,
    words: "Create an offer's codes",
    act: "launching",
    long: true,
    priority: -10,
  }),
  "offers.redeemed": job({
    payload: order,
    words: "Note a used code",
    on: {
      "order.changed": (news) => when(news.hasCode, news),
      // an offer must not be praised for an order that is no more
      "order.gone": (news) => when(news.hasCode, news),
    },
  }),
  "offers.redeemed-all": job({
    payload: shop,
    words: "Note the used codes",
    long: true,
    on: { "orders.repaired": same, "orders.imported": same },
  }),
  "offers.stop": job({ payload: offer, words: "Switch an offer's codes off" }),
  "offers.tell-verdicts": job({
    payload: shop,
    words: "Tell which verdicts are in",
    schedule: "nightly",
  }),
  "offers.end-interrupted": job({
    payload: shop,
    words: "Switch an offer's codes off",
    on: { "shop.installed": same },
  }),

  "flash-sales.create": job({
    payload: sale,
    words: "Create or end a flash sale",
    act: "launching",
  }),
  "flash-sales.edge": job({
    payload: sale.extend({ edge: z.enum(["start", "end", "again"]).optional() }),
    words: "Create or end a flash sale",
  }),
  "flash-sales.follow": job({
    payload: shop,
    words: "Look at the flash sales",
    schedule: "hourly",
  }),
  "flash-sales.cancel": job({ payload: sale, words: "Create or end a flash sale" }),
  "flash-sales.end-interrupted": job({
    payload: shop,
    words: "Create or end a flash sale",
    on: { "shop.installed": same },
  }),

  "surveys.publish": job({
    payload: shop,
    words: "Publish the survey",
    act: "launching",
    on: { "shop.installed": same },
  }),
  "surveys.withdraw": job({ payload: shop, words: "Take the survey out of the shop" }),
  "surveys.match": job({
    payload: order,
    words: "Match answers with an order",
    on: { "order.changed": same },
  }),
  "surveys.match-all": job({
    payload: shop,
    words: "Match answers with the orders",
    on: { "orders.repaired": same, "orders.imported": same },
  }),
  "surveys.mask-stored": job({
    payload: shop,
    words: "Take addresses and numbers out of earlier answers",
    schedule: "nightly",
  }),
  "surveys.drop-unproven": job({
    payload: shop,
    words: "Tidy up survey answers",
    schedule: "nightly",
  }),

  "leaving.end": job({ payload: shop, words: "End what Boomerang made in Shopify" }),
  "leaving.gather": job({
    payload: shop.extend({ fileId: z.uuid() }),
    words: "Gather everything of the shop in a file",
    lane: "none",
    long: true,
    attempts: 5,
  }),
  "leaving.drop-gathered": job({
    payload: shop,
    words: "Remove files nobody fetched",
    schedule: "nightly",
  }),

  "notices.note": job({
    payload: shop.extend({ kind: z.string(), subject: z.string(), at: z.iso.datetime() }),
    words: "Write down what is done, for Home",
    on: {
      "import.finished": (news) => notice("import.finished", news, news.importId),
      "import.failed": (news) => notice("import.failed", news, news.importId),
      "comparison.repaired": (news) => notice("comparison.repaired", news, news.importId),
      "order-file.finished": (news) => notice("order-file.finished", news, news.fileId),
      "costs.first-read": (news) => notice("costs.first-read", news),
      "customer.gathered": (news) => notice("customer.gathered", news, news.requestId),
      "offer.launched": (news) => notice("offer.launched", news, news.offerId),
      "offer.failed": (news) => notice("offer.failed", news, news.offerId),
      "offer.judged": (news) => notice("offer.judged", news, news.offerId),
      "sale.ended": (news) => notice("sale.ended", news, news.saleId),
      "sale.failed": (news) => notice("sale.failed", news, news.saleId),
      "leaving.finished": (news) => notice("leaving.finished", news),
      "everything.gathered": (news) => notice("everything.gathered", news),
    },
  }),
  "notices.drop-old": job({
    payload: shop,
    words: "Put away what was done long ago",
    schedule: "nightly",
  }),

  "worker.rounds": job({
    payload: z.object({}),
    words: "Begin what shops have to do each hour and each night",
    formerly: ["hourly", "nightly"],
  }),
  "worker.tidy": job({ payload: z.object({}), words: "Tidy up the queue" }),
} as const satisfies Record<string, AnyJob>;

export type JobName = keyof typeof jobs;
export type JobPayload<N extends JobName> = z.infer<(typeof jobs)[N]["payload"]>;

export const jobNames = Object.keys(jobs) as JobName[];

/** What is known of a job, without its payload. */
export const entryOf = (name: JobName): AnyJob => jobs[name];

/** A job's name today; null for one nobody knows. */
export function currentName(name: string): JobName | null {
  return (
    jobNames.find((known) => known === name || entryOf(known).formerly?.includes(name)) ?? null
  );
}

/** What a job does, in words for the merchant; its name when it is not known here. */
export function jobWords(name: string): string {
  const known = currentName(name);
  return known ? jobs[known].words : name;
}
