import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { verifySessionToken } from "../../sandbox/install/session-token.ts";
import { mergeCustomers } from "../../sandbox/life/customer.ts";
import {
  aCustomer,
  anOrder,
  apiSecret,
  aProduct,
  domain,
  startBench,
  type Bench,
} from "./support.ts";
import { aBrowser, type Browser } from "./browser.ts";

const ada = 501;
let bench: Bench;
let browser: Browser;

beforeAll(async () => {
  bench = await startBench({ topics: ["customers/create"] });
  const { store } = bench.sandbox.tenant(domain);
  store.putMany({
    products: [aProduct(100)],
    customers: [aCustomer(ada, { email: "ada@example.com" }), aCustomer(502)],
    orders: [anOrder(2001, { customerId: ada }), anOrder(2002, { customerId: 502 })],
  });
});
afterAll(() => bench.close());
beforeEach(() => {
  browser = aBrowser(`${bench.sandbox.url}/storefront/${domain}`);
});

describe("a customer account", () => {
  it("lets in by a code that the sandbox shows as an e-mail, and lists one's own orders", async () => {
    await logIn("Ada@Example.com");
    const { text } = await browser.get("/account");
    expect(text).toContain("#2001");
    expect(text).not.toContain("#2002");
  });

  it("makes a customer of whoever types the code of an unknown address", async () => {
    const { store } = bench.sandbox.tenant(domain);
    const before = store.customerCount();
    await logIn("new@example.com");
    expect(store.customerCount()).toBe(before + 1);
    expect((await browser.get("/account/profile")).text).toContain("new@example.com");
    await logIn("new@example.com");
    expect(store.customerCount()).toBe(before + 1);
  });

  it("refuses a wrong code, a code that was used, and one that is too old", async () => {
    await browser.post("/account/login", { email: "ada@example.com" });
    const code = await shownCode("ada@example.com");
    const wrong = code === "000000" ? "111111" : "000000";
    expect(await type("ada@example.com", wrong)).toContain("This is not the code we sent");
    expect((await browser.get("/account")).url).toContain("/account/login");

    bench.sandbox.clock.advance(16 * 60_000);
    expect(await type("ada@example.com", code)).toContain("This code has expired");
    await logIn("ada@example.com");
    expect(await type("ada@example.com", code)).toContain("This code has expired");
  });

  it("takes no code any more after five wrong ones", async () => {
    await browser.post("/account/login", { email: "ada@example.com" });
    const code = await shownCode("ada@example.com");
    const wrong = code === "000000" ? "111111" : "000000";
    for (let tries = 0; tries < 5; tries++) await type("ada@example.com", wrong);
    expect(await type("ada@example.com", code)).toContain("Too many wrong codes");
  });

  it("is left by logging out, on this browser and for good", async () => {
    await logIn("ada@example.com");
    const kept = browser.cookies();
    await browser.post("/account/logout", {});
    expect((await browser.get("/account")).url).toContain("/account/login");
    browser.carry(kept);
    expect((await browser.get("/account")).url).toContain("/account/login");
  });

  it("ends when the customer is merged away", async () => {
    await logIn("gone@example.com");
    const { store } = bench.sandbox.tenant(domain);
    const gone = [...store.customers()].find((each) => each.email === "gone@example.com")!;
    mergeCustomers(bench.sandbox, domain, 502, gone.id);
    expect((await browser.get("/account")).url).toContain("/account/login");
  });
});

describe("the checkout of a customer who is logged in", () => {
  it("knows who buys and sells to nobody else", async () => {
    await browser.post("/cart/add", { variant: "1001" });
    await logIn("ada@example.com");
    const { text } = await browser.get("/checkout");
    expect(text).toContain("Logged in as Ada Number 501");
    expect(text).not.toContain("Use this shopper");
    await browser.post("/shopper", { kind: "guest", email: "other@example.com" });
    await browser.post("/pay", { checkoutToken: tokenIn(text) });
    const order = bench.sandbox.tenant(domain).store.orderByCheckoutToken(tokenIn(text));
    expect(order?.customerId).toBe(ada);
  });

  it("names the customer in session tokens, and nobody before and after", async () => {
    const subject = async () => {
      const { text } = await browser.post("/session-token", {});
      return verifySessionToken(text, apiSecret)?.sub;
    };
    expect(await subject()).toBeUndefined();
    await logIn("ada@example.com");
    expect(await subject()).toBe(`gid://shopify/Customer/${ada}`);
    await browser.post("/account/logout", {});
    expect(await subject()).toBeUndefined();
  });

  it("is had at once by the control of tests and the demo", async () => {
    const at = `${bench.sandbox.url}/__sandbox/shops/${domain}/customers`;
    const post = (path: string) => fetch(`${at}/${path}`, { method: "POST" });
    const { cookie } = (await (await post(`${ada}/log-in`)).json()) as { cookie: string };
    browser.carry(cookie);
    expect((await browser.get("/account/profile")).text).toContain("ada@example.com");
    expect((await post("99999/log-in")).status).toBe(422);
  });
});

async function logIn(email: string): Promise<void> {
  await browser.post("/account/login", { email });
  await type(email, await shownCode(email.toLowerCase()));
}

async function shownCode(email: string): Promise<string> {
  const { text } = await browser.get(`/account/code?email=${encodeURIComponent(email)}`);
  return /<strong>(\d{6})<\/strong>/.exec(text)![1]!;
}

async function type(email: string, code: string): Promise<string> {
  return (await browser.post("/account/code", { email, code })).text;
}

const tokenIn = (text: string) => /name="checkoutToken" value="([0-9a-f]{32})"/.exec(text)![1]!;
