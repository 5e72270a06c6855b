import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { logIn } from "../../sandbox/accounts/log-in.ts";
import { CustomerLifeError, mergeCustomers } from "../../sandbox/life/customer.ts";
import { cancelOrder } from "../../sandbox/life/order.ts";
import { refundOrder } from "../../sandbox/life/refund.ts";
import { logInCookie } from "../../sandbox/storefront/visitor.ts";
import type { OrderRecord } from "../../sandbox/store/types.ts";
import { aBrowser } from "./browser.ts";
import {
  aCustomer,
  allScopes,
  aProduct,
  domain,
  redirectedFetch,
  startBench,
  type Bench,
} from "./support.ts";

const scopes = [
  ...allScopes,
  "read_store_credit_accounts",
  "write_store_credit_account_transactions",
];
const ada = "gid://shopify/Customer/501";
const start = new Date("2026-11-01T12:00:00Z");
const creditIt = `mutation Give($id: ID!, $input: StoreCreditAccountCreditInput!) {
  storeCreditAccountCredit(id: $id, creditInput: $input) {
    storeCreditAccountTransaction { id amount { amount currencyCode } expiresAt event
      remainingAmount { amount } balanceAfterTransaction { amount } account { id } }
    userErrors { field message code } } }`;
const debitIt = `mutation Take($id: ID!, $input: StoreCreditAccountDebitInput!) {
  storeCreditAccountDebit(id: $id, debitInput: $input) {
    storeCreditAccountTransaction { amount { amount } event account { balance { amount } } }
    userErrors { field message code } } }`;
const historyOf = `query History($id: ID!) { customer(id: $id) { storeCreditAccounts(first: 5) { nodes {
  id balance { amount currencyCode } owner { ... on Customer { id } }
  transactions(first: 50, sortKey: CREATED_AT, reverse: true) { nodes { __typename amount { amount } event createdAt
    origin { ... on OrderTransaction { gateway kind amountSet { shopMoney { amount } } } }
    ... on StoreCreditAccountCreditTransaction { expiresAt remainingAmount { amount } }
    ... on StoreCreditAccountExpirationTransaction { creditTransaction { expiresAt } } } } } } } }`;

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ scopes });
  bench.sandbox.clock.moveTo(start);
  const { store } = bench.sandbox.tenant(domain);
  store.putMany({ products: [aProduct(100)], customers: [aCustomer(501), aCustomer(502)] });
});
afterEach(() => bench.close());

describe("giving and taking store credit", () => {
  it("opens an account of each currency with the first credit, through Shopify's own client", async () => {
    const client = createAdminApiClient({
      storeDomain: domain,
      apiVersion: "2026-10",
      accessToken: bench.token,
      customFetchApi: redirectedFetch(() => bench.sandbox),
    });
    const expiresAt = "2026-12-31T23:17:42Z";
    const variables = { id: ada, input: { ...worth("12.50"), expiresAt } };
    const { data } = await client.request(creditIt, { variables });
    expect(data.storeCreditAccountCredit).toMatchObject({
      storeCreditAccountTransaction: {
        amount: { amount: "12.5", currencyCode: "USD" },
        event: "ADJUSTMENT",
        expiresAt,
        remainingAmount: { amount: "12.5" },
      },
      userErrors: [],
    });
    await give("5", { currency: "EUR" });
    expect(await balances()).toEqual({ USD: "12.5", EUR: "5.0" });
  });

  it("spends first what expires first, and what never does last", async () => {
    await give("10");
    await give("10", { expiresAt: "2026-12-24T10:00:00Z" });
    await give("10", { expiresAt: "2026-11-24T10:00:00Z" });
    const taken = await take("15");
    expect(taken.storeCreditAccountTransaction).toMatchObject({
      amount: { amount: "-15.0" },
      event: "ADJUSTMENT",
      account: { balance: { amount: "15.0" } },
    });
    expect(await leftByExpiry()).toEqual({
      "2026-11-24T10:00:00Z": "0.0",
      "2026-12-24T10:00:00Z": "5.0",
      never: "10.0",
    });
  });

  it("lets credit expire by the clock: on the second, once, and says what was left", async () => {
    await give("10", { expiresAt: "2026-11-24T10:00:00Z" });
    await take("4");
    bench.sandbox.clock.moveTo(new Date("2026-11-24T09:59:58Z"));
    expect(await balances()).toEqual({ USD: "6.0" });
    bench.sandbox.clock.moveTo(new Date("2026-11-24T10:00:00Z"));
    expect(await balances()).toEqual({ USD: "0.0" });
    bench.sandbox.clock.moveTo(new Date("2026-12-24T10:00:00Z"));
    const [newest, ...rest] = await transactions();
    expect(newest).toMatchObject({
      __typename: "StoreCreditAccountExpirationTransaction",
      amount: { amount: "-6.0" },
      createdAt: "2026-11-24T10:00:00Z",
      creditTransaction: { expiresAt: "2026-11-24T10:00:00Z" },
    });
    expect(rest.map((one) => one.__typename)).toEqual([
      "StoreCreditAccountDebitTransaction",
      "StoreCreditAccountCreditTransaction",
    ]);
    expect(rest[1]!.remainingAmount).toEqual({ amount: "6.0" });
  });

  it("refuses as Shopify's codes say, and writes nothing", async () => {
    const refused = async (id: string, input: object) => {
      const { data } = await bench.admin(creditIt, { id, input });
      const { storeCreditAccountTransaction, userErrors } = data.storeCreditAccountCredit;
      expect(storeCreditAccountTransaction).toBeNull();
      return userErrors.map((one: { code: string; field: string[] }) => [one.code, one.field]);
    };
    const amount = ["creditInput", "creditAmount", "amount"];
    const currency = ["creditInput", "creditAmount", "currencyCode"];
    expect(await refused("gid://shopify/Customer/999", worth("1"))).toEqual([
      ["OWNER_NOT_FOUND", ["id"]],
    ]);
    expect(await refused("gid://shopify/CompanyLocation/1", worth("1"))).toEqual([
      ["OWNER_NOT_FOUND", ["id"]],
    ]);
    expect(await refused("gid://shopify/StoreCreditAccount/1", worth("1"))).toEqual([
      ["ACCOUNT_NOT_FOUND", ["id"]],
    ]);
    for (const bad of ["0", "-1", "0.001"]) {
      expect(await refused(ada, worth(bad))).toEqual([["NEGATIVE_OR_ZERO_AMOUNT", amount]]);
    }
    expect(await refused(ada, worth("1", "XXX"))).toEqual([["UNSUPPORTED_CURRENCY", currency]]);
    const past = { ...worth("1"), expiresAt: "2026-11-01T11:59:59Z" };
    expect(await refused(ada, past)).toEqual([
      ["EXPIRES_AT_IN_PAST", ["creditInput", "expiresAt"]],
    ]);
    expect(await refused(ada, worth("15000.01"))).toEqual([["CREDIT_LIMIT_EXCEEDED", amount]]);
    expect(await balances()).toEqual({});

    const { account } = (await give("15000")).storeCreditAccountTransaction;
    expect(await refused(ada, worth("0.01"))).toEqual([["CREDIT_LIMIT_EXCEEDED", amount]]);
    expect(await refused(account.id, worth("1", "EUR"))).toEqual([
      ["MISMATCHING_CURRENCY", currency],
    ]);
    const debit = async (id: string, input: object) => {
      const { data } = await bench.admin(debitIt, { id, input });
      return data.storeCreditAccountDebit.userErrors.map((one: { code: string }) => one.code);
    };
    const minus = (amountOf: string, of = "USD") => ({
      debitAmount: { amount: amountOf, currencyCode: of },
    });
    expect(await debit(ada, minus("15000.01"))).toEqual(["INSUFFICIENT_FUNDS"]);
    expect(await debit(ada, minus("0"))).toEqual(["NEGATIVE_OR_ZERO_AMOUNT"]);
    expect(await debit(ada, minus("1", "EUR"))).toEqual(["ACCOUNT_NOT_FOUND"]);
    expect(await debit(account.id, minus("1", "EUR"))).toEqual(["MISMATCHING_CURRENCY"]);
    expect(await debit("gid://shopify/Customer/999", minus("1"))).toEqual(["ACCOUNT_NOT_FOUND"]);
    expect(await balances()).toEqual({ USD: "15000.0" });
  });

  it("gives twice when an answer was lost after the write and the app asks again", async () => {
    bench.sandbox.faults.add({
      kind: "api.timeoutAfterWrite",
      match: "storeCreditAccountCredit",
      times: 1,
    });
    const expiresAt = "2026-12-31T23:17:42Z";
    await expect(give("10", { expiresAt })).rejects.toThrow();
    // the fingerprint of amount and instant tells the app that it was written
    const { id } = (await accounts())[0]!;
    const { data } = await bench.admin(
      `query Found($id: ID!) { storeCreditAccount(id: $id) { transactions(first: 50,
        query: "type:credit expires_at:'2026-12-31T23:17:42Z'") { nodes { amount { amount } } } } }`,
      { id },
    );
    expect(data.storeCreditAccount.transactions.nodes).toEqual([{ amount: { amount: "10.0" } }]);
    await give("10", { expiresAt });
    expect(await balances()).toEqual({ USD: "20.0" });
  });

  it("asks for its own scopes, and finds accounts and transactions by id", async () => {
    const { account, id } = (await give("10")).storeCreditAccountTransaction;
    const read = `query Find($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`;
    const wrongKind = id.replace("CreditTransaction", "DebitTransaction");
    const { data } = await bench.admin(read, { ids: [account.id, id, wrongKind] });
    expect(data.nodes).toEqual([
      { __typename: "StoreCreditAccount", id: account.id },
      { __typename: "StoreCreditAccountCreditTransaction", id },
      null,
    ]);
    const missing = await bench.admin(
      `{ storeCreditAccount(id: "gid://shopify/StoreCreditAccount/9") { id } storeCreditConfiguration { storeCreditEnabled } }`,
    );
    expect(missing.data).toEqual({
      storeCreditAccount: null,
      storeCreditConfiguration: { storeCreditEnabled: true },
    });
    bench.sandbox.setScopes(domain, allScopes);
    const refused = await bench.admin(creditIt, { id: ada, input: worth("1") });
    expect(refused.errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  });

  it("keeps customers from being merged, and goes with those who are deleted", async () => {
    await give("10");
    for (const [kept, gone] of [
      [501, 502],
      [502, 501],
    ] as const) {
      expect(() => mergeCustomers(bench.sandbox, domain, kept, gone)).toThrow(CustomerLifeError);
    }
    const { store } = bench.sandbox.tenant(domain);
    const { id } = store.credit.accountsOf(501)[0]!;
    store.deleteCustomer(501);
    expect(store.credit.account(id)).toBeNull();
  });
});

describe("paying with store credit", () => {
  it("takes all there is from a customer who is logged in, and the card pays the rest", async () => {
    await give("10");
    const order = await buy(501);
    expect(order.total).toBe(3270);
    expect(await balances()).toEqual({ USD: "0.0" });
    const { data } = await bench.admin(
      `query Paid($id: ID!) { order(id: $id) { paymentGatewayNames
        transactions(first: 5) { kind gateway amountSet { shopMoney { amount } } } } }`,
      { id: `gid://shopify/Order/${order.id}` },
    );
    expect(data.order).toEqual({
      paymentGatewayNames: ["shopify_store_credit", "bogus"],
      transactions: [paid("shopify_store_credit", "10.0"), paid("bogus", "22.7")],
    });
    expect((await transactions())[0]).toMatchObject({
      event: "ORDER_PAYMENT",
      amount: { amount: "-10.0" },
      origin: paid("shopify_store_credit", "10.0"),
    });
  });

  it("pays for all of it when there is enough, whatever the card says", async () => {
    await give("100");
    const order = await buy(501, { card: "declined" });
    expect(order.storeCredit).toMatchObject({ amount: 3270, charged: 3270 });
    expect(await balances()).toEqual({ USD: "67.3" });
    const status = `${bench.sandbox.url}/storefront/${domain}/orders/${order.checkoutToken}/order-status`;
    expect(await (await fetch(status)).text()).toMatch(
      /Paid with store credit<\/th>\s*<td>-\$32\.70/,
    );
  });

  it("is not offered to others: not logged in, in another currency, over the counter, switched off", async () => {
    await give("100");
    await give("100", { currency: "EUR" });
    expect((await purchase({ customerId: 501 })).storeCredit).toBeUndefined();
    expect((await purchase({ sourceName: "pos" }, 501)).storeCredit).toBeUndefined();
    expect((await purchase({ customerId: 502 }, 501)).storeCredit).toBeUndefined();
    const euros = await purchase({ presentmentCurrency: "EUR", presentmentRate: 0.9 }, 501);
    expect(euros.storeCredit).toMatchObject({ amount: 3270, charged: 2943 });
    expect(await balances()).toEqual({ USD: "100.0", EUR: "70.57" });
    await control("store-credit", { enabled: false });
    expect((await purchase({}, 501)).storeCredit).toBeUndefined();
  });

  it("comes back at once when the card for the rest is declined", async () => {
    await give("10", { expiresAt: "2026-12-24T10:00:00Z" });
    const { browser, text } = await atCheckout(501);
    expect(text).toContain("Left to pay");
    const failed = await browser.post("/pay", { checkoutToken: tokenIn(text), card: "declined" });
    expect(failed.text).toContain("Your card was declined");
    expect(bench.sandbox.tenant(domain).store.orderCount()).toBe(0);
    const [back, taken] = await transactions();
    expect([back?.event, taken?.event]).toEqual(["PAYMENT_FAILURE", "ORDER_PAYMENT"]);
    expect(await leftByExpiry()).toEqual({ "2026-12-24T10:00:00Z": "10.0" });
  });
});

describe("giving back what was paid with store credit", () => {
  it("refunds the card first and then the credit, to the credits it was taken from", async () => {
    await give("10", { expiresAt: "2026-12-24T10:00:00Z" });
    const { id } = await buy(501);
    refundOrder(bench.sandbox, domain, id, { lines: [], extra: 2000 });
    expect(await balances()).toEqual({ USD: "0.0" });
    refundOrder(bench.sandbox, domain, id, {});
    expect(await balances()).toEqual({ USD: "10.0" });
    expect((await transactions())[0]).toMatchObject({
      __typename: "StoreCreditAccountDebitRevertTransaction",
      event: "ORDER_REFUND",
      origin: { kind: "REFUND", gateway: "shopify_store_credit" },
    });
    expect(await leftByExpiry()).toEqual({ "2026-12-24T10:00:00Z": "10.0" });
  });

  it("expires what comes back after its time", async () => {
    await give("10", { expiresAt: "2026-12-24T10:00:00Z" });
    const { id } = await buy(501);
    bench.sandbox.clock.moveTo(new Date("2026-12-25T10:00:00Z"));
    refundOrder(bench.sandbox, domain, id, {});
    expect(await balances()).toEqual({ USD: "0.0" });
    expect((await transactions()).map((one) => one.amount.amount)).toEqual([
      "-10.0",
      "10.0",
      "-10.0",
      "10.0",
    ]);
  });

  it("returns what a cancelled order held that was only authorized", async () => {
    await give("10");
    const order = await purchase({ authorizeOnly: true }, 501);
    expect(order.financialStatus).toBe("AUTHORIZED");
    expect(await balances()).toEqual({ USD: "0.0" });
    cancelOrder(bench.sandbox, domain, order.id);
    expect(await balances()).toEqual({ USD: "10.0" });
    expect((await transactions())[0]?.event).toBe("ORDER_CANCELLATION");
  });

  it("gives new credit instead of money, by refundCreate and by orderCancel", async () => {
    const refundIt = (key: string) =>
      `mutation Back($input: RefundInput!) { refundCreate(input: $input) @idempotent(key: "${key}") {
      refund { totalRefundedSet { shopMoney { amount } } } userErrors { field message } } }`;
    const first = await buy(501);
    const method = (amount: string, expiresAt: string) => ({
      storeCreditRefund: { amount: { amount, currencyCode: "USD" }, expiresAt },
    });
    const input = (refundMethods: object[]) => ({
      orderId: `gid://shopify/Order/${first.id}`,
      refundMethods,
    });
    const given = await bench.admin(refundIt("a"), {
      input: input([method("5", "2027-01-01T00:00:00Z")]),
    });
    expect(given.data.refundCreate.userErrors).toEqual([]);
    expect(await leftByExpiry()).toEqual({ "2027-01-01T00:00:00Z": "5.0" });
    const late = await bench.admin(refundIt("b"), {
      input: input([method("5", "2026-01-01T00:00:00Z")]),
    });
    expect(late.data.refundCreate.userErrors).toHaveLength(1);
    const tooMuch = await bench.admin(refundIt("c"), {
      input: input([method("900", "2027-01-01T00:00:00Z")]),
    });
    expect(tooMuch.data.refundCreate.userErrors).toHaveLength(1);

    const { data } = await bench.admin(
      `mutation End($id: ID!) { orderCancel(orderId: $id, reason: CUSTOMER, restock: false,
        refundMethod: { storeCreditRefund: { expiresAt: null } }) { orderCancelUserErrors { message } } }`,
      { id: `gid://shopify/Order/${first.id}` },
    );
    expect(data.orderCancel.orderCancelUserErrors).toEqual([]);
    expect(await balances()).toEqual({ USD: "32.7" });
  });

  it("gives no credit to a buyer without a customer record", async () => {
    const order = await purchase({ guest: true, email: "guest@example.com" });
    const given = { amount: "all" as const, expiresAt: null };
    expect(() => refundOrder(bench.sandbox, domain, order.id, { given })).toThrow(
      "has no customer",
    );
  });
});

describe("the admin's page of a customer", () => {
  it("shows store credit, gives and takes it, and says why it does not", async () => {
    const page = `${bench.sandbox.url}/store/tests/customers/501`;
    const change = (form: Record<string, string>) =>
      fetch(`${page}/credit`, {
        method: "POST",
        body: new URLSearchParams({ currency: "USD", ...form }),
      });
    await change({ do: "credit", amount: "20", expiresAt: "2026-12-24T10:00:09" });
    await change({ do: "debit", amount: "5" });
    const text = await (await fetch(page)).text();
    expect(text).toContain("<strong>$15.00</strong> in USD");
    expect(text).toContain("Debit, adjustment");
    expect(await leftByExpiry()).toEqual({ "2026-12-24T10:00:09Z": "15.0" });
    expect(await (await change({ do: "debit", amount: "50" })).text()).toContain(
      "sufficient funds",
    );
  });
});

const worth = (amount: string, currencyCode = "USD") => ({
  creditAmount: { amount, currencyCode },
});

async function give(amount: string, more: { currency?: string; expiresAt?: string } = {}) {
  const { currency, ...rest } = more;
  const input = { ...worth(amount, currency), ...rest };
  const { data } = await bench.admin(creditIt, { id: ada, input });
  expect(data.storeCreditAccountCredit.userErrors).toEqual([]);
  return data.storeCreditAccountCredit;
}

async function take(amount: string) {
  const input = { debitAmount: { amount, currencyCode: "USD" } };
  return (await bench.admin(debitIt, { id: ada, input })).data.storeCreditAccountDebit;
}

interface Account {
  id: string;
  balance: { amount: string; currencyCode: string };
  transactions: { nodes: Transaction[] };
}
interface Transaction {
  __typename: string;
  amount: { amount: string };
  event: string;
  expiresAt?: string | null;
  remainingAmount?: { amount: string };
}

async function accounts(): Promise<Account[]> {
  const { data } = await bench.admin(historyOf, { id: ada });
  return data.customer.storeCreditAccounts.nodes;
}

async function balances() {
  const all = await accounts();
  return Object.fromEntries(all.map(({ balance }) => [balance.currencyCode, balance.amount]));
}

/** of the first account, newest first */
async function transactions(): Promise<Transaction[]> {
  return (await accounts())[0]!.transactions.nodes;
}

async function leftByExpiry() {
  const credits = (await transactions()).filter(({ remainingAmount }) => remainingAmount);
  return Object.fromEntries(
    credits.map((one) => [one.expiresAt ?? "never", one.remainingAmount!.amount]),
  );
}

const cookieOf = (customerId: number) =>
  `${logInCookie}=${logIn(bench.sandbox, domain, customerId)}`;

/** One thing for 25 dollars, shipping 5.95, tax 1.75. */
async function purchase(more: object, as?: number): Promise<OrderRecord> {
  const response = await fetch(`${bench.sandbox.url}/storefront/${domain}/orders.json`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(as === undefined ? {} : { cookie: cookieOf(as) }),
    },
    body: JSON.stringify({ lines: [{ variantId: 1001 }], ...more }),
  });
  const { order } = (await response.json()) as { order: OrderRecord };
  return order;
}

async function atCheckout(customerId: number) {
  const browser = aBrowser(`${bench.sandbox.url}/storefront/${domain}`);
  browser.carry(cookieOf(customerId));
  await browser.post("/cart/add", { variant: "1001" });
  return { browser, text: (await browser.get("/checkout")).text };
}

async function buy(customerId: number, form: Record<string, string> = {}): Promise<OrderRecord> {
  const { browser, text } = await atCheckout(customerId);
  await browser.post("/pay", { checkoutToken: tokenIn(text), ...form });
  return bench.sandbox.tenant(domain).store.orderByCheckoutToken(tokenIn(text))!;
}

const control = (path: string, body: object) =>
  fetch(`${bench.sandbox.url}/__sandbox/shops/${domain}/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
const tokenIn = (text: string) => /name="checkoutToken" value="([0-9a-f]{32})"/.exec(text)![1]!;
const paid = (gateway: string, amount: string) => ({
  kind: "SALE",
  gateway,
  amountSet: { shopMoney: { amount } },
});
