// Forms nobody would send from the sandbox's own pages, and what a hand slips into them.
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { adminAround, domain } from "../support/admin-around.ts";
import { fakeApp } from "../support/fake-app.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";

let around: Awaited<ReturnType<typeof adminAround>>;
beforeAll(async () => {
  around = await adminAround(express().use(fakeApp("test-api-key")));
  const { store } = around;
  store.putProduct(sampleProduct(1));
  store.putCustomer(sampleCustomer(7, { firstName: "", lastName: "" }));
  store.putOrder(sampleOrder(1, { customerId: 7, fulfillmentStatus: "UNFULFILLED" }));
});
afterAll(() => around.close());

const store = () => `${around.sandbox.url}/storefront/${domain}`;
const send = (address: string, form: Record<string, string>, headers = {}) =>
  fetch(address, { method: "POST", body: new URLSearchParams(form), redirect: "manual", headers });
const post = (path: string, form: Record<string, string>, headers = {}) =>
  send(around.admin + path, form, headers);
const text = async (path: string) => (await fetch(around.admin + path)).text();

describe("another site's page", () => {
  it("presses nothing, in a browser that tells no more than where it is from", async () => {
    const foreign = { origin: "https://elsewhere.example.com" };
    expect((await post("/sandbox/clock", { advance: "0" }, foreign)).status).toBe(403);
    expect((await post("/sandbox/clock", { advance: "0" }, { origin: "null" })).status).toBe(403);
    expect((await send(`${store()}/codes`, { code: "A", do: "add" }, foreign)).status).toBe(403);
    const control = `${around.sandbox.url}/__sandbox/shops/${domain}/customers/7/redact`;
    expect((await send(control, {}, foreign)).status).toBe(403);
    const own = { origin: around.sandbox.url };
    expect((await post("/sandbox/clock", { advance: "0" }, own)).status).toBe(303);
  });
});

describe("the clock", () => {
  it("goes to no moment dates cannot be written of, and the pages stay", async () => {
    const before = around.sandbox.clock.now().getTime();
    for (const advance of ["9007199254740991", "-9007199254740991", "8640000000000000"]) {
      expect((await post("/sandbox/clock", { advance })).status).toBe(400);
    }
    expect((await post("/sandbox/clock", { moment: "9999-01-01T00:00" })).status).toBe(400);
    const moves: Record<string, string>[] = [
      { advance: "9007199254740991" },
      { to: "2026-02-31T10:00" },
    ];
    for (const move of moves) expect((await send(`${store()}/clock`, move)).status).toBe(400);
    const control = await fetch(`${around.sandbox.url}/__sandbox/clock`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ advanceMilliseconds: 1e300 }),
    });
    expect(await control.json()).toEqual({ error: "The clock goes from 1970 to 2199." });
    expect(around.sandbox.clock.now().getTime() - before).toBeLessThan(60_000);
    expect(await text("/sandbox")).toContain("Clock");
  });
});

describe("a form of the admin", () => {
  it("says on the order's page why a parcel that came cannot be late any more", async () => {
    const delivered = sampleOrder(2, { fulfillmentStatus: "UNFULFILLED" });
    around.store.putOrder(delivered);
    const work = /name="id" value="(\d+)"/.exec(await text("/orders/2"))![1]!;
    await post("/orders/2/act", { act: "fulfill", id: work });
    const parcel = /name="id" value="(\d+)"/.exec(await text("/orders/2"))![1]!;
    await post("/orders/2/act", { act: "delivered", id: parcel });
    const response = await post("/sandbox/late", { order: delivered.name });
    expect(response.status).toBe(303);
    expect(
      await text(
        new URL(response.headers.get("location")!, around.admin).href.slice(around.admin.length),
      ),
    ).toContain("The parcel was delivered already.");
  });

  it("says so of work the shop has not", async () => {
    const acts: Record<string, string>[] = [
      { act: "release" },
      { act: "move", location: "5" },
      { act: "hold", reason: "OTHER" },
    ];
    for (const act of acts) {
      const response = await post("/orders/1/act", { ...act, id: "999" });
      expect(response.status).toBe(404);
      expect(await response.text()).toContain("There is nothing with id 999 on order");
    }
    expect((await post("/orders/1/act", { act: "hold", id: "9", reason: "x" })).status).toBe(400);
  });

  it("puts no goods where the shop has no location", async () => {
    const { inventoryItemId } = around.store.product(1)!.variants[0]!;
    const form = { item: String(inventoryItemId), act: "add", quantity: "3", location: "999" };
    expect((await post("/products/1/stock", form)).status).toBe(404);
    expect(around.store.levels.get(inventoryItemId, 999)).toBeNull();
  });

  it("makes no checkout older that is not there, or by more than a year", async () => {
    expect((await post("/checkouts/999/age", { hours: "1" })).status).toBe(404);
    expect((await post("/checkouts/999/age", { hours: "1e308" })).status).toBe(400);
  });

  it("gives no credit in money that does not exist", async () => {
    const form = { do: "credit", amount: "5", currency: "ZZZ" };
    expect((await post("/customers/7/credit", form)).status).toBe(400);
    expect(around.store.credit.accountsOf(7)).toEqual([]);
  });

  it("shows a customer without a name by their address", async () => {
    const address = "buyer7@example.com</a>";
    expect(await text("/orders/1")).toContain(address);
    expect(await text("/orders")).toContain("buyer7@example.com");
  });
});

describe("a form of the storefront", () => {
  it("leads back to the shop only, however the address is written", async () => {
    for (const outside of ["/../../evil", "/%2e%2e/%2e%2e/evil", "/..\\..\\evil"]) {
      const form = { advance: "0", returnTo: `/storefront/${domain}${outside}` };
      const response = await send(`${store()}/clock`, form);
      expect(response.headers.get("location")).toBe(`/storefront/${domain}`);
    }
    const inside = `/storefront/${domain}/search?q=tea#results`;
    const response = await send(`${store()}/clock`, { advance: "0", returnTo: inside });
    expect(response.headers.get("location")).toBe(inside);
  });
});
