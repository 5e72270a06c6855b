import { z } from "zod";
import type { NewsName, NewsPayload } from "../jobs/news.ts";

/** A piece of news as a webhook tells it: whose shop it is stands in the header. */
export type Told = {
  [N in NewsName]: { name: N; payload: Omit<NewsPayload<N>, "shopId"> };
}[NewsName];

const id = z.union([z.number().int(), z.string().regex(/^\d+$/)]).transform(String);
const gidTail = z
  .string()
  .transform((gid) => gid.split("/").pop()!)
  .pipe(z.string().regex(/^\d+$/));

// The example webhooks Shopify's CLI sends have ids beyond 2^53, which only the gid still has to the last digit.
const subject = z
  .object({
    id: z.unknown(),
    admin_graphql_api_id: gidTail.optional(),
  })
  .transform((body, context) => {
    const exact = body.admin_graphql_api_id ?? id.safeParse(body.id).data;
    if (exact !== undefined) return exact;
    context.addIssue({
      code: "custom",
      path: ["id"],
      message: `found ${JSON.stringify(body.id)}, expected a number`,
    });
    return z.NEVER;
  });

const orderChanged = (orderId: string): Told => ({
  name: "shopify.order-changed",
  payload: { orderId },
});
const productChanged = (productId: string): Told => ({
  name: "shopify.product-changed",
  payload: { productId },
});

/**
 * What each topic tells us: its body, as far as we read it, turned into news. Everything else in a body is ignored and never stored.
 * Topics as the library spells them.
 */
export const webhookTopics = {
  ORDERS_CREATE: subject.transform(orderChanged),
  ORDERS_UPDATED: subject.transform(orderChanged),
  ORDERS_CANCELLED: subject.transform(orderChanged),
  ORDERS_EDITED: z
    .object({ order_edit: z.object({ order_id: id }) })
    .transform((body) => orderChanged(body.order_edit.order_id)),
  ORDERS_DELETE: z
    .object({ id })
    .transform((body): Told => ({ name: "shopify.order-deleted", payload: { orderId: body.id } })),
  REFUNDS_CREATE: z.object({ order_id: id }).transform((body) => orderChanged(body.order_id)),
  CUSTOMERS_DELETE: subject.transform((customerId): Told => ({
    name: "customer.deleted",
    payload: { customerId },
  })),
  CUSTOMERS_MERGE: z
    .object({
      admin_graphql_api_customer_deleted_id: gidTail,
      admin_graphql_api_customer_kept_id: gidTail,
    })
    .transform((body): Told => ({
      name: "customer.merged",
      payload: {
        customerId: body.admin_graphql_api_customer_deleted_id,
        intoId: body.admin_graphql_api_customer_kept_id,
      },
    })),
  PRODUCTS_CREATE: subject.transform(productChanged),
  PRODUCTS_UPDATE: subject.transform(productChanged),
  PRODUCTS_DELETE: subject.transform(productChanged),
  BULK_OPERATIONS_FINISH: z.object({ admin_graphql_api_id: gidTail }).transform((body): Told => ({
    name: "shopify.bulk-finished",
    payload: { bulkOperationId: body.admin_graphql_api_id },
  })),
} as const;

/** Topics that concern the shop itself; shops/webhooks.server.ts acts on them. */
export const shopTopics = {
  APP_UNINSTALLED: z.object({}),
  APP_SCOPES_UPDATE: z.object({ current: z.array(z.string()) }),
  CUSTOMERS_DATA_REQUEST: z.object({ customer: z.object({ id }), data_request: z.object({ id }) }),
  CUSTOMERS_REDACT: z.object({ customer: z.object({ id }) }),
  SHOP_REDACT: z.object({ shop_domain: z.string() }),
} as const;
