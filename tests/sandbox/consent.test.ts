import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { consentTopics } from "../../sandbox/customers/consent.ts";
import { placeOrder } from "../../sandbox/storefront/place-order.ts";
import { misfits } from "./published-shapes.ts";
import { aCustomer, aProduct, domain, startBench, startReceiver, type Bench } from "./support.ts";

const who = `defaultEmailAddress { marketingState marketingOptInLevel marketingUpdatedAt }
  defaultPhoneNumber { marketingState marketingOptInLevel marketingUpdatedAt marketingCollectedFrom
    whatsAppMarketingConsent { state } }
  emailMarketingConsent { marketingState consentUpdatedAt } smsMarketingConsent { consentCollectedFrom }`;
const payload = `{ customer { ${who} } userErrors { field message code } }`;
const emailIt = `mutation E($input: CustomerEmailMarketingConsentUpdateInput!) {
  customerEmailMarketingConsentUpdate(input: $input) ${payload} }`;
const smsIt = `mutation S($input: CustomerSmsMarketingConsentUpdateInput!) {
  customerSmsMarketingConsentUpdate(input: $input) ${payload} }`;
const gid = (id: number) => `gid://shopify/Customer/${id}`;
const level = { marketingOptInLevel: "SINGLE_OPT_IN" };
const at = (day: number) => `2026-04-${day}T01:00:00Z`;

let bench: Bench;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
beforeAll(async () => {
  receiver = await startReceiver();
  bench = await startBench({ topics: Object.values(consentTopics), appUrl: receiver.url });
  bench.sandbox.clock.moveTo(new Date("2026-05-01T12:00:00Z"));
});
afterAll(async () => {
  await bench.close();
  await receiver.close();
});
beforeEach(async () => {
  const people = [
    aCustomer(1, { phone: "+14155551001", emailMarketing: "NOT_SUBSCRIBED" }),
    aCustomer(2, { phone: null }),
    aCustomer(3, { email: null, phone: "+14155551003" }),
  ];
  bench.sandbox.tenant(domain).store.putMany({ customers: people, products: [aProduct(100)] });
  await bench.sandbox.settle();
  receiver.received.length = 0;
});

const email = async (id: number, emailMarketingConsent: object) =>
  (await bench.admin(emailIt, { input: { customerId: gid(id), emailMarketingConsent } })).data
    .customerEmailMarketingConsentUpdate;
const sms = async (id: number, smsMarketingConsent: object) =>
  (await bench.admin(smsIt, { input: { customerId: gid(id), smsMarketingConsent } })).data
    .customerSmsMarketingConsentUpdate;
const told = async () => {
  await bench.sandbox.settle();
  expect(misfits(receiver.received)).toEqual([]);
  return receiver.received.map(({ body }) => JSON.parse(body) as unknown);
};
const store = () => bench.sandbox.tenant(domain).store;

describe("consent to marketing messages", () => {
  it("nobody asked is not subscribed, by single opt-in, at no moment", async () => {
    const { data } = await bench.admin(`{ customer(id: "${gid(1)}") { ${who} } }`);
    const never = { marketingState: "NOT_SUBSCRIBED", marketingUpdatedAt: null };
    expect(data.customer).toMatchObject({
      smsMarketingConsent: { consentCollectedFrom: "OTHER" },
      defaultEmailAddress: { ...never, ...level },
      defaultPhoneNumber: {
        ...{ ...never, ...level, marketingCollectedFrom: null },
        whatsAppMarketingConsent: { state: "NEVER_SUBSCRIBED" },
      },
    });
  });

  it("is changed for e-mail and for text messages apart, and the app hears of each", async () => {
    const said = { marketingState: "SUBSCRIBED", ...level, consentUpdatedAt: at(25) };
    expect(await email(1, said)).toMatchObject({
      customer: {
        defaultEmailAddress: { marketingState: "SUBSCRIBED", marketingUpdatedAt: at(25) },
        defaultPhoneNumber: { marketingState: "NOT_SUBSCRIBED" },
      },
      userErrors: [],
    });
    const texted = await sms(1, { ...said, consentUpdatedAt: at(26) });
    expect(texted.customer.smsMarketingConsent).toEqual({ consentCollectedFrom: "OTHER" });
    expect(await told()).toEqual([
      {
        customer_id: 1,
        email_address: "ada1@example.com",
        email_marketing_consent: {
          ...{ state: "subscribed", opt_in_level: "single_opt_in", consent_updated_at: at(25) },
        },
      },
      {
        id: 1,
        phone: "+14155551001",
        sms_marketing_consent: {
          ...{ state: "subscribed", opt_in_level: "single_opt_in", consent_updated_at: at(26) },
          consent_collected_from: "other",
        },
      },
    ]);
  });

  it("the latest word counts: an older record changes nothing and nobody hears of it", async () => {
    await email(1, { marketingState: "UNSUBSCRIBED", ...level, consentUpdatedAt: at(26) });
    const older = await email(1, {
      marketingState: "SUBSCRIBED",
      ...level,
      consentUpdatedAt: at(25),
    });
    expect(older.customer.defaultEmailAddress.marketingState).toBe("UNSUBSCRIBED");
    expect(older.userErrors).toEqual([]);
    expect(await told()).toHaveLength(1);
  });

  it("waits for the confirmation only where one is asked for", async () => {
    const pending = { marketingState: "PENDING", consentUpdatedAt: at(20) };
    const confirmed = { ...pending, marketingOptInLevel: "CONFIRMED_OPT_IN" };
    expect((await email(1, confirmed)).customer.defaultEmailAddress.marketingState).toBe("PENDING");
    expect((await email(1, { ...pending, ...level })).userErrors).toEqual([
      {
        field: ["input", "emailMarketingConsent", "marketingOptInLevel"],
        message: "Marketing opt in level must be confirmed opt-in for pending consent state",
        code: "INVALID",
      },
    ]);
  });

  it("is refused in Shopify's words and codes", async () => {
    const yes = { marketingState: "SUBSCRIBED" };
    const missing = { message: "Marketing opt in level must exist", code: "MISSING_ARGUMENT" };
    expect((await email(1, yes)).userErrors[0]).toMatchObject(missing);
    expect((await sms(1, yes)).userErrors[0]).toMatchObject(missing);
    const late = { ...yes, ...level, consentUpdatedAt: "2999-01-01T00:00:00Z" };
    expect((await email(1, late)).userErrors[0]).toMatchObject({
      message: "Consent updated at must not be in the future",
      code: "INVALID",
    });
    expect(await sms(2, { ...yes, ...level })).toEqual({
      customer: null,
      userErrors: [
        {
          field: ["input", "smsMarketingConsent"],
          message: "A phone number is required to set the SMS consent state.",
          code: "INVALID",
        },
      ],
    });
    // without an address nothing happens and nothing is said
    expect(await email(3, { ...yes, ...level })).toMatchObject({
      customer: { defaultEmailAddress: null },
      userErrors: [],
    });
    expect((await email(999, { ...yes, ...level })).userErrors).toEqual([
      { field: ["input", "customerId"], message: "Customer not found", code: "INVALID" },
    ]);
    expect((await sms(999, { ...yes, ...level })).userErrors).toEqual([
      { field: null, message: "Customer not found", code: null },
    ]);
    const redacted = { marketingState: "REDACTED", ...level };
    const input = { customerId: gid(1), emailMarketingConsent: redacted };
    expect((await bench.admin(emailIt, { input })).errors).toEqual([
      expect.objectContaining({
        message: "Cannot specify REDACTED as a marketing state input",
        extensions: { code: "INVALID" },
      }),
    ]);
    expect(await told()).toEqual([]);
  });
});

describe("consent comes with a customer", () => {
  it("whom an app makes: by every channel they can be reached on, told once each", async () => {
    const create = async (input: object) =>
      (
        await bench.admin(
          `mutation C($input: CustomerInput!) { customerCreate(input: $input) {
             customer { id ${who} } userErrors { field message } } }`,
          { input },
        )
      ).data.customerCreate;
    const said = { marketingState: "SUBSCRIBED", ...level, consentUpdatedAt: at(25) };
    const { customer } = await create({
      ...{ email: "new@example.com", phone: "+15555550100" },
      ...{ emailMarketingConsent: said, smsMarketingConsent: said },
      whatsAppMarketingConsent: { state: "SUBSCRIBED", optInLevel: "SINGLE_OPT_IN" },
    });
    expect(customer).toMatchObject({
      emailMarketingConsent: { marketingState: "SUBSCRIBED", consentUpdatedAt: at(25) },
      defaultPhoneNumber: { whatsAppMarketingConsent: { state: "SUBSCRIBED" } },
    });
    expect(await told()).toHaveLength(3);
    const without = await create({ firstName: "A", emailMarketingConsent: said });
    expect(without.userErrors).toEqual([
      {
        field: ["emailMarketingConsent"],
        message: "An email address is required to set the email marketing consent state.",
      },
    ]);
  });

  it("who signs up in the newsletter form, new or known, and only the first time", async () => {
    const send = (address: string) =>
      fetch(`${bench.sandbox.url}/storefront/${domain}/contact`, {
        method: "POST",
        body: new URLSearchParams({ form_type: "customer", "contact[email]": address }),
        redirect: "manual",
      });
    await send("kim@example.com");
    await send("ada1@example.com");
    await send("ada1@example.com");
    const subscribed = { state: "subscribed", opt_in_level: "single_opt_in" };
    expect(await told()).toEqual([
      expect.objectContaining({
        email_address: "kim@example.com",
        email_marketing_consent: expect.objectContaining(subscribed) as unknown,
      }),
      expect.objectContaining({ customer_id: 1 }),
    ]);
    expect(store().customer(1)).toMatchObject({ emailConsent: { collectedFrom: "SHOPIFY" } });
  });

  it("who ticks the box at the checkout; who does not, keeps what they said", async () => {
    const buy = (token: string, acceptsMarketing: boolean) =>
      placeOrder(bench.sandbox, domain, {
        lines: [{ variantId: 1001, quantity: 1 }],
        codes: [],
        shopper: { kind: "email", email: "ada1@example.com", acceptsMarketing },
        checkoutToken: token,
      });
    buy("a", false);
    buy("b", true);
    buy("c", false);
    expect(await told()).toEqual([expect.objectContaining({ customer_id: 1 })]);
    expect(store().customer(1)).toMatchObject({ emailMarketing: "SUBSCRIBED" });
  });
});
