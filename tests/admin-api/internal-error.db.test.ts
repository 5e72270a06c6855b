import { afterAll, beforeAll, expect, it } from "vitest";
import { sampleProduct } from "../support/sample-shop.ts";
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

it("a change it fails at, with HTTP 200, is not known to have failed: it is looked up, not repeated", async () => {
  const { OutcomeUnknown } = await import("../../app/admin-api/errors.ts");
  const { createAutomaticDiscount } =
    await import("../../app/discounts/automatic/admin-api.server.ts");
  story.sandbox.faults.add({
    kind: "api.internalError",
    match: "discountAutomaticBasicCreate",
    times: 1,
  });
  const period = { title: "Once", startsAt: "2026-01-01T00:00:00Z", endsAt: null };
  const discount = { kind: "automatic_percentage", percent: 10, productIds: [1] } as never;
  const made = createAutomaticDiscount(await admin(), period as never, discount);
  await expect(made).rejects.toBeInstanceOf(OutcomeUnknown);
  expect([...story.store.discounts()].filter(({ title }) => title === "Once")).toHaveLength(1);
});
