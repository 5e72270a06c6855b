import { describe, expect, it } from "vitest";
import type { AdminClient } from "../../app/admin-api/client.server.ts";
import { TooExpensive } from "../../app/admin-api/errors.ts";
import { allPages, lastId, nextOf } from "../../app/admin-api/paging.server.ts";
import { orderAmountsPage, orderIdsPage } from "../../app/orders/admin-api.server.ts";
import { costsOfProduct, costsPage, productsPage } from "../../app/products/admin-api.server.ts";
import { requestedCost } from "../../sandbox/admin-api/cost.ts";
import { prepare } from "../../sandbox/admin-api/execute.ts";
import { adminSchema } from "../../sandbox/admin-api/schema.ts";

/** An Admin API whose lists end after `pages`, charging what Shopify would, `times` as much. */
function shop(domain: string, { times = 1, pages = Infinity, repeats = false } = {}) {
  const asked: { first: number; cost: number }[] = [];
  const client: Pick<AdminClient, "domain" | "request" | "charged"> = {
    domain,
    charged: () => ({ cost: asked.at(-1)!.cost, maximum: 20_000 }),
    request: (async (document: string, variables: { first: number }) => {
      const prepared = prepare(document, variables, null);
      if ("errors" in prepared) throw new Error(String(prepared.errors));
      const cost = times * requestedCost(adminSchema(), prepared.document, prepared.variables);
      if (cost > 1000) throw new TooExpensive(`${cost} points`);
      asked.push({ first: variables.first, cost });
      const list = {
        nodes: [],
        pageInfo: {
          hasNextPage: asked.length < pages,
          endCursor: repeats ? "the same" : `page ${asked.length}`,
        },
      };
      return { orders: list, products: list, productVariants: list, product: { variants: list } };
    }) as never,
  };
  return { asked, client: client as AdminClient };
}

const lists: [string, (client: AdminClient) => Promise<unknown>][] = [
  ["products", (client) => productsPage(client, null)],
  ["unit costs", (client) => costsPage(client, null)],
  ["amounts of orders", (client) => orderAmountsPage(client, new Date(0), null)],
  ["numbers of orders", (client) => orderIdsPage(client, "id:>0")],
];

describe("pages of lists", () => {
  it.each(lists)(
    "grow to all that Shopify gives at once, as the cost allows: %s",
    async (name, ask) => {
      const { asked, client } = shop(`grows ${name}`);
      for (let n = 0; n < 5; n++) await ask(client);
      expect(asked[0]!.first).toBeLessThan(250);
      expect(asked.at(-1)!.first).toBe(250);
    },
  );

  it.each(lists)(
    "shrink where they are too dear, and are asked for again: %s",
    async (name, ask) => {
      const { asked, client } = shop(`dear ${name}`, { times: 60 });
      for (let n = 0; n < 5; n++) await ask(client);
      expect(asked.length).toBe(5);
      for (const { cost } of asked) expect(cost).toBeLessThanOrEqual(1000);
    },
  );

  it("grow within one product too", async () => {
    const { asked, client } = shop("variants", { pages: 4 });
    await costsOfProduct(client, 1 as never);
    expect(asked.map(({ first }) => first)).toEqual([50, 100, 200, 250]);
  });
});

describe("a cursor", () => {
  it("that comes again ends the reading with a sentence, and does not go on for ever", async () => {
    const { asked, client } = shop("repeats", { repeats: true });
    const reading = async () => {
      for await (const page of allPages((after) => productsPage(client, after))) void page;
    };
    await expect(reading()).rejects.toThrow("the cursor the same a second time");
    await expect(costsOfProduct(client, 1 as never)).rejects.toThrow("a second time");
    expect(asked.length).toBeLessThan(6);
  });

  it("that is missing where more are to follow does not pass for the end", () => {
    expect(nextOf({ hasNextPage: false, endCursor: "a" })).toBeNull();
    expect(() => nextOf({ hasNextPage: true, endCursor: null })).toThrow("no cursor");
  });
});

it("a list read by ids goes on, or says that it does not", () => {
  expect(lastId(5, [6, 9], true)).toBe(9);
  expect(lastId(5, [], false)).toBe(5);
  expect(() => lastId(5, [], true)).toThrow("nothing after the id 5");
  expect(() => lastId(5, [4, 5], true)).toThrow("nothing after the id 5");
});
