import { expect, it } from "vitest";
import type { AdminClient } from "../../app/admin-api/client.server.ts";
import { TooExpensive } from "../../app/admin-api/errors.ts";
import { ordersPage } from "../../app/orders/admin-api.server.ts";
import { requestedCost } from "../../sandbox/admin-api/cost.ts";
import { prepare } from "../../sandbox/admin-api/execute.ts";
import { adminSchema } from "../../sandbox/admin-api/schema.ts";

/** An Admin API whose orders are without end, charging what Shopify would, `times` as much. */
function endless(domain: string, times = 1) {
  const asked: { first: number; lines: number; cost: number }[] = [];
  const client: Pick<AdminClient, "domain" | "request" | "charged"> = {
    domain,
    charged: () => ({ cost: asked.at(-1)!.cost, maximum: 20_000 }),
    request: (async (document: string, variables: { first: number; lines: number }) => {
      const prepared = prepare(document, variables, null);
      if ("errors" in prepared) throw new Error(String(prepared.errors));
      const cost = times * requestedCost(adminSchema(), prepared.document, prepared.variables);
      if (cost > 1000) throw new TooExpensive(`${cost} points`);
      asked.push({ first: variables.first, lines: variables.lines, cost });
      return { orders: { nodes: [], pageInfo: { hasNextPage: true, endCursor: "next" } } };
    }) as never,
  };
  const page = () =>
    ordersPage(client as AdminClient, { after: null, search: null, sort: "ID", reverse: false });
  return { asked, page };
}

it("pages of orders grow to 250 orders with 100 lines, as the real cost allows", async () => {
  const { asked, page } = endless("grows.myshopify.com");
  for (let n = 0; n < 12; n++) await page();
  expect(asked[0]).toMatchObject({ first: 20, lines: 5 });
  expect(asked.at(-1)).toMatchObject({ first: 250, lines: 100 });
  expect(asked.at(-1)!.cost).toBeLessThan(1000);
});

it("a page that is too dear is asked for again, smaller, and nothing is lost", async () => {
  const { asked, page } = endless("dear.myshopify.com", 20);
  await expect(page()).resolves.toMatchObject({ next: "next" });
  expect(asked[0]!.first).toBeLessThan(20);
});
