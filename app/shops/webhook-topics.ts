import { z } from "zod";
import { customerId, orderId, productId } from "../id-schemas.ts";
import type { OrderId } from "../ids.ts";
import type { NewsName, NewsPayload } from "../jobs/news.ts";
import { bulkOperationId } from "../jobs/payloads.ts";
import { plainText } from "../plain-text.ts";

/** A piece of news as a webhook tells it: whose shop it is stands in the header. */
export type Told = {
  [N in NewsName]: { name: N; payload: Omit<NewsPayload<N>, "shopId"> };
}[NewsName];

const atTheEnd = (gid: unknown) => (typeof gid === "string" ? gid.split("/").pop() : gid);

const orderChanged = (id: OrderId): Told => ({
  name: "shopify.order-changed",
  payload: { orderId: id },
});
const order = z.object({ id: orderId }).transform(({ id }) => orderChanged(id));
const product = z.object({ id: productId }).transform(({ id }): Told => ({
  name: "shopify.product-changed",
  payload: { productId: id },
}));

/**
 * What each topic tells us: its body, as far as we read it, turned into news. Everything else in a body is ignored and
 * never stored. Topics as the library spells them. Ids no shop can have, as in the examples Shopify's CLI sends, are
 * told apart from other faults.
 */
export const webhookTopics = {
  ORDERS_CREATE: order,
  ORDERS_UPDATED: order,
  ORDERS_CANCELLED: order,
  ORDERS_EDITED: z
    .object({ order_edit: z.object({ order_id: orderId }) })
    .transform((body) => orderChanged(body.order_edit.order_id)),
  ORDERS_DELETE: z
    .object({ id: orderId })
    .transform(({ id }): Told => ({ name: "shopify.order-deleted", payload: { orderId: id } })),
  REFUNDS_CREATE: z.object({ order_id: orderId }).transform((body) => orderChanged(body.order_id)),
  CUSTOMERS_DELETE: z
    .object({ id: customerId })
    .transform(({ id }): Told => ({ name: "customer.deleted", payload: { customerId: id } })),
  CUSTOMERS_MERGE: z
    .object({
      admin_graphql_api_customer_deleted_id: z.preprocess(atTheEnd, customerId),
      admin_graphql_api_customer_kept_id: z.preprocess(atTheEnd, customerId),
    })
    .transform((body): Told => ({
      name: "customer.merged",
      payload: {
        customerId: body.admin_graphql_api_customer_deleted_id,
        intoId: body.admin_graphql_api_customer_kept_id,
      },
    })),
  PRODUCTS_CREATE: product,
  PRODUCTS_UPDATE: product,
  PRODUCTS_DELETE: product,
  BULK_OPERATIONS_FINISH: z
    .object({ admin_graphql_api_id: z.preprocess(atTheEnd, bulkOperationId) })
    .transform((body): Told => ({
      name: "shopify.bulk-finished",
      payload: { bulkOperationId: body.admin_graphql_api_id },
    })),
} as const;

/** Some requests name the customer by e-mail only: then their orders say whom it is about. */
const customer = z
  .object({ id: customerId.nullish() })
  .nullish()
  .transform((named) => named?.id ?? null);
const orders = z
  .array(orderId)
  .nullish()
  .transform((named) => named ?? []);
/**
 * Names the request. One beyond 2^53 is exact as text only; whatever else stands there is no number of Shopify's, and
 * the request is still one.
 */
const requestNumber = z
  .union([z.int().positive().transform(String), z.string().regex(/^[1-9]\d{0,19}$/)])
  .nullish()
  .catch(null);
/** What the database can hold: a scope is kept as it is written. */
const scope = z.string().refine((written) => written === plainText(written));

/** Topics that concern the shop itself; shops/webhooks.server.ts acts on them. */
export const shopTopics = {
  APP_UNINSTALLED: z.object({}),
  APP_SCOPES_UPDATE: z.object({ current: z.array(scope) }),
  CUSTOMERS_DATA_REQUEST: z.object({
    customer,
    orders_requested: orders,
    data_request: z.object({ id: requestNumber }).nullish().catch(null),
  }),
  CUSTOMERS_REDACT: z.object({ customer, orders_to_redact: orders }),
  SHOP_REDACT: z.object({}),
} as const;
