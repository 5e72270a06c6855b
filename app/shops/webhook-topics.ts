import { z } from "zod";
import type { JobName, JobPayload } from "../jobs/catalog.ts";

/** A job a webhook asks for. */
export type WebhookJob = {
  [N in JobName]: { name: N; payload: Omit<JobPayload<N>, "shopId">; key: string };
}[JobName];

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
    if (exact !== undefined) return { id: exact };
    context.addIssue({
      code: "custom",
      path: ["id"],
      message: `found ${JSON.stringify(body.id)}, expected a number`,
    });
    return z.NEVER;
  });

function refreshOrder(orderId: string): WebhookJob {
  return { name: "orders.refresh", key: `order:${orderId}`, payload: { orderId } };
}

const changedOrder = subject.transform((body) => [refreshOrder(body.id)]);
const changedProduct = subject.transform((body): WebhookJob[] => [
  { name: "products.refresh", key: `product:${body.id}`, payload: { productId: body.id } },
]);

/**
 * What each topic means for us: its body, as far as we read it, turned into jobs. Everything else in a body is ignored and never stored.
 * Topics as the library spells them.
 */
export const webhookTopics = {
  ORDERS_CREATE: changedOrder,
  ORDERS_UPDATED: changedOrder,
  ORDERS_CANCELLED: changedOrder,
  ORDERS_EDITED: z
    .object({ order_edit: z.object({ order_id: id }) })
    .transform((body) => [refreshOrder(body.order_edit.order_id)]),
  ORDERS_DELETE: z
    .object({ id })
    .transform((body): WebhookJob[] => [
      { name: "orders.forget", key: `forget:${body.id}`, payload: { orderId: body.id } },
    ]),
  REFUNDS_CREATE: z.object({ order_id: id }).transform((body) => [refreshOrder(body.order_id)]),
  CUSTOMERS_DELETE: subject.transform((body): WebhookJob[] => [
    {
      name: "orders.refresh-customer",
      key: `customer:${body.id}`,
      payload: { customerId: body.id },
    },
  ]),
  CUSTOMERS_MERGE: z
    .object({ admin_graphql_api_customer_deleted_id: gidTail })
    .transform((body): WebhookJob[] => [
      {
        name: "orders.refresh-customer",
        key: `customer:${body.admin_graphql_api_customer_deleted_id}`,
        payload: { customerId: body.admin_graphql_api_customer_deleted_id },
      },
    ]),
  PRODUCTS_CREATE: changedProduct,
  PRODUCTS_UPDATE: changedProduct,
  PRODUCTS_DELETE: changedProduct,
} as const;

/** Topics that concern the shop as a whole; shops/webhooks.server.ts acts on them itself. */
export const shopTopics = {
  BULK_OPERATIONS_FINISH: z.object({ admin_graphql_api_id: gidTail }),
  APP_UNINSTALLED: z.object({}),
  APP_SCOPES_UPDATE: z.object({ current: z.array(z.string()) }),
  CUSTOMERS_DATA_REQUEST: z.object({ customer: z.object({ id }), data_request: z.object({ id }) }),
  CUSTOMERS_REDACT: z.object({ customer: z.object({ id }) }),
  SHOP_REDACT: z.object({ shop_domain: z.string() }),
} as const;
