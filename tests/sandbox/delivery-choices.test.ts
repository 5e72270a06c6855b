import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { chosenDelivery, deliveryChoices } from "../../sandbox/storefront/delivery-choices.ts";
import { sampleDiscount } from "../support/sample-shop.ts";
import { aBrowser, type Browser } from "./browser.ts";
import { aCustomer, aProduct, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
let browser: Browser;
beforeEach(async () => {
  bench = await startBench();
  store().putMany({
    products: [aProduct(100), { ...aProduct(200), productType: "Gift card" }],
    customers: [
      aCustomer(1, { address: { countryCode: "US" } }),
      aCustomer(2, { address: { countryCode: "FR" } }),
    ],
  });
  browser = aBrowser(`${bench.sandbox.url}/storefront/${domain}`);
});
afterEach(() => bench.close());

const store = () => bench.sandbox.tenant(domain).store;
/** The checkout of a customer with one thing in the cart. */
const checkoutOf = async (customer: number, variant = "1001") => {
  await browser.post("/cart/add", { variant });
  return (await browser.post("/shopper", { kind: "customer", customer: String(customer) })).text;
};
const choose = async (method: string) => (await browser.post("/delivery", { method })).text;
const pay = async (text: string) => {
  const [, checkoutToken] = /name="checkoutToken" value="([0-9a-f]{32})"/.exec(text)!;
  await browser.post("/pay", { checkoutToken: checkoutToken! });
  return store().orderByCheckoutToken(checkoutToken!)!;
};
const offered = (text: string) =>
  [...text.matchAll(/name="method"\s+value="(\w+)"\s+(checked)?/g)].map(
    ([, code, checked]) => `${code}${checked ? " chosen" : ""}`,
  );

describe("delivery at the checkout", () => {
  it("is offered by every carrier service that goes there, the usual one chosen", async () => {
    const text = await checkoutOf(1);
    expect(offered(text)).toEqual(["standard chosen", "economy", "ups_ground", "expedited"]);
    expect(text).toMatch(/Expedited, 2 to 3 days\s+· \$12\.95/);
    expect(offered(await checkoutOf(2))).toEqual(["intl_post chosen", "dhl_express"]);
  });

  it("is priced, promised and sent as it was chosen", async () => {
    await checkoutOf(1);
    const text = await choose("expedited");
    expect(offered(text)).toContain("expedited chosen");
    expect(text).toContain("Shipping, Expedited");
    const order = await pay(text);
    expect(order).toMatchObject({
      shipping: 1295,
      delivery: { service: "expedited", promisedFrom: 2 * 1440, promisedTo: 3 * 1440 },
    });
    const { data } = await bench.admin(
      `{ order(id: "gid://shopify/Order/${order.id}") { shippingLines(first: 1) { nodes {
         title code originalPriceSet { shopMoney { amount } } } } } }`,
    );
    expect(data.order.shippingLines.nodes).toEqual([
      {
        title: "Expedited",
        code: "expedited",
        originalPriceSet: { shopMoney: { amount: "12.95" } },
      },
    ]);
  });

  it("is the usual one again where the chosen one does not go, and nothing for what is not sent", async () => {
    await checkoutOf(1);
    await choose("expedited");
    const text = await checkoutOf(2);
    expect(offered(text)).toContain("intl_post chosen");
    expect((await pay(text)).delivery?.service).toBe("intl_post");
    const card = await checkoutOf(1, "2001");
    expect(offered(card)).toEqual([]);
    expect((await pay(card)).shipping).toBe(0);
  });

  it("is dear enough to lose a discount on cheap shipping only", async () => {
    store().putDiscount(
      sampleDiscount(900, {
        ...{ kind: "automatic", type: "freeShipping", value: null, maximumShippingPrice: 800 },
        ...{ startsAt: "2020-01-01T00:00:00Z", endsAt: null },
      }),
    );
    await checkoutOf(1);
    expect((await pay(await choose("ups_ground"))).shipping).toBe(0);
    await checkoutOf(1);
    expect((await pay(await choose("expedited"))).shipping).toBe(1295);
  });

  it("of an unknown name is no choice", async () => {
    await checkoutOf(1);
    expect(offered(await choose("by_pigeon"))).toContain("standard chosen");
  });
});

it("a shop in yen charges whole yen, and much bought at once travels free by the slow services", () => {
  const shop = { ...store().shop, currency: "JPY", country: "JP" };
  const line = { unitPrice: 4000, quantity: 1, isGiftCard: false };
  const prices = (quantity: number) =>
    deliveryChoices([{ ...line, quantity }], shop, "JP").map(({ price }) => price);
  expect(prices(1)).toEqual([890, 590, 1190, 1940]);
  expect(prices(3)).toEqual([0, 0, 1190, 1940]);
  expect(chosenDelivery([], "standard", shop, "JP")).toBeNull();
});
