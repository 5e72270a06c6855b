import { createHmac, randomBytes, randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { sortKeys } from "../../app/pages/customers/columns.ts";
import { isOldAddress, knock, routeNames, routeOf } from "../support/doors.ts";
import { runs } from "../support/runs.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, userAgent, type Story } from "../support/story.ts";

let story: Story;
const offerId = randomUUID();
const saleId = randomUUID();

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      for (const id of [1, 2, 3]) {
        store.putCustomer(sampleCustomer(id));
        store.putOrder(sampleOrder(id, { customerId: id }));
        store.putOrder(sampleOrder(10 + id, { customerId: id }));
      }
    },
  });
  await story.open();
  await story.settle();
});
afterAll(() => story.close());
// a list of the team may have taken rights from whoever knocks next
afterEach(() => story.db.query("DELETE FROM room_settings WHERE room = 'team'"));

/** Longer than an index holds. */
const noise = randomBytes(4000).toString("hex");

const forged = [
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\u202e\ufeff",
  "' OR 1=1 --",
  "../../etc/passwd",
  "%00",
  "-1",
  "0",
  "1e309",
  "NaN",
  "Infinity",
  "infinity",
  "null",
  "true",
  "[]",
  "{}",
  "2147483648",
  "9007199254740993",
  "9223372036854775808",
  "99999999999999999999",
  "1".repeat(400),
  "x".repeat(5000),
  "0000-00-00",
  "0000-01-01",
  "9999-12-31",
  "24:00",
  "23:59",
  "2026-02-30T25:61:61Z",
  "+275760-09-13T00:00:00.000Z",
  "-271821-04-20T00:00:00.000Z",
  "99999999T99:99:99.999Z~00000000-0000-0000-0000-000000000000",
  "2026-11-21T10:00:00.000Z~------------------------------------",
  "2026-11-21T10:00:00.000Z~order~99999999999999999999",
  "2026-99-99T10:00:00.000Z~state~2026-99-99",
];

const text = (...more: string[]) =>
  fc.oneof(
    fc.constantFrom(...forged, ...more),
    fc.string({ maxLength: 40 }),
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map(String),
  );

const base64url = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
const sorts = sortKeys.flatMap((key) => [`${key} asc`, `${key} desc`]);
const edges = [
  1e308,
  -1e308,
  2 ** 60,
  2 ** 40,
  1.5,
  0,
  "0000-01-01T00:00:00Z",
  "9999-12-31T23:59:59.999999999Z",
];
const cursors = sorts.flatMap((sort) =>
  edges.map((edge) => ({ sort, cursor: base64url([...sort.split(" "), edge, 5]) })),
);
const uuids = ["00000000-0000-0000-0000-000000000000", randomUUID()];
const moments = [
  "2026-11-21T10:00:00.000Z",
  "0000-01-01T00:00:00.000Z",
  "9999-12-31T23:59:59.999Z",
];
const keys = moments.flatMap((at) => uuids.map((id) => `${at}~${id}`));
const entries = moments.flatMap((at) => [
  `${at}~state~2026-11-21`,
  `${at}~state~0000-01-01`,
  `${at}~offer~issued:${uuids[0]}`,
  `${at}~order~1`,
  `${at}~answer~${uuids[0]}`,
]);
const products = [
  '[{"id":1,"title":"Tea"}]',
  '[{"id":"99999999999999999999","title":"Tea"}]',
  '[{"id":9007199254740991,"title":"a\\u0000\\ud800"}]',
];

interface Knocked {
  path: (params: Record<string, string>) => string;
  params?: Record<string, string[]>;
  query?: Record<string, string[]>;
  form?: Record<string, string[]>;
}
const numbers = ["0", "1", "999999", "1000000"];
const list = {
  state: ["vip", "vip,new"],
  orders_min: numbers,
  orders_max: numbers,
  spent_min: ["0", "999999999999.999"],
  spent_max: ["0", "999999999999.999"],
  since_min: numbers,
  since_max: numbers,
  predicted_min: numbers,
  risk_max: ["0", "999999999999.999"],
  chance_min: ["0", "100", "101"],
  first_product: ["10", "9007199254740991"],
  first_channel: ["web", "a,b"],
  first_discount: ["with", "without"],
  ordered_from: ["0000-01-01", "9999-12-31", "2026-02-30"],
  ordered_to: ["9999-12-31"],
  first_from: ["0000-01-01", "9999-12-31", "2026-02-30"],
  first_to: ["0000-01-01", "9999-12-31", "2026-02-30"],
  product: ["10", "10,11", "9007199254740991"],
  product_min: numbers,
  product_max: numbers,
  kind: ["Tea", "%2C", "%"],
  discounts: ["led", "led,never,always"],
  rating: ["1", "1,5"],
  tag: ["press", "a,b"],
  "trait.tier": ["gold"],
  "trait.birthday.month": ["2", "13"],
  "trait.interest": ["tea", '"'],
  "trait.case.open": ["yes"],
  only: ["1", "1,2", "9007199254740991"],
  q: ["1", "Ada", "9007199254740991"],
  sort: sorts,
  after: cursors.map(({ cursor }) => cursor),
  before: cursors.map(({ cursor }) => cursor),
};
const days = ["2026-12-24", "9999-12-31", "2026-03-08"];
const times = ["10:00", "24:00", "02:30"];
const period = {
  period: ["7d", "year", "own"],
  against: ["before", "year", "none"],
  from: days,
  to: days,
};

/** What each door reads, with values that come near to good ones. */
const doors: Record<string, Knocked> = {
  _index: { path: () => "/", query: { shop: [] } },
  "app.$": { path: ({ any }) => `/app/${any}`, params: { any: ["x"] } },
  "app._index": {
    path: () => "/app",
    query: period,
    form: {
      intent: ["start-import", "cancel-import", "dismiss-guide", "lifespan"],
      lifespanYears: ["1", "2"],
    },
  },
  "app.campaigns.$": {
    path: ({ any }) => `/app/campaigns/${any}`,
    params: { any: ["new"] },
    query: { view: [] },
  },
  "app.churn.$": {
    path: ({ any }) => `/app/churn/${any}`,
    params: { any: ["x"] },
    query: { state: [] },
  },
  "app.value.retention": { path: () => "/app/value/retention", query: period },
  "app.value.churn": { path: () => "/app/value/churn", query: period },
  "app.value.accuracy": { path: () => "/app/value/accuracy" },
  "app.segments.help": { path: () => "/app/segments/help" },
  "app.customers.$customerId": {
    path: ({ customerId }) => `/app/customers/${customerId}`,
    params: { customerId: ["1", "2", "9007199254740991"] },
    query: { before: entries },
    form: {
      intent: ["note", "remove-note", "tag", "untag", "stop-profiling", "resume-profiling"],
      noteId: uuids,
      text: ["Called."],
      tag: ["press", "a,b"],
    },
  },
  "app.customers._index": {
    path: () => "/app/customers",
    query: list,
    form: {
      intent: ["columns", "view-create", "view-rename", "view-remove", "tag", "untag"],
      columns: ["tags,orders", "__proto__,constructor"],
      viewId: uuids,
      name: ["Mine", "VIP"],
      query: ["orders_min=2", "orders_min=x&q=ada", "sort=predicted asc"],
      tag: ["press", "a,b"],
      customers: ["only=1", "orders_min=2", "tag=x&sort=risk desc"],
    },
  },
  "app.customers.export": {
    path: () => "/app/customers/export",
    query: { ...list, contacts: ["yes"] },
  },
  "app.surveys.$": {
    path: ({ any }) => `/app/surveys/${any}`,
    params: { any: ["question"] },
    query: { rating: [] },
  },
  "app.flash-sales.$": {
    path: ({ any }) => `/app/flash-sales/${any}`,
    params: { any: ["new"] },
    query: { before: [] },
  },
  "app.offers.sales.$saleId": {
    path: ({ saleId }) => `/app/offers/sales/${saleId}`,
    params: { saleId: [saleId, ...uuids] },
    form: { intent: ["cancel"] },
  },
  "app.offers.sales._index": { path: () => "/app/offers/sales", query: { before: keys } },
  "app.offers.sales.new": {
    path: () => "/app/offers/sales/new",
    query: { draft: [saleId, ...uuids], like: [saleId, ...uuids] },
    form: {
      intent: ["check", "schedule"],
      saleId: [saleId, ...uuids],
      title: ["Sale"],
      percent: ["10"],
      products,
      startDay: days,
      startTime: times,
      endDay: days,
      endTime: times,
    },
  },
  "app.offers.$offerId": {
    path: ({ offerId }) => `/app/offers/${offerId}`,
    params: { offerId: [offerId, ...uuids] },
    form: { intent: ["stop", "sent", "again", "margin"], margin: ["", "40", "99.99"] },
  },
  "app.offers.$offerId_.codes[.]csv": {
    path: ({ offerId }) => `/app/offers/${offerId}/codes.csv`,
    params: { offerId: [offerId, ...uuids] },
    query: { contacts: ["yes"] },
  },
  "app.offers.drafts": {
    path: () => "/app/offers/drafts",
    form: { intent: ["keep", "forget"], offerId: [offerId, ...uuids], title: ["Draft"] },
  },
  "app.offers.sales.drafts": {
    path: () => "/app/offers/sales/drafts",
    form: { intent: ["keep", "forget"], saleId: [saleId, ...uuids], title: ["Draft"] },
  },
  "app.offers._index": { path: () => "/app/offers", query: { before: moments } },
  "app.offers.new": {
    path: () => "/app/offers/new",
    query: {
      segment: ["vip", "new"],
      customers: ["", "state=vip", "only=1,2", "orders_min=2&q=a"],
      draft: [offerId, ...uuids],
      like: [offerId, ...uuids],
    },
    form: {
      intent: ["check", "launch"],
      offerId: [offerId, ...uuids],
      segment: ["vip", "new"],
      customers: ["", "state=vip", "only=1,2"],
      title: ["Offer"],
      kind: ["percentage", "fixed", "free_shipping", "__proto__"],
      percent: ["10"],
      amount: ["5", "999999999.99"],
      minimum: ["", "999999999.99"],
      once: ["yes"],
      expires: ["yes", "no"],
      endDay: days,
      endTime: times,
      holdout: ["10", "0"],
      margin: ["", "40"],
    },
  },
  "app.notices": {
    path: () => "/app/notices",
    form: {
      intent: ["dismiss", "dismiss-all"],
      kind: ["offer.judged", "__proto__", "toString"],
      subject: [offerId],
    },
  },
  "app.segments._index": { path: () => "/app/segments", query: period },
  "app.settings._index": {
    path: () => "/app/settings",
    form: { lifespanYears: ["1"], holdoutPercent: ["10"], marginPercent: ["40"], unknown: [] },
  },
  "app.settings.access": { path: () => "/app/settings/access", query: { before: keys } },
  "app.settings.access[.]csv": { path: () => "/app/settings/access.csv" },
  "app.settings.data": {
    path: () => "/app/settings/data",
    form: { answerMonths: ["36"], exportDays: ["60"], unknown: [] },
  },
  "app.settings.set-up": {
    path: () => "/app/settings/set-up",
    form: {
      intent: ["look", "apply"],
      file: [
        '{"format":"boomerang.set-up","version":1,"parts":{}}',
        '{"format":"boomerang.set-up","version":1,"parts":{"clv":{"lifespanYears":3},"views":[{"name":"A","query":"state=vip"}]}}',
        '{"format":"boomerang.set-up","version":1,"parts":{"__proto__":{},"clv":{"__proto__":1},"question":[]}}',
      ],
    },
  },
  "app.settings.health": { path: () => "/app/settings/health", form: { intent: ["retry-jobs"] } },
  "app.settings.order-file": {
    path: () => "/app/settings/order-file",
    query: { file: uuids, from: ["0", "1", "9007199254740991"] },
    form: {
      intent: ["begin", "remove"],
      file: uuids,
      name: ["orders.csv"],
      size: ["1", "1000000000"],
      bytes: ["1", "1000000000"],
    },
  },
  "app.settings.privacy.$requestId": {
    path: ({ requestId }) => `/app/settings/privacy/${requestId}`,
    params: { requestId: ["shop", "data-1"] },
  },
  "app.feedback._index": {
    path: () => "/app/feedback",
    query: {
      before: keys,
      rating: ["1", "5"],
      commented: ["yes"],
      tier: ["top", "none"],
      product: ["1", "9007199254740991"],
      since: ["2026-11-01"],
      until: ["2026-11-20", "9999-12-31"],
      period: ["7d", "own"],
      from: ["2026-11-01"],
      to: ["2026-11-20"],
      against: ["none", "year"],
    },
  },
  "app.feedback.question": {
    path: () => "/app/feedback/question",
    form: { question: ["How was it?"], comment: ["yes"] },
  },
  "app.help.$topic": { path: ({ topic }) => `/app/help/${topic}`, params: { topic: ["value"] } },
  "app.pieces": { path: () => "/app/pieces" },
  "app.value._index": {
    path: () => "/app/value",
    query: period,
    form: { intent: ["costs-allowed"] },
  },
  "app.settings.team": {
    path: () => "/app/settings/team",
    form: {
      "name.0": ["Kim"],
      "staff.0": ["7", "42"],
      "launch.0": ["on"],
      "policy.others": ["on", ""],
      "staff.1": ["", "8"],
    },
  },
  // pressed for real it would close the doors that are knocked at next
  "app.settings.leaving": { path: () => "/app/settings/leaving", form: { intent: ["stay"] } },
  "app.settings.everything": {
    path: () => "/app/settings/everything",
    form: { intent: ["gather"] },
  },
  app: { path: () => "/app", query: { host: [], shop: [], embedded: ["1"] } },
  "auth.$": {
    path: ({ any }) => `/auth/${any}`,
    params: { any: ["session-token"] },
    query: { "shopify-reload": [] },
  },
};

/** Doors without parameters, and those with bodies of their own, below. */
const others = ["auth.login", "metrics", "readyz", "webhooks", "api.surveys.responses"];

it("every route is knocked at", () => {
  expect([...Object.keys(doors), ...others].sort()).toEqual(routeNames().sort());
});

/** Few at a time: one that is refused hides what the others do. */
const record = (fields: Record<string, string[]> = {}) =>
  Object.keys(fields).length === 0
    ? fc.constant({} as Record<string, string>)
    : fc
        .array(
          fc.oneof(
            ...Object.entries(fields).map(([name, near]) =>
              fc.tuple(fc.constant(name), value(near)),
            ),
          ),
          { maxLength: 4 },
        )
        .map((all) => Object.fromEntries(all) as Record<string, string>);
/** A whole form, some fields of it forged. */
const filled = (fields: Record<string, string[]> = {}) =>
  fc
    .tuple(
      fc.record(
        Object.fromEntries(
          Object.entries(fields).map(([name, near]) => [
            name,
            near.length ? fc.constantFrom(...near) : text(),
          ]),
        ),
      ),
      record(fields),
    )
    .map(([good, bad]) => ({ ...good, ...bad }) as Record<string, string>);
const value = (near: string[]) =>
  near.length === 0 ? text() : fc.oneof(fc.constantFrom(...near), fc.constantFrom(...near), text());

const settings = (usual: number) => ({ ...runs(usual), seed: 20261126 });

describe("whatever an address or a form holds, the answer is never a failure", () => {
  it.each(Object.entries(doors))("%s", async (name, { path, params, query, form }) => {
    const { loader, action } = await routeOf(name);
    const ask = async (
      door: NonNullable<typeof loader>,
      [inPath, inQuery, sent]: [Record<string, string>, Record<string, string>, FormData | null],
    ) => {
      const search = new URLSearchParams(inQuery);
      const encoded = Object.fromEntries(
        Object.entries(inPath).map(([key, one]) => [key, encodeURIComponent(one.toWellFormed())]),
      );
      const request = story.embedded(
        `${path(encoded)}?${search}`,
        sent ? { method: "POST", body: sent } : {},
      );
      const given = Object.fromEntries(
        Object.entries(inPath).map(([key, one]) => [key === "any" ? "*" : key, one.toWellFormed()]),
      );
      const answered = await knock(door, request, given);
      expect(answered.problem).toBeNull();
      expect(answered.status).toBeLessThan(500);
    };
    const needed = fc.record(
      Object.fromEntries(Object.entries(params ?? {}).map(([key, near]) => [key, value(near)])),
    ) as fc.Arbitrary<Record<string, string>>;
    if (loader)
      await fc.assert(
        fc.asyncProperty(needed, record(query), (inPath, inQuery) =>
          ask(loader, [inPath, inQuery, null]),
        ),
        settings(40),
      );
    if (action)
      await fc.assert(
        fc.asyncProperty(needed, filled(form), (inPath, fields) => {
          const sent = new FormData();
          for (const [field, one] of Object.entries(fields)) sent.set(field, one);
          return ask(action, [inPath, {}, sent]);
        }),
        settings(40),
      );
    if (action && query)
      await fc.assert(
        fc.asyncProperty(needed, record(query), (inPath, inQuery) =>
          ask(action, [inPath, inQuery, new FormData()]),
        ),
        settings(40),
      );
  });

  it.each([
    "text/plain",
    "application/json",
    "multipart/form-data",
    "multipart/form-data; boundary=x",
  ])("a body of %s where a form is expected is refused", async (type) => {
    for (const name of Object.keys(doors)) {
      const { action } = await routeOf(name);
      if (!action) continue;
      const { path, params } = doors[name]!;
      const inPath = Object.fromEntries(
        Object.entries(params ?? {}).map(([key, near]) => [key, near.at(-1)!]),
      );
      const request = story.embedded(path(inPath), {
        method: "POST",
        body: "{",
        headers: { "content-type": type },
      });
      // an old address sends everything on, whatever it is
      const status = isOldAddress(name) ? 308 : 400;
      expect(await knock(action, request, inPath), name).toMatchObject({ status, problem: null });
    }
  });
});

it.each(["app", "auth.$"])("%s, opened without a token, is a way in or a refusal", async (name) => {
  const { loader } = await routeOf(name);
  const near = {
    shop: ["story.myshopify.com", "story.myshopify.com.evil.example"],
    host: [Buffer.from("admin.shopify.com/store/story").toString("base64"), "YQ=="],
    embedded: ["1"],
    exitIframe: ["/app", "https://evil.example", "//evil.example"],
    "shopify-reload": [`${story.appUrl}/app`],
  };
  const ways = ["session-token", "exit-iframe", "callback", "shopify/callback"];
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...ways), filled(near), async (way, query) => {
      const path = name === "app" ? "/app" : `/auth/${way}`;
      const url = `${story.appUrl}${path}?${new URLSearchParams(query)}`;
      const request = new Request(url, { headers: { "user-agent": userAgent } });
      const answered = await knock(loader!, request, { "*": way });
      expect(answered.problem).toBeNull();
      expect(answered.status).toBeLessThan(500);
    }),
    settings(150),
  );
});

it("a page of customers that begins anywhere, by any order, is a page or refused", async () => {
  const { loader } = await routeOf("app.customers._index");
  for (const { sort, cursor } of cursors)
    for (const edge of ["after", "before"]) {
      const request = story.embedded(
        `/app/customers?${new URLSearchParams({ sort, [edge]: cursor })}`,
      );
      const answered = await knock(loader!, request);
      expect(answered.problem, `${sort} ${cursor}`).toBeNull();
      expect([200, 400]).toContain(answered.status);
    }
});

it("buyers of longer ago than there are days are nobody", async () => {
  const { loader } = await routeOf("app.customers._index");
  for (const range of [
    "product_min=999999",
    "product_max=999999",
    "product_min=20000&product_max=800000",
  ])
    expect(await knock(loader!, story.embedded(`/app/customers?product=1&${range}`))).toMatchObject(
      { status: 200, problem: null },
    );
});

describe("the survey's door", () => {
  const near = {
    idempotencyKey: [randomUUID()],
    surveyId: ["default", "post_purchase"],
    touchpoint: ["thank_you", "order_status"],
    orderId: [
      "gid://shopify/Order/1",
      "gid://shopify/OrderIdentity/99999999999999999999",
      "gid://shopify/Order/9223372036854775808",
    ],
    checkoutToken: ["token"],
    confirmationNumber: ["ABC"],
    locale: ["en"],
  };
  const good = Object.fromEntries(Object.entries(near).map(([name, [one]]) => [name, one!]));
  const given = fc
    .tuple(
      record(near),
      fc.record(
        {
          version: fc.oneof(fc.constant(1), fc.double(), fc.bigInt().map(String), text()),
          answers: fc.oneof(
            fc.record({ rating: fc.oneof(fc.constantFrom(1, 5), fc.double()), comment: text() }),
            fc.anything(),
          ),
        },
        { requiredKeys: [] },
      ),
    )
    .map(([bad, more]) => ({ version: 1, answers: { rating: 4 }, ...good, ...bad, ...more }));

  it("takes an answer or refuses it, and never fails", async () => {
    const { action } = await routeOf("api.surveys.responses");
    let serial = 0;
    await fc.assert(
      fc.asyncProperty(given, async (body) => {
        const written = JSON.stringify(body, (_, one: unknown) =>
          typeof one === "bigint" ? String(one) : one,
        );
        const request = new Request(`${story.appUrl}/api/surveys/responses`, {
          method: "POST",
          body: written,
          headers: {
            authorization: `Bearer ${story.sandbox.sessionToken(story.domain, "checkout")}`,
            "user-agent": userAgent,
            "x-forwarded-for": `10.1.${(serial += 1) >> 8}.${serial & 255}`,
          },
        });
        const answered = await knock(action!, request);
        expect(answered.problem).toBeNull();
        expect(answered.status, answered.text).toBeLessThan(500);
      }),
      settings(300),
    );
  });

  it.each([
    { rating: 4, comment: "a\ud800b" },
    { rating: 4, comment: "a\u0000b" },
  ])("stores a comment without what no text has: %j", async (answers) => {
    const { action } = await routeOf("api.surveys.responses");
    const order = 700 + Math.floor(Math.random() * 1e6);
    const request = new Request(`${story.appUrl}/api/surveys/responses`, {
      method: "POST",
      body: JSON.stringify({
        idempotencyKey: randomUUID(),
        surveyId: "default",
        version: 1,
        touchpoint: "thank_you",
        orderId: `gid://shopify/Order/${order}`,
        checkoutToken: `t${order}`,
        locale: "en",
        answers,
      }),
      headers: {
        authorization: `Bearer ${story.sandbox.sessionToken(story.domain, "checkout")}`,
        "user-agent": userAgent,
      },
    });
    expect((await knock(action!, request)).status).toBe(201);
  });
});

describe("the door of webhooks", () => {
  const headers = {
    "x-shopify-topic": [
      "orders/create",
      "app/uninstalled",
      "customers/redact",
      "__proto__",
      "constructor",
    ],
    "x-shopify-shop-domain": ["story.myshopify.com"],
    "x-shopify-api-version": ["2026-10"],
    "x-shopify-webhook-id": [randomUUID(), noise],
    "x-shopify-event-id": [randomUUID(), noise],
    "x-shopify-triggered-at": [
      "2020-11-21T10:00:00.000Z",
      "+275760-09-13T00:00:00.000Z",
      "0000-01-01T00:00:00Z",
      "-1",
    ],
  };
  const body = fc.oneof(
    fc.record({ id: fc.constantFrom(1, 2 ** 53, "99999999999999999999"), updated_at: text() }),
    fc.record({ customer: fc.record({ id: fc.oneof(fc.integer(), text()) }), shop_domain: text() }),
    fc.anything(),
  );

  it("takes a signed message or refuses it, and never fails", async () => {
    const { action } = await routeOf("webhooks");
    await fc.assert(
      fc.asyncProperty(filled(headers), body, async (given, content) => {
        const written =
          JSON.stringify(content, (_, one: unknown) =>
            typeof one === "bigint" ? String(one) : one,
          ) ?? "null";
        const sent = new Headers({
          "x-shopify-hmac-sha256": createHmac("sha256", process.env["SHOPIFY_API_SECRET"]!)
            .update(written)
            .digest("base64"),
        });
        // what HTTP itself would not carry
        for (const [name, one] of Object.entries(given))
          sent.set(name, one.replace(/[^\x20-\x7e]/g, "?"));
        const answered = await knock(
          action!,
          new Request(`${story.appUrl}/webhooks`, { method: "POST", body: written, headers: sent }),
        );
        expect(answered.problem).toBeNull();
        expect(answered.status).toBeLessThan(500);
      }),
      settings(200),
    );
  });
});
