import { anOrder, aCustomer, aProduct, domain, startBench, type Bench } from "./support.ts";
import type { BenchOptions } from "./support.ts";

const fulfilmentScopes = [
  "read_all_orders",
  "write_orders",
  "write_customers",
  "write_products",
  "write_locations",
  "write_fulfillments",
  "write_merchant_managed_fulfillment_orders",
  "write_returns",
];

/** A shop with three orders to send: two lines of two pieces each; 1003 is bought by a customer in Germany. */
export async function startFulfilmentBench(options: BenchOptions = {}): Promise<Bench> {
  const bench = await startBench({ scopes: fulfilmentScopes, ...options });
  const order = (id: number, customerId: number) => {
    const { lines, ...rest } = anOrder(id, { customerId, fulfillmentStatus: "UNFULFILLED" });
    return { ...rest, lines: lines.map((line) => ({ ...line, quantity: 2, currentQuantity: 2 })) };
  };
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    customers: [aCustomer(1), aCustomer(2, { address: { countryCode: "DE" } })],
    orders: [order(1001, 1), order(1002, 1), order(1003, 2)],
  });
  return bench;
}

export const orderGid = (id: number): string => `gid://shopify/Order/${id}`;

export interface WorkNode {
  id: string;
  status: string;
  supportedActions: { action: string }[];
  lineItems: {
    nodes: { id: string; totalQuantity: number; remainingQuantity: number }[];
  };
}

const workFields = `id status supportedActions { action } assignedLocation { name }
  fulfillmentHolds { id reason displayReason handle heldByRequestingApp }
  lineItems(first: 10) { nodes { id totalQuantity remainingQuantity } }`;

/** An order's work as the app reads it. */
export async function workOf({ admin }: Bench, orderId: number): Promise<WorkNode[]> {
  const { data } = await admin(
    `query ($id: ID!) { order(id: $id) { fulfillmentOrders(first: 10) { nodes { ${workFields} } } } }`,
    { id: orderGid(orderId) },
  );
  return data.order.fulfillmentOrders.nodes as WorkNode[];
}

/** What the order shows of its work. */
export async function shownOf({ admin }: Bench, orderId: number): Promise<string> {
  const { data } = await admin(`query ($id: ID!) { order(id: $id) { displayFulfillmentStatus } }`, {
    id: orderGid(orderId),
  });
  return data.order.displayFulfillmentStatus as string;
}

/** Runs one mutation whose arguments are all variables: `types` as in "id: ID!". */
export async function mutate(
  { admin }: Bench,
  name: string,
  types: string,
  variables: Record<string, unknown>,
  payload: string,
) {
  const declared = types
    .split(", ")
    .map((type) => `$${type}`)
    .join(", ");
  const passed = Object.keys(variables)
    .map((key) => `${key}: $${key}`)
    .join(", ");
  const answer = await admin(
    `mutation (${declared}) { ${name}(${passed}) { ${payload} userErrors { field message } } }`,
    variables,
  );
  return { ...answer, payload: answer.data?.[name] };
}

/** Sends all that is left of one piece of work; answers the parcel. */
export async function send(bench: Bench, workId: string, more: object = {}) {
  const sent = await mutate(
    bench,
    "fulfillmentCreate",
    "fulfillment: FulfillmentInput!",
    { fulfillment: { lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: workId }], ...more } },
    "fulfillment { id name status displayStatus createdAt trackingInfo { number url company } fulfillmentLineItems(first: 5) { nodes { id quantity } } }",
  );
  return sent.payload;
}
