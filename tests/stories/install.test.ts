import { afterAll, beforeAll, expect, test } from "vitest";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story;
beforeAll(async () => {
  story = await startStory({
    fill: async (store, sandbox) => {
      await generateShop(store, { orders: 600, seed: "install", endsAt: sandbox.clock.now() });
    },
  });
  await story.open();
  await story.until("the import is done", async () => {
    const [row] = await story.db.query<{ phase: string }>("SELECT phase FROM order_imports");
    return row?.phase === "done";
  });
  await story.settle();
});
afterAll(() => story.close());

test("every order of the shop is held, and none besides", async () => {
  const [row] = await story.db.query<{ orders: string }>("SELECT count(*) AS orders FROM orders");
  expect(Number(row!.orders)).toBe(story.store.orderCount());
});
