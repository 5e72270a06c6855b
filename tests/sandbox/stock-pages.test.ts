import express from "express";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { adminAround } from "../support/admin-around.ts";
import { fakeApp } from "../support/fake-app.ts";
import { sampleProduct } from "../support/sample-shop.ts";

type Around = Awaited<ReturnType<typeof adminAround>>;
let around: Around;
beforeEach(async () => {
  around = await adminAround(express().use(fakeApp("test-api-key")));
  around.store.putProduct(sampleProduct(1));
});
afterEach(() => around.close());

const variant = () => around.store.product(1)!.variants[0]!;
const level = () =>
  around.store.levels.get(variant().inventoryItemId, around.store.primaryLocation().id)!;
const page = async (path: string) => (await fetch(`${around.admin}${path}`)).text();
const post = async (path: string, body: Record<string, string>) => {
  const response = await fetch(`${around.admin}${path}`, {
    method: "POST",
    body: new URLSearchParams(body),
    redirect: "manual",
  });
  expect(response.status).toBe(303);
  return (await fetch(new URL(response.headers.get("location")!, around.admin))).text();
};
const press = (act: string, more: Record<string, string> = {}) =>
  post("/products/1/stock", { item: String(variant().inventoryItemId), act, ...more });

describe("the page of a product", () => {
  it("shows its stock by location, and lets staff sell it out, receive, and find it damaged", async () => {
    const first = await page("/products/1");
    expect(first).toContain("Shop location");
    expect(first).toContain("In stock");
    const buttons = (text: string) => text.split("Sell out").length - 1;
    const soldOut = await press("sellOut");
    expect(soldOut).toContain("Sold out");
    expect(buttons(soldOut)).toBe(buttons(first) - 1);
    expect(variant().inventoryQuantity).toBe(0);
    await press("add", { quantity: "12", location: String(around.store.primaryLocation().id) });
    expect(variant().inventoryQuantity).toBe(12);
    await press("damage", { quantity: "2" });
    expect(level().quantities).toMatchObject({ available: 10, damaged: 2 });
  });

  it("lets staff sell on what is out, and stop counting", async () => {
    await press("sellOut");
    expect(await press("oversell")).toContain("Sold on");
    expect(await press("stopAtNothing")).toContain("Sold out");
    expect(await press("untrack")).toContain("Not tracked");
    expect(await press("track")).toContain("Sold out");
  });

  it("changes no item of another product", async () => {
    around.store.putProduct(sampleProduct(2));
    const response = await fetch(`${around.admin}/products/2/stock`, {
      method: "POST",
      body: new URLSearchParams({ item: String(variant().inventoryItemId), act: "sellOut" }),
      redirect: "manual",
    });
    expect(response.status).toBe(404);
    expect(variant().inventoryQuantity).toBeGreaterThan(0);
  });
});

describe("the page of transfers", () => {
  const order = (quantity: string) => {
    const destination = String(around.store.primaryLocation().id);
    return post("/transfers", { sku: variant().sku, quantity, origin: "", destination });
  };
  const act = (text: string, name: string) => {
    const at = text.indexOf(`name="act" value="${name}"`);
    const id = /name="id" value="(\d+)"/.exec(text.slice(text.lastIndexOf("<form", at), at))![1]!;
    return post("/transfers/act", { act: name, id });
  };

  it("lets staff order from outside, send it off, and receive it", async () => {
    const before = variant().inventoryQuantity;
    const ready = await order("9");
    expect(ready).toContain("Ready to ship");
    expect(ready).toContain("Outside");
    const sent = await act(ready, "ship");
    expect(sent).toContain("9 of 9 to come");
    expect(level().quantities.incoming).toBe(9);
    expect(await act(sent, "receive")).toContain("9 taken, 0 turned away");
    expect(variant().inventoryQuantity).toBe(before + 9);
    const again = await act(await order("4"), "ship");
    expect(await act(again, "reject")).toContain("0 taken, 4 turned away");
    expect(variant().inventoryQuantity).toBe(before + 9);
  });

  it("says what cannot be done", async () => {
    const unknown = { sku: "NOBODY-KNOWS", quantity: "1", origin: "", destination: "" };
    expect(await post("/transfers", unknown)).toContain("The inventory item could not be found.");
    const ready = await order("3");
    await act(ready, "cancel");
    expect(await act(ready, "ship")).toContain(
      "Current transfer status does not support this operation.",
    );
  });
});

describe("the controls", () => {
  it("take the permission to view product costs away, and give it back", async () => {
    expect(await post("/sandbox/costs", { may: "no" })).toMatch(/<strong>Hidden<\/strong>/);
    expect(await post("/sandbox/costs", { may: "yes" })).toMatch(/<strong>Shown<\/strong>/);
  });
});
