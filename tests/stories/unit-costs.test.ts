import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ProductId } from "../../app/ids.ts";
import { deleteProduct } from "../../sandbox/life/product.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import type { ProductRecord } from "../../sandbox/store/types.ts";
import { sampleProduct } from "../support/sample-shop.ts";
import { noticesOf } from "../support/notices.ts";
import { startStory, type Story } from "../support/story.ts";
import { trueOrder } from "../support/truth.ts";

let story: Story;
let shopId: number;
/** every document asked of Shopify */
let asked: string[] = [];
/** what becomes of an answer on its way to the app; null = it passes */
let onAnswer: ((document: string, answer: Answer) => Promise<unknown>) | null = null;
type Answer = { data: Record<string, { nodes: { id: string }[] }> };

/** with the generated ones more than a page of 250 */
const EXTRA = 260;

beforeAll(async () => {
  story = await startStory({
    shop: { planName: "Shopify Plus" },
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 800, seed: "costs", endsAt: sandbox.clock.now() });
      // more than a page of products
      for (let n = 0; n < EXTRA; n++) store.putProduct(sampleProduct(store.nextId("product")));
    },
  });
  const straight = globalThis.fetch;
  const watched: typeof fetch = async (input, init) => {
    const response = await straight(input, init);
    if (!String(input).includes("graphql.json")) return response;
    const { query } = JSON.parse(String(init?.body)) as { query: string };
    asked.push(query);
    if (!onAnswer || !response.ok) return response;
    const answer = (await onAnswer(query, (await response.clone().json()) as Answer)) ?? null;
    return answer === null ? response : Response.json(answer);
  };
  // what is assigned goes behind the way to the sandbox; this stands before it
  Object.defineProperty(globalThis, "fetch", {
    configurable: true,
    writable: true,
    value: watched,
  });
  await story.open();
  await story.until("the import is done", async () => {
    const [row] = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
    return row?.phase === "done";
  });
  await story.settle();
  shopId = await story.shopId();
});
afterAll(() => story.close());

async function grant(...more: string[]): Promise<void> {
  const { scopes } = story.sandbox.app;
  story.sandbox.setScopes(story.domain, [...scopes, ...more]);
  await story.settle();
}

async function importAgain(): Promise<void> {
  const { importProducts } = await import("../../app/products/record.server.ts");
  await importProducts(shopId);
}

const costsHeld = async () =>
  new Map(
    (
      await story.db.query<{ variant: string; cost: number }>(
        "SELECT variant_id::text AS variant, unit_cost_minor::int AS cost FROM variant_costs",
      )
    ).map(({ variant, cost }) => [variant, cost]),
  );
const costsTrue = () =>
  new Map(
    [...story.store.products()].flatMap(({ variants }) =>
      variants.flatMap(({ id, unitCost }) =>
        unitCost === null ? [] : [[String(id), unitCost] as const],
      ),
    ),
  );
const productsHeld = async () =>
  (
    await story.db.query<{ id: string }>("SELECT product_id::text AS id FROM products ORDER BY 1")
  ).map(({ id }) => id);
const productsTrue = () => [...story.store.products()].map(({ id }) => String(id)).sort();

async function profit() {
  const [fit] = await story.db.query<{ profit: Record<string, Record<string, number>> | null }>(
    "SELECT summary->'profit' AS profit FROM model_fits ORDER BY computed_at DESC LIMIT 1",
  );
  return fit!.profit;
}

/** Line by line from the shop's own books; what was given back as goodwill lies on all lines of its order. */
function trueSales() {
  const cost = costsTrue();
  const sales = { orders: 0, revenueMinor: 0, knownMinor: 0, costMinor: 0 };
  for (const order of story.store.orders()) {
    const { counts, customerId, revenueMinor } = trueOrder(order);
    if (!counts || customerId === null) continue;
    const worth = order.lines.map((line) =>
      line.isGiftCard
        ? 0
        : ((line.unitPrice * line.quantity - line.discount) * line.currentQuantity) / line.quantity,
    );
    const goods = worth.reduce((sum, one) => sum + one, 0);
    sales.orders++;
    sales.revenueMinor += revenueMinor;
    order.lines.forEach((line, i) => {
      const unit = cost.get(String(line.variantId));
      if (unit === undefined) return;
      sales.knownMinor += goods > 0 ? (worth[i]! / goods) * revenueMinor : 0;
      sales.costMinor += unit * line.currentQuantity;
    });
  }
  return sales;
}

function changed(product: ProductRecord, unitCost: (index: number) => number | null) {
  story.sandbox.clock.advance(2000);
  story.store.putProduct({
    ...product,
    updatedAt: story.sandbox.clock.iso(),
    variants: product.variants.map((variant, i) => ({ ...variant, unitCost: unitCost(i) })),
  });
}

describe("before the merchant allows it", () => {
  it("nobody asks what goods cost, nothing is kept, and there is no profit", async () => {
    expect(asked.length).toBeGreaterThan(5);
    expect(asked.filter((document) => /unitCost|inventoryItem/.test(document))).toEqual([]);
    expect(await costsHeld()).toEqual(new Map());
    expect(await profit()).toBeNull();
  });
});

describe("when the merchant allows it", () => {
  it("the costs of all variants are read, and what is left of sales is worked out", async () => {
    await grant("read_inventory");
    expect(await costsHeld()).toEqual(costsTrue());
    const truth = trueSales();
    const { all, year } = (await profit())!;
    expect(all).toMatchObject({ orders: truth.orders, revenueMinor: truth.revenueMinor });
    expect(all!["costMinor"]).toBe(truth.costMinor);
    // a line is held to the cent
    expect(Math.abs(all!["knownMinor"]! - truth.knownMinor)).toBeLessThan(truth.orders);
    expect(truth.knownMinor).toBeLessThan(truth.revenueMinor * 0.99);
    expect(truth.knownMinor).toBeGreaterThan(truth.revenueMinor * 0.7);
    expect(year!["revenueMinor"]).toBeLessThan(all!["revenueMinor"]!);
    expect(year!["revenueMinor"]).toBeGreaterThan(0);
    const refunds = [...story.store.orders()].filter(({ refunds: some }) => some.length > 0);
    expect(refunds.length).toBeGreaterThan(10);
  });

  it("a change of one product's costs arrives with the product", async () => {
    const product = [...story.store.products()].find(({ variants }) => variants.length > 1)!;
    changed(product, (index) => (index === 0 ? 123 : null));
    story.sandbox.emit(story.domain, "products/update", { id: product.id });
    await story.settle();
    expect((await costsHeld()).get(String(product.variants[0]!.id))).toBe(123);
    expect(await costsHeld()).toEqual(costsTrue());
  });

  it("a change nobody told of is found at night, and counts from then on", async () => {
    const before = (await profit())!["all"]!["costMinor"];
    const product = [...story.store.products()].find(({ variants }) => variants[0]!.unitCost)!;
    changed(product, () => 1);
    await importAgain();
    await story.settle();
    expect(await costsHeld()).toEqual(costsTrue());
    expect((await profit())!["all"]!["costMinor"]).toBe(trueSales().costMinor);
    expect(trueSales().costMinor).not.toBe(before);
    // that there are costs is told when they are first read, not when one changes
    expect((await noticesOf(story))["costs.first-read"]).toEqual([{}]);
  });
});

describe("products the shop has deleted", () => {
  it("go with their costs when the message comes", async () => {
    const [product] = story.store.products();
    deleteProduct(story.sandbox, story.domain, product!.id);
    await story.settle();
    expect(await productsHeld()).toEqual(productsTrue());
    expect(await costsHeld()).toEqual(costsTrue());
  });

  it("are found by the nightly import when it was lost", async () => {
    for (const product of [...story.store.products()].slice(0, 3))
      story.store.deleteProduct(product.id);
    expect(await productsHeld()).not.toEqual(productsTrue());
    await importAgain();
    expect(await productsHeld()).toEqual(productsTrue());
    expect(await costsHeld()).toEqual(costsTrue());
    const { goRounds } = await import("../../app/worker/schedule.server.ts");
    const [last] = story.store.products();
    story.store.deleteProduct(last!.id);
    await story.db.query("UPDATE shops SET night_of = '2000-01-01'");
    await goRounds(new Date());
    await story.settle();
    expect(await productsHeld()).toEqual(productsTrue());
  });

  it("nothing is removed when a page could not be read", async () => {
    const before = await productsHeld();
    const [, deleted] = story.store.products();
    story.store.deleteProduct(deleted!.id);
    let pages = 0;
    onAnswer = async (document) =>
      document.includes("ProductsPage") && ++pages === 2
        ? { errors: [{ message: "Internal error" }] }
        : null;
    await expect(importAgain()).rejects.toThrow("Internal error");
    expect(pages).toBe(2);
    onAnswer = null;
    expect(await productsHeld()).toEqual(before);
    await importAgain();
    expect(await productsHeld()).toEqual(productsTrue());
  });

  it("a product created while the import reads stays", async () => {
    const { refreshProduct } = await import("../../app/products/record.server.ts");
    const id = story.store.nextId("product");
    let pages = 0;
    onAnswer = async (document) => {
      // the second page is the last one: what is created now is on none
      if (document.includes("ProductsPage") && ++pages === 2) {
        story.store.putProduct(sampleProduct(id));
        await refreshProduct(shopId, id as ProductId);
      }
      return null;
    };
    await importAgain();
    onAnswer = null;
    expect(await productsHeld()).toContain(String(id));
    expect(await productsHeld()).toEqual(productsTrue());
    expect(await costsHeld()).toEqual(costsTrue());
  });

  it("a product missing from the list but not from the shop stays", async () => {
    onAnswer = async (document, answer) => {
      if (!document.includes("ProductsPage")) return null;
      answer.data["products"]!.nodes.shift();
      return answer;
    };
    await importAgain();
    onAnswer = null;
    expect(await productsHeld()).toEqual(productsTrue());
  });
});

describe("when the merchant takes it back", () => {
  it("costs and profit are gone, and nobody asks any more", async () => {
    expect((await costsHeld()).size).toBeGreaterThan(0);
    asked = [];
    await grant();
    expect(await costsHeld()).toEqual(new Map());
    expect(await profit()).toBeNull();
    expect(asked.filter((document) => /unitCost|inventoryItem/.test(document))).toEqual([]);
    expect(asked.some((document) => document.includes("ProductsPage"))).toBe(true);
  });

  it("an answer given in the admin counts even when Shopify's message about it is lost", async () => {
    const { getShop } = await import("../../app/shops/shop.server.ts");
    const { lookAtScopes } = await import("../../app/shops/scopes.server.ts");
    const { pool } = await import("../../app/db.server.ts");
    story.sandbox.faults.add({ kind: "webhook.drop", probability: 1 });
    await grant("read_inventory");
    story.sandbox.faults.clear();
    expect(await costsHeld()).toEqual(new Map());
    await lookAtScopes((await getShop(pool, story.domain))!);
    await story.settle();
    expect(await costsHeld()).toEqual(costsTrue());
    expect(await profit()).not.toBeNull();
  });
});
