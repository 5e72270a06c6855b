import { describe, expect, it } from "vitest";
import { mayCarryToken } from "../../sandbox/app-bridge/fetch.ts";
import { parseIntent } from "../../sandbox/app-bridge/intents.ts";
import { adminPath, appPath } from "../../sandbox/app-bridge/navigation.ts";
import {
  followsInput,
  layoutShiftScore,
  slowInteraction,
} from "../../sandbox/app-bridge/web-vitals.ts";
import { activeLink } from "../../sandbox/shell/client/side-bar.ts";

describe("addresses that mean the admin", () => {
  it.each([
    ["shopify:admin/orders/1", "/orders/1"],
    ["shopify://admin/products", "/products"],
    ["shopify://admin", "/"],
    ["https://admin.shopify.com/store/demo/discounts?x=1", "/discounts?x=1"],
    ["https://admin.shopify.com/store/demo", "/"],
    ["https://demo.myshopify.com/admin/customers/2", "/customers/2"],
    ["https://demo.myshopify.com/products/tea", null],
    ["https://admin.shopify.com.example.org/store/demo/x", null],
    ["/admin/orders", null],
  ])("%s → %s", (address, path) => expect(adminPath(address)).toBe(path));
});

it("shows the app's place without what the admin added to it", () => {
  const address =
    "http://app/app/customers?shop=a&host=b&id_token=c&hmac=d&embedded=1&view=late#top";
  expect(appPath(new URL(address))).toBe("/app/customers?view=late#top");
});

it("gives session tokens to the app, its subdomains and the origins it named, to nobody else", () => {
  const page = new URL("https://app.example.com/app");
  const may = (address: string) =>
    mayCarryToken(new URL(address), page, ["https://api.example.org"]);
  expect(may("https://app.example.com/x")).toBe(true);
  expect(may("https://eu.app.example.com/x")).toBe(true);
  expect(may("https://api.example.org/x")).toBe(true);
  expect(may("http://app.example.com/x")).toBe(false);
  expect(may("https://example.com/x")).toBe(false);
  expect(may("https://badapp.example.com/x")).toBe(false);
});

it("reads intents in the forms Shopify documents", () => {
  expect(parseIntent("create:shopify/Product")).toEqual({
    action: "create",
    type: "shopify/Product",
    value: null,
  });
  const edit = { action: "edit", type: "shopify/Product", value: "gid://shopify/Product/1" };
  expect(parseIntent("edit:shopify/Product,gid://shopify/Product/1?title=x")).toEqual(edit);
  expect(parseIntent("edit:gid://shopify/Product/1")).toEqual(edit);
  expect(() => parseIntent("nonsense")).toThrow("action:type");
});

describe("web vitals", () => {
  it("sums the layout shifts of the worst burst: gaps under a second, five seconds at most", () => {
    const shift = layoutShiftScore();
    expect(shift(0, 0.1)).toBeCloseTo(0.1);
    expect(shift(900, 0.1)).toBeCloseTo(0.2);
    expect(shift(2500, 0.15)).toBeCloseTo(0.2); // a new burst, smaller than the first
    const steady = layoutShiftScore();
    let score = 0;
    for (let time = 0; time <= 5900; time += 900) score = steady(time, 0.1);
    expect(score).toBeCloseTo(0.6); // 0, 900 … 4500; the one at 5400 begins the next burst
  });
  it("does not count what moves because somebody pressed something", () => {
    const pressed = [2000, 1000];
    expect([999, 1000, 1499, 1500, 2499, 2500].map((time) => followsInput(time, pressed))).toEqual([
      false,
      true,
      true,
      false,
      true,
      false,
    ]);
  });
  it("leaves one slow interaction out for every fifty", () => {
    expect(slowInteraction([])).toBe(0);
    expect(slowInteraction([40, 300, 80])).toBe(300);
    expect(slowInteraction([...Array<number>(49).fill(10), 300])).toBe(10);
  });
});

it("highlights the section a page of the app lies in", () => {
  const links = ["/app/customers", "/app/offers", "/app/customers-archive"];
  expect(activeLink(links, "/app/customers")).toBe("/app/customers");
  expect(activeLink(links, "/app/customers/12")).toBe("/app/customers");
  expect(activeLink(links, "/app/customers-archive")).toBe("/app/customers-archive");
  expect(activeLink(links, "/app")).toBeNull();
});
