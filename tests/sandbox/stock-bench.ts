import {
  aCustomer,
  aProduct,
  domain,
  startBench,
  type Bench,
  type BenchOptions,
} from "./support.ts";

const stockScopes = [
  "read_all_orders",
  "write_orders",
  "write_products",
  "write_inventory",
  "write_locations",
  "write_fulfillments",
  "write_merchant_managed_fulfillment_orders",
  "write_returns",
];

/** The items of the two variants of the product on sale, five of each at the shop's first location. */
export const itemA = "gid://shopify/InventoryItem/10001";
export const itemB = "gid://shopify/InventoryItem/10002";

export interface StockBench extends Bench {
  /** the shop's first location, and one more */
  home: string;
  west: string;
}

export async function startStockBench(options: BenchOptions = {}): Promise<StockBench> {
  const bench = await startBench({ scopes: stockScopes, ...options });
  const { store } = bench.sandbox.tenant(domain);
  store.putMany({ products: [aProduct(100)], customers: [aCustomer(1)] });
  const { data } = await bench.admin(
    `mutation { locationAdd(input: { name: "West", address: { countryCode: US } }) { location { id } } }`,
  );
  const home = `gid://shopify/Location/${store.primaryLocation().id}`;
  return { ...bench, home, west: data.locationAdd.location.id as string };
}

let keys = 0;

/** Runs one mutation of inventory with a new idempotency key; `payload` is selected beside the errors. */
export async function change(
  { admin }: Bench,
  name: string,
  types: string,
  variables: Record<string, unknown>,
  payload: string,
  errors = "userErrors { field message code }",
) {
  const names = Object.keys(variables);
  const declared = types
    .split(", ")
    .map((type, at) => `$${names[at]}: ${type}`)
    .join(", ");
  const passed = names.map((key) => `${key}: $${key}`).join(", ");
  keys += 1;
  const answer = await admin(
    `mutation (${declared}) { ${name}(${passed}) @idempotent(key: "${keys}") { ${payload} ${errors} } }`,
    variables,
  );
  return { ...answer, payload: answer.data?.[name] };
}

const names = `["available", "committed", "on_hand", "incoming", "reserved", "damaged", "quality_control", "safety_stock"]`;

/** What is counted of an item, by location, zeros left out. */
export async function counted({ admin }: Bench, item: string) {
  const { data } = await admin(
    `query ($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 10) { nodes {
      location { name } quantities(names: ${names}) { name quantity } } } } }`,
    { id: item },
  );
  type Node = { location: { name: string }; quantities: { name: string; quantity: number }[] };
  const nodes = data.inventoryItem.inventoryLevels.nodes as Node[];
  return Object.fromEntries(
    nodes.map(({ location, quantities }) => [
      location.name,
      Object.fromEntries(
        quantities
          .filter(({ quantity }) => quantity !== 0)
          .map(({ name, quantity }) => [name, quantity]),
      ),
    ]),
  );
}

/** What can be bought of the variant behind the first item. */
export function sellableOf({ sandbox }: Bench): number {
  return sandbox.shop(domain).product(100)!.variants[0]!.inventoryQuantity;
}
