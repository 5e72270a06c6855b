import { getExtension } from "@shopify/ui-extensions-tester";
import { createStorage } from "@shopify/ui-extensions-tester/customer-account";
import { afterEach, beforeEach, expect, it } from "vitest";
import { surveyAnswer } from "../../../app/surveys/answer-schema.ts";
import { answering, bodies, choose, one, property, says, submit } from "./page.ts";

const extension = getExtension("customer-account.order-status.block.render");
const order = {
  id: "gid://shopify/Order/1001",
  name: "#1001",
  confirmationNumber: "ABC123XYZ",
  processedAt: "2026-11-01T10:00:00Z",
};

beforeEach(() => {
  extension.setUp();
  extension.shopify.storage = createStorage();
  extension.shopify.settings.value = { question: undefined, show_comment: undefined };
  extension.shopify.checkoutToken.value = "c0ffee";
  extension.shopify.extension = { ...extension.shopify.extension, editor: undefined };
  extension.shopify.order.value = order;
});
afterEach(() => extension.tearDown());

it("a shopper on the order status page answers about what they received", async () => {
  const fetch = (extension.fetch = answering(201));
  await extension.render();
  expect(property(one("s-section"), "heading")).toBe("order_status.question");
  await choose(4);
  submit();
  await says("sent.body");
  expect(surveyAnswer.parse(bodies(fetch)[0])).toMatchObject({
    touchpoint: "order_status",
    orderId: order.id,
    confirmationNumber: "ABC123XYZ",
    answers: { rating: 4 },
  });
});

it("an order that is not processed yet is asked about once it is", async () => {
  let processed = (_: typeof order) => {};
  Object.assign(extension.shopify.order, {
    value: undefined,
    subscribe(listener: typeof processed) {
      processed = listener;
      return () => {};
    },
  });
  await extension.render();
  expect(document.body.innerHTML).toBe("");
  processed(order);
  await says("order_status.question");
});

it("the checkout editor shows a sample without an order", async () => {
  extension.shopify.order.value = undefined;
  extension.shopify.checkoutToken.value = undefined;
  extension.shopify.extension = { ...extension.shopify.extension, editor: { type: "checkout" } };
  await extension.render();
  expect(property(one("s-section"), "heading")).toBe("order_status.question");
});
