import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox, type Sandbox } from "../../sandbox/platform/sandbox.ts";
import type { SandboxOptions } from "../../sandbox/platform/options.ts";
import type { OrderRecord, ProductRecord, CustomerRecord } from "../../sandbox/store/types.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";

export const apiKey = "11111111111111111111111111111111";
export const apiSecret = "secret-of-the-test-app";
export const domain = "tests.myshopify.com";
export const allScopes = [
  "read_all_orders",
  "write_orders",
  "write_customers",
  "write_products",
  "read_inventory",
  "write_discounts",
];

function toml(scopes: string[], topics: string[] = [], extra = ""): string {
  return `
client_id = "${apiKey}"
name = "Test app"
application_url = "https://app.example.com"
embedded = true
[access_scopes]
scopes = "${scopes.join(",")}"
[webhooks]
api_version = "2026-10"
${
  topics.length > 0
    ? `[[webhooks.subscriptions]]\ntopics = ${JSON.stringify(topics)}\nuri = "/webhooks"\n`
    : ""
}${extra}`;
}

export interface Bench {
  sandbox: Sandbox;
  dir: string;
  /** a usable offline token */
  token: string;
  admin: (query: string, variables?: Record<string, unknown>) => Promise<Answer>;
  close: () => Promise<void>;
}
export interface Answer {
  status: number;
  // what a test reads out of an answer is its own business
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any;
  errors?: { message: string; extensions?: Record<string, unknown>; path?: string[] }[];
  extensions?: { cost: Cost };
}
export interface Cost {
  requestedQueryCost: number;
  actualQueryCost: number | null;
  throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number };
}

export interface BenchOptions extends Partial<SandboxOptions> {
  scopes?: string[];
  topics?: string[];
  extraToml?: string;
}

/** A sandbox with one shop and the app installed. */
export async function startBench(options: BenchOptions = {}): Promise<Bench> {
  const { scopes = allScopes, topics, extraToml, dir: given, ...rest } = options;
  const dir = given ?? mkdtempSync(join(tmpdir(), "sandbox-"));
  const tomlPath = join(dir, "shopify.app.toml");
  writeFileSync(tomlPath, toml(scopes, topics, extraToml));
  const sandbox = await createSandbox({
    dir,
    apiKey,
    apiSecret,
    tomlPath,
    shops: [{ domain, planName: "Plus", timezone: "America/New_York" }],
    webhookRetryScale: 0.0001,
    ...rest,
  });
  sandbox.install(domain);
  const { token } = sandbox.tenant(domain).tokens.issue("offline", scopes);
  return {
    sandbox,
    dir,
    token,
    admin: (query, variables) => ask(sandbox, token, query, variables),
    close: async () => {
      await sandbox.close();
      if (given === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
}

export async function ask(
  sandbox: Sandbox,
  token: string,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await fetch(`${sandbox.url}/admin/api/2026-10/graphql.json`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-shopify-access-token": token },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as object) } as Answer;
}

/** A fetch that reaches the sandbox where Shopify's clients mean the shop. */
export function redirectedFetch(sandbox: () => Sandbox): typeof fetch {
  return async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const headers = new Headers(request.headers);
    headers.set("x-sandbox-host", url.hostname);
    return fetch(new URL(url.pathname + url.search, sandbox().url), {
      method: request.method,
      headers,
      body: request.body === null ? undefined : await request.text(),
    });
  };
}

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
}

/** Stands where the app would, keeps what it is sent. */
export async function startReceiver(answer: (received: Received) => number = () => 200) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const message = { headers: request.headers, body: Buffer.concat(chunks).toString() };
      received.push(message);
      response.writeHead(answer(message)).end();
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    topics: () => received.map((one) => one.headers["x-shopify-topic"]),
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export function aCustomer(id: number, change: Partial<CustomerRecord> = {}): CustomerRecord {
  return sampleCustomer(id, {
    createdAt: "2024-01-01T00:00:00Z",
    updatedAt: "2024-01-01T00:00:00Z",
    lastName: `Number ${id}`,
    email: `ada${id}@example.com`,
    ...change,
  });
}

/** Two variants, 25 dollars each. */
export function aProduct(id: number): ProductRecord {
  return sampleProduct(id, {
    productType: "Thing",
    vendor: "Maker",
    tags: ["new"],
    createdAt: "2024-01-01T00:00:00Z",
    updatedAt: "2024-01-01T00:00:00Z",
    variants: [1, 2].map((number) => ({
      id: id * 10 + number,
      title: `Size ${number}`,
      sku: `SKU-${id}-${number}`,
      price: 2500,
      compareAtPrice: null,
      unitCost: 900,
      inventoryItemId: id * 100 + number,
      inventoryQuantity: 5,
    })),
  });
}

/** Two lines of 25 dollars, paid and sent. */
export function anOrder(id: number, change: Partial<OrderRecord> = {}): OrderRecord {
  const at = new Date(Date.UTC(2025, 0, 1) + id * 3_600_000).toISOString();
  return sampleOrder(id, {
    name: `#${id}`,
    createdAt: at,
    processedAt: at,
    updatedAt: at,
    confirmationNumber: `CONF${id}`,
    checkoutToken: `checkout${id}`,
    subtotal: 5000,
    tax: 400,
    total: 5900,
    currentTotal: 5900,
    lines: [1, 2].map((number) => ({
      id: id * 10 + number,
      productId: 100,
      variantId: 1000 + number,
      title: `Line ${number}`,
      quantity: 1,
      currentQuantity: 1,
      unitPrice: 2500,
      discount: 0,
      isGiftCard: false,
    })),
    ...change,
  });
}
