import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory({ fill: (store) => void store.putProduct(sampleProduct(1)) });
  await story.open();
  await story.settle();
});
afterAll(() => story.close());

const admin = async () => {
  const { adminFor } = await import("../../app/admin-api/client.server.ts");
  return adminFor(story.domain);
};

it("a question Shopify fails to answer, with HTTP 200, is asked again", async () => {
  story.sandbox.faults.add({ kind: "api.internalError", match: "shop", times: 1 });
  const { fetchShop } = await import("../../app/shops/admin-api.server.ts");
  expect(await fetchShop(await admin())).toMatchObject({ currency: "USD" });
});

it.each(["api.internalError", "api.partialData"] as const)(
  "a change that meets %s is not known to have failed: it is looked up, not repeated",
  async (kind) => {
    const { OutcomeUnknown } = await import("../../app/admin-api/errors.ts");
    const { createAutomaticDiscount } =
      await import("../../app/discounts/automatic/admin-api.server.ts");
    story.sandbox.faults.add({
      kind,
      match: "discountAutomaticBasicCreate",
      times: 1,
    });
    const period = { title: kind, startsAt: "2026-01-01T00:00:00Z", endsAt: null };
    const discount = { kind: "automatic_percentage", percent: 10, productIds: [1] } as never;
    const made = createAutomaticDiscount(await admin(), period as never, discount);
    await expect(made).rejects.toBeInstanceOf(OutcomeUnknown);
    expect([...story.store.discounts()].filter(({ title }) => title === kind)).toHaveLength(1);
  },
);

it("null in an answer in part is neither gone nor nothing: it is asked again until it is whole", async () => {
  story.store.putMany({ orders: [sampleOrder(1), sampleOrder(2)] });
  const client = await admin();
  const { existingProducts, fetchProduct } = await import("../../app/products/admin-api.server.ts");
  const { fetchOrder, ordersPage } = await import("../../app/orders/admin-api.server.ts");
  const everything = async () => ({
    product: await fetchProduct(client, 1 as never),
    products: await existingProducts(client, [1 as never]),
    order: await fetchOrder(client, 1 as never),
    page: await ordersPage(client, { after: null, search: null, sort: "ID", reverse: false }),
  });
  const whole = await everything();
  expect(whole.product).not.toBeNull();
  for (const match of ["product", "nodes", "order", "orders"])
    story.sandbox.faults.add({ kind: "api.partialData", match, times: 1 });
  expect(await everything()).toEqual(whole);
  expect(story.sandbox.faults.counts["api.partialData"]).toBeGreaterThan(3);
});

it("an order that is deleted while its lines are read is gone, and not half of it is taken", async () => {
  const { fetchOrder, ordersPage } = await import("../../app/orders/admin-api.server.ts");
  const line = sampleOrder(3).lines[0]!;
  const many = Array.from({ length: 300 }, (_, n) => ({ ...line, id: 30_000 + n }));
  story.store.putOrder(sampleOrder(3, { lines: many }));
  const client = await admin();
  const deletedMeanwhile = {
    ...client,
    request: (async (document: string, variables: never) => {
      if (document.includes("MoreLines")) story.store.deleteOrder(3);
      return client.request(document as never, variables);
    }) as never,
  };
  expect(await fetchOrder(deletedMeanwhile, 3 as never)).toBeNull();
  story.store.putOrder(sampleOrder(3, { lines: many }));
  const page = await ordersPage(deletedMeanwhile, {
    after: null,
    search: "id:>2",
    sort: "ID",
    reverse: false,
  });
  expect(page.orders).toEqual([]);
});
