import express from "express";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { fulfilmentOf } from "../../sandbox/fulfillment/of-order.ts";
import { adminAround } from "../support/admin-around.ts";
import { fakeApp } from "../support/fake-app.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";

type Around = Awaited<ReturnType<typeof adminAround>>;
let around: Around;
beforeAll(async () => {
  around = await adminAround(express().use(fakeApp("test-api-key")));
  around.store.putProduct(sampleProduct(1));
  around.store.putCustomer(sampleCustomer(7));
});
afterAll(() => around.close());

let id = 500;
beforeEach(() => {
  id += 1;
  around.store.putOrder(sampleOrder(id, { customerId: 7, fulfillmentStatus: "UNFULFILLED" }));
});

const page = async () => (await fetch(`${around.admin}/orders/${id}`)).text();
/** presses the button of that name, with the form around it as the page shows it */
const press = async (label: string, chosen: Record<string, string> = {}) => {
  const text = await page();
  const button = new RegExp(`name="act" value="(\\w+)">\\s*${label}\\s*</button>`).exec(text);
  if (!button) throw new Error(`The page has no button "${label}"`);
  const form = text.slice(text.lastIndexOf("<form", button.index), button.index);
  const hidden = /name="id" value="(\d+)"/.exec(form)?.[1];
  const first = /name="id">\s*<option value="(\d+)"/.exec(form)?.[1];
  const response = await fetch(`${around.admin}/orders/${id}/act`, {
    method: "POST",
    body: new URLSearchParams({ act: button[1]!, id: hidden ?? first ?? "", ...chosen }),
    redirect: "manual",
  });
  expect(response.status).toBe(303);
  const after = await fetch(new URL(response.headers.get("location")!, around.admin));
  return after.text();
};
const order = () => around.store.order(id)!;

describe("the page of an order", () => {
  it("lets the merchant hold it, release it, send it, and follow the parcel to the door", async () => {
    expect(await press("Hold", { reason: "AWAITING_PAYMENT" })).toContain("Held: Awaiting payment");
    expect(order().fulfillmentStatus).toBe("ON_HOLD");
    await press("Release");
    const sent = await press("Send");
    expect(sent).toContain(`Parcel ${order().name}-F1`);
    expect(order().fulfillmentStatus).toBe("FULFILLED");
    expect(await press("In transit")).toContain("In transit");
    const delivered = await press("Delivered");
    expect(delivered).toContain('<span class="badge good">Delivered</span>');
    expect(delivered).not.toContain("Make late");
  });

  it("moves work to another location", async () => {
    const primary = around.store.primaryLocation();
    around.store.putLocation({ ...primary, id: 77, name: "West", isPrimary: false });
    expect(await press("Move", { location: "77" })).toContain("To send from West");
    around.store.deleteLocation(77);
  });

  it("makes a parcel late, and an order that was not sent yet", async () => {
    await press("Send");
    await press("Make late");
    const [parcel] = fulfilmentOf(around.store, order()).fulfillments;
    expect(parcel!.events).toMatchObject([{ status: "DELAYED" }]);
    expect(parcel!.events[0]!.estimatedDeliveryAt! > around.sandbox.clock.iso()).toBe(true);

    const waiting = sampleOrder(900, { fulfillmentStatus: "UNFULFILLED" });
    around.store.putOrder(waiting);
    const response = await fetch(`${around.admin}/sandbox/late`, {
      method: "POST",
      body: new URLSearchParams({ order: waiting.name }),
      redirect: "manual",
    });
    expect(response.headers.get("location")).toMatch(/\/orders\/900$/);
    const promised =
      Date.parse(waiting.processedAt) + around.store.order(900)!.delivery!.promisedTo! * 60_000;
    expect(promised).toBeLessThan(around.sandbox.clock.now().getTime());
    expect(promised).toBeGreaterThan(Date.parse(waiting.processedAt));
  });

  it("takes a return: asked for, approved, refunded when it has come", async () => {
    await press("Send");
    expect(await press("Let the buyer ask", { reason: "6" })).toContain("Damaged or defective");
    await press("Approve");
    const done = await press("Take back and refund");
    expect(done).toContain("Closed");
    expect(order().totalRefunded).toBe(1000);
    expect(around.store.returnsOf(id)).toMatchObject([
      { status: "CLOSED", refundIds: [order().refunds[0]!.id] },
    ]);
  });

  it("says why Shopify would not", async () => {
    const stale = fulfilmentOf(around.store, order()).orders[0]!;
    await press("Send");
    const again = await fetch(`${around.admin}/orders/${id}/act`, {
      method: "POST",
      body: new URLSearchParams({ act: "fulfill", id: String(stale.id) }),
    });
    expect(await again.text()).toContain("has an unfulfillable status= closed.");
  });

  it("does nothing to the work of another order", async () => {
    const other = id + 4000;
    around.store.putOrder(sampleOrder(other, { customerId: 7, fulfillmentStatus: "UNFULFILLED" }));
    const theirs = fulfilmentOf(around.store, around.store.order(other)!).orders[0]!;
    const response = await fetch(`${around.admin}/orders/${id}/act`, {
      method: "POST",
      body: new URLSearchParams({ act: "fulfill", id: String(theirs.id) }),
    });
    expect(response.status).toBe(404);
    expect(await response.text()).toContain(`There is nothing with id ${theirs.id} on order`);
    expect(around.store.order(other)!.fulfillmentStatus).toBe("UNFULFILLED");
  });
});
