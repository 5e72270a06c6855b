import fc from "fast-check";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { isOldAddress, knock, routeNames, routeOf } from "../support/doors.ts";
import { doors } from "../support/forged/doors.ts";
import { cursors } from "../support/forged/near.ts";
import { filled, record, settings, value } from "../support/forged/values.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, userAgent, type Story } from "../support/story.ts";

let story: Story;

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

/** Doors without parameters, and those with bodies of their own, below. */
const others = ["auth.login", "metrics", "readyz", "webhooks", "api.surveys.responses"];

it("every route is knocked at", () => {
  expect([...Object.keys(doors), ...others].sort()).toEqual(routeNames().sort());
});

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
