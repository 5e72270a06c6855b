import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { consentTopics } from "../../sandbox/customers/consent.ts";
import {
  aCustomer,
  anOrder,
  aProduct,
  domain,
  startBench,
  startReceiver,
  type Bench,
} from "./support.ts";

let bench: Bench;
let app: Awaited<ReturnType<typeof startReceiver>>;
beforeEach(async () => {
  app = await startReceiver();
  const topics = ["customers/create", "customers/update", "customers/merge"];
  bench = await startBench({
    topics: [...topics, ...Object.values(consentTopics)],
    scopes: ["read_customers", "read_customer_merge"],
    appUrl: app.url,
  });
  store().putMany({
    products: [aProduct(100)],
    customers: [aCustomer(1, { emailMarketing: "NOT_SUBSCRIBED" }), aCustomer(2)],
    orders: [anOrder(1001, { customerId: 1 })],
  });
});
afterEach(async () => {
  await bench.close();
  await app.close();
});

const store = () => bench.sandbox.tenant(domain).store;
const admin = () => `${bench.sandbox.url}/store/${domain.split(".")[0]}`;
/** Where the form leads. */
const post = async (path: string, form: Record<string, string>) => {
  const body = new URLSearchParams(form);
  const { headers } = await fetch(`${admin()}${path}`, {
    method: "POST",
    body,
    redirect: "manual",
  });
  return new URL(headers.get("location")!, bench.sandbox.url);
};
const page = async (url: URL | string) => (await fetch(url)).text();
const told = async () => {
  await bench.sandbox.settle();
  return app.topics();
};
const nobody = { firstName: "", lastName: "", email: "", phone: "", tags: "", note: "" };

describe("staff in Shopify's own admin", () => {
  it("add a customer, and see what Shopify has against one, with what was typed", async () => {
    const made = await post("/customers", {
      ...nobody,
      firstName: "Kim",
      email: "kim@example.com",
    });
    expect(await page(made)).toContain("Kim");
    expect(await told()).toEqual(["customers/create"]);
    const refused = await post("/customers", { ...nobody, firstName: "Lee", email: "lee@" });
    const text = await page(refused);
    expect(text).toContain("Email is invalid");
    expect(text).toContain('value="Lee"');
  });

  it("change who a customer is", async () => {
    const changed = { ...nobody, firstName: "Ada", phone: "+14155551001", tags: "b, a" };
    const after = await post("/customers/1/save", changed);
    expect(store().customer(1)).toMatchObject({ email: null, phone: "+14155551001" });
    expect(await page(after)).toContain("+14155551001");
    expect(await told()).toEqual(["customers/update"]);
    expect(await page(await post("/customers/1/save", nobody))).toContain(
      "A name, phone number, or email address must be present",
    );
  });

  it("note what they say to messages, and the app hears of that", async () => {
    await post("/customers/1/consent", { channel: "email", state: "SUBSCRIBED" });
    expect(store().customer(1)).toMatchObject({ emailMarketing: "SUBSCRIBED" });
    expect((await told()).sort()).toEqual(["customers/update", consentTopics.email]);
    const refused = await post("/customers/1/consent", { channel: "sms", state: "SUBSCRIBED" });
    expect(await page(refused)).toContain(
      "A phone number is required to set the SMS consent state",
    );
  });

  it("merge two customers, and are led to the one who stays", async () => {
    const after = await post("/customers/1/merge", { other: "2" });
    const kept = Number(after.pathname.split("/").pop());
    expect(store().customer(kept)).toMatchObject({ numberOfOrders: 1 });
    expect(store().customerCount()).toBe(1);
    expect(await told()).toContain("customers/merge");
    expect(await page(await post(`/customers/${kept}/merge`, { other: "77" }))).toContain(
      "Customer does not exist with ID 77",
    );
  });
});
