import { AccessDenied, ProtectedDataRefused, UserErrors } from "../admin-api/errors.ts";
import { gid, idOf } from "../admin-api/gid.ts";
import type { PageSize } from "../admin-api/page-size.ts";
import { allPages, askForPage, FIRST_OF_LIST, nextOf } from "../admin-api/paging.server.ts";
import { toMinor } from "../money.ts";
import { runningBulkQuery, startBulkQuery } from "../admin-api/bulk-operation.server.ts";
import type { AdminClient } from "../admin-api/client.server.ts";
import type { OrderId } from "../ids.ts";
import type { AdminOrder, AdminOrderLine } from "./order-record.ts";
import type { OrderWithLines } from "./jsonl.ts";

// The page a shop's first one is as big as; the few orders with more lines are asked for their rest.
const FIRST_PAGE: PageSize = { first: 20, inner: 5 };

/** What we read of an order, said once: for pages, single orders and the export alike. */
const ORDER_FACTS = `#graphql
  fragment OrderFacts on Order {
    id name processedAt updatedAt cancelledAt test sourceName displayFinancialStatus
    confirmationNumber checkoutToken discountCodes
    customer { id }
    totalPriceSet { shopMoney { amount currencyCode } }
    refundDiscrepancySet { shopMoney { amount currencyCode } }
    totalRefundedSet { shopMoney { amount currencyCode } }
    totalTipReceivedSet { shopMoney { amount currencyCode } }
    totalDiscountsSet { shopMoney { amount currencyCode } }
  }` as const;

const LINE_FACTS = `#graphql
  fragment LineFacts on LineItem {
    id quantity currentQuantity isGiftCard product { id } variant { id }
    priceAfterAllDiscountsBeforeTaxesSet { shopMoney { amount currencyCode } }
  }` as const;

const fieldsOf = (fragment: string) =>
  fragment.slice(fragment.indexOf("{") + 1, fragment.lastIndexOf("}")).trim();

/** Every order of the shop with its lines, for a bulk operation: `first` is ignored there. */
export const ALL_ORDERS = `{
  orders {
    edges { node {
      ${fieldsOf(ORDER_FACTS)}
      lineItems { edges { node { ${fieldsOf(LINE_FACTS)} } } }
    } }
  }
}`;

export type BulkStart = { started: string } | { refused: "access" | "busy"; why: string };

/**
 * Starts the export, or says why paging must do: both are normal.
 * @param running an export that runs already will do when it began at `since` or later and was not abandoned; null =
 *   none will do
 */
export async function startOrdersExport(
  admin: AdminClient,
  running: { since: Date; abandoned: string[] } | null,
): Promise<BulkStart> {
  try {
    const found =
      running && (await runningBulkQuery(admin, ALL_ORDERS, running.since, running.abandoned));
    if (found) return { started: found };
    return { started: await startBulkQuery(admin, ALL_ORDERS) };
  } catch (error) {
    // pages would be refused as well
    if (error instanceof ProtectedDataRefused) throw error;
    if (error instanceof AccessDenied) return { refused: "access", why: error.message };
    if (error instanceof UserErrors) {
      if (error.has("OPERATION_IN_PROGRESS") || error.has("LIMIT_REACHED"))
        return { refused: "busy", why: error.message };
      // the 2026-11 rule: bulk operations must be enabled for the app, and lapse after 31 days without use
      return { refused: "access", why: error.message };
    }
    throw error;
  }
}

const ORDERS_PAGE = `#graphql
    query OrdersPage($first: Int!, $lines: Int!, $after: String, $search: String, $sort: OrderSortKeys!, $reverse: Boolean!) {
      orders(first: $first, after: $after, query: $search, sortKey: $sort, reverse: $reverse) {
        pageInfo { hasNextPage endCursor }
        nodes {
          ...OrderFacts
          lineItems(first: $lines) {
            pageInfo { hasNextPage endCursor }
            nodes { ...LineFacts }
          }
        }
      }
    }
    ${ORDER_FACTS}
    ${LINE_FACTS}` as const;

export interface OrdersPage {
  orders: OrderWithLines[];
  /** null on the last page */
  next: string | null;
}

interface PageNode extends AdminOrder {
  lineItems: {
    nodes: AdminOrderLine[];
    pageInfo: { hasNextPage: boolean; endCursor?: string | null };
  };
}

/**
 * A page of orders, for what a bulk operation cannot do: the newest first, those updated since a moment, or all when
 * bulk access is missing.
 * @param search Shopify's search syntax, e.g. "updated_at:>='2026-11-21T00:00:00Z'"
 */
export async function ordersPage(
  admin: AdminClient,
  options: {
    after: string | null;
    search: string | null;
    sort: "PROCESSED_AT" | "UPDATED_AT" | "ID";
    reverse: boolean;
  },
): Promise<OrdersPage> {
  const { orders } = await askForPage(admin, ORDERS_PAGE, FIRST_PAGE, (size) => ({
    first: size.first,
    lines: size.inner,
    ...options,
  }));
  const nodes = orders.nodes as PageNode[];
  const whole = await Promise.all(nodes.map((node) => withAllLines(admin, node)));
  return { orders: whole.filter((order) => order !== null), next: nextOf(orders.pageInfo) };
}

const ONE_ORDER = `#graphql
    query OneOrder($id: ID!, $lines: Int!) {
      order(id: $id) {
        ...OrderFacts
        lineItems(first: $lines) {
          pageInfo { hasNextPage endCursor }
          nodes { ...LineFacts }
        }
      }
    }
    ${ORDER_FACTS}
    ${LINE_FACTS}` as const;

/** One order as it is now; null when Shopify has deleted it. */
export async function fetchOrder(
  admin: AdminClient,
  orderId: OrderId,
): Promise<OrderWithLines | null> {
  const { order } = await askForPage(admin, ONE_ORDER, FIRST_OF_LIST, ({ first }) => ({
    id: gid("Order", orderId),
    lines: first,
  }));
  return order ? withAllLines(admin, order as PageNode) : null;
}

const MORE_LINES = `#graphql
      query MoreLines($id: ID!, $first: Int!, $after: String) {
        order(id: $id) {
          lineItems(first: $first, after: $after) {
            pageInfo { hasNextPage endCursor }
            nodes { ...LineFacts }
          }
        }
      }
      ${LINE_FACTS}` as const;

/** null when the order was deleted meanwhile: without its other lines it would be another order. */
async function withAllLines(admin: AdminClient, node: PageNode): Promise<OrderWithLines | null> {
  const lines = [...node.lineItems.nodes];
  const begun = nextOf(node.lineItems.pageInfo);
  if (!begun) return { order: node, lines, endByte: 0 };
  const pages = allPages(async (after) => {
    const { order } = await askForPage(admin, MORE_LINES, FIRST_OF_LIST, ({ first }) => ({
      id: node.id,
      first,
      after: after ?? begun,
    }));
    return { order, next: order ? nextOf(order.lineItems.pageInfo) : null };
  });
  for await (const { order } of pages) {
    if (!order) return null;
    lines.push(...(order.lineItems.nodes as AdminOrderLine[]));
  }
  return { order: node, lines, endByte: 0 };
}

/** How many orders Shopify says there are; null when it only knows "more than". */
export async function countOrders(
  admin: AdminClient,
  search: string | null = null,
): Promise<number | null> {
  const { ordersCount } = await admin.request(
    `#graphql
    query OrdersCount($search: String) { ordersCount(query: $search, limit: null) { count precision } }`,
    { search },
  );
  return ordersCount && ordersCount.precision === "EXACT" ? ordersCount.count : null;
}

/** When an order of the shop was last updated; null when it has none. */
export async function newestUpdate(admin: AdminClient): Promise<Date | null> {
  const { orders } = await admin.request(
    `#graphql
    query NewestUpdate {
      orders(first: 1, sortKey: UPDATED_AT, reverse: true) { nodes { updatedAt } }
    }`,
    {},
  );
  const [newest] = orders.nodes;
  return newest ? new Date(newest.updatedAt) : null;
}

const ORDER_IDS = `#graphql
    query OrderIds($search: String!, $first: Int!) {
      orders(first: $first, query: $search, sortKey: ID) {
        pageInfo { hasNextPage }
        nodes { id updatedAt }
      }
    }` as const;

/** Numbers and updates of orders, many at once: enough to see what differs. */
export async function orderIdsPage(
  admin: AdminClient,
  search: string,
): Promise<{ orders: { orderId: OrderId; updatedAt: string }[]; hasMore: boolean }> {
  const { orders } = await askForPage(admin, ORDER_IDS, FIRST_OF_LIST, ({ first }) => ({
    search,
    first,
  }));
  return {
    orders: orders.nodes.map((node) => ({
      orderId: idOf("Order", node.id),
      updatedAt: node.updatedAt,
    })),
    hasMore: orders.pageInfo.hasNextPage,
  };
}

/** An order's amounts without its lines: many fit in a request. */
export interface OrderAmounts {
  orderId: OrderId;
  processedAt: string;
  updatedAt: string;
  /** what was asked for less what was given back; minor units of the shop's currency */
  paidMinor: number;
}

const ORDER_AMOUNTS = `#graphql
    query OrderAmounts($search: String!, $first: Int!, $after: String) {
      orders(first: $first, after: $after, query: $search, sortKey: PROCESSED_AT, reverse: true) {
        pageInfo { hasNextPage endCursor }
        nodes {
          id processedAt updatedAt
          totalPriceSet { shopMoney { amount currencyCode } }
          totalRefundedSet { shopMoney { amount currencyCode } }
        }
      }
    }` as const;

/** Orders processed since a moment, the newest first. */
export async function orderAmountsPage(
  admin: AdminClient,
  since: Date,
  after: string | null,
): Promise<{ orders: OrderAmounts[]; next: string | null }> {
  const { orders } = await askForPage(admin, ORDER_AMOUNTS, FIRST_OF_LIST, ({ first }) => ({
    search: `processed_at:>='${since.toISOString()}'`,
    first,
    after,
  }));
  const minor = ({ shopMoney }: { shopMoney: { amount: string; currencyCode: string } }) =>
    toMinor(shopMoney.amount, shopMoney.currencyCode);
  return {
    orders: orders.nodes.map((node) => ({
      orderId: idOf("Order", node.id),
      processedAt: node.processedAt,
      updatedAt: node.updatedAt,
      paidMinor: minor(node.totalPriceSet) - minor(node.totalRefundedSet),
    })),
    next: nextOf(orders.pageInfo),
  };
}

/** Orders a request may ask about by their ids. */
export const IDS_AT_ONCE = 250;

/** Which of these orders Shopify has; at most IDS_AT_ONCE. */
export async function ordersThatExist(
  admin: AdminClient,
  orderIds: OrderId[],
): Promise<Set<OrderId>> {
  const { nodes } = await admin.request(
    `#graphql
    query OrdersThatExist($ids: [ID!]!) { nodes(ids: $ids) { id } }`,
    { ids: orderIds.map((orderId) => gid("Order", orderId)) },
  );
  return new Set(nodes.flatMap((node) => (node ? [idOf("Order", node.id)] : [])));
}
