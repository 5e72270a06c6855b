import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";

async function loadApp() {
  return {
    ...(await import("../../app/admin-api/client.server.ts")),
    ...(await import("../../app/db.server.ts")),
    ...(await import("../../app/offers/draft.ts")),
    ...(await import("../../app/offers/offers.server.ts")),
    ...(await import("../../app/pages/act-on-draft.server.ts")),
    ...(await import("../../app/pages/new-offer/act.server.ts")),
    ...(await import("../../app/pages/new-offer/list-query.ts")),
    ...(await import("../../app/pages/new-offer/read.server.ts")),
    ...(await import("../../app/pages/new-sale/read.server.ts")),
    ...(await import("../../app/pages/offer/read.server.ts")),
    ...(await import("../../app/shops/drafts.server.ts")),
    ...(await import("../../app/shops/shop.server.ts")),
    ...(await import("../../app/shops/team.ts")),
  };
}

const OFTEN = 12;
const CUSTOMERS = 30;
let app: Awaited<ReturnType<typeof loadApp>>;
let story: Story;
let shop: Awaited<ReturnType<typeof app.requireShop>>;

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      for (let id = 1; id <= CUSTOMERS; id++) {
        store.putCustomer(sampleCustomer(id));
        store.putOrder(sampleOrder(id, { customerId: id }));
        if (id <= OFTEN) store.putOrder(sampleOrder(100 + id, { customerId: id }));
      }
    },
  });
  app = await loadApp();
  await story.open();
  await story.settle();
  shop = await app.requireShop(app.pool, await story.shopId());
});
afterAll(() => story.close());

const admin = () => app.adminFor(story.domain);
const open = (customers: string) =>
  app.newOfferPage(shop, admin(), app.rights, new URLSearchParams({ customers }), Date.now());

async function typed(customers: string, more: Record<string, string> = {}): Promise<FormData> {
  const { initial } = await open(customers);
  const form = new FormData();
  const fields = {
    ...initial,
    title: "To a list",
    percent: "10",
    holdout: "0",
    intent: "launch",
    ...more,
  };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

const kept = (form: FormData) =>
  app.actOnDraft(app.offerDraft, shop.shopId, form, Date.now(), app.withoutPeople);

async function launched(customers: string) {
  const form = await typed(customers);
  const offerId = String(form.get("offerId"));
  const made = await app.actOnNewOffer(shop, admin(), app.rights, form, Date.now());
  expect(made).toEqual({ address: `/app/offers/${offerId}` });
  return (await app.getOffer(app.pool, shop.shopId, offerId))!;
}

const membersOf = async (offerId: string) =>
  (
    await story.db.query<{ id: number }>(
      "SELECT customer_id::int AS id FROM experiment_members WHERE experiment_id = $1 ORDER BY 1",
      [offerId],
    )
  ).map(({ id }) => id);

describe("an offer to a list of customers", () => {
  it("says who they are before, reaches them and nobody who comes to fit later", async () => {
    const { list, initial } = await open("orders_min=2");
    expect(initial).toMatchObject({ customers: "orders_min=2", segment: "" });
    expect(list).toMatchObject({ words: "Customers who have 2 or more orders", customers: OFTEN });
    const offer = await launched("orders_min=2");
    expect(offer).toMatchObject({
      segment: "list",
      listQuery: "orders_min=2",
      listWords: "Customers who have 2 or more orders",
      audience: OFTEN,
      treated: OFTEN,
    });
    await story.settle();
    const page = (await app.offerPage(shop, admin(), offer.offerId, app.rights))!;
    expect(page.chosen).toEqual({ by: "list", words: "Customers who have 2 or more orders" });
    await story.db.query("UPDATE customers SET orders = 2 WHERE customer_id = 20");
    expect(await membersOf(offer.offerId)).toEqual(Array.from({ length: OFTEN }, (_, n) => n + 1));
    await story.db.query("UPDATE customers SET orders = 1 WHERE customer_id = 20");
  });

  it("of all customers reaches all", async () => {
    const { list } = await open("");
    expect(list).toMatchObject({ words: "All customers", customers: CUSTOMERS });
    expect((await launched("")).audience).toBe(CUSTOMERS);
    await story.settle();
  });

  it("leaves out who objected to being profiled", async () => {
    await story.db.query(
      "INSERT INTO unprofiled_customers (shop_id, customer_id, at) VALUES ($1, 3, now())",
      [shop.shopId],
    );
    expect((await open("orders_min=2")).list).toMatchObject({ customers: OFTEN - 1 });
    expect(await membersOf((await launched("only=2,3,4")).offerId)).toEqual([2, 4]);
    await story.db.query("DELETE FROM unprofiled_customers");
    await story.settle();
  });

  it("keeps no numbers of customers who were chosen one by one, neither with it nor in a draft", async () => {
    const offer = await launched("only=2,4");
    expect(offer).toMatchObject({ listQuery: null, listWords: "Customers chosen one by one" });
    expect(await membersOf(offer.offerId)).toEqual([2, 4]);
    for (const customers of ["only=2,4", "q=7"]) {
      const form = await typed(customers, { intent: "keep" });
      await kept(form);
      const draft = await app.draftOf(
        app.pool,
        app.offerDraft,
        shop.shopId,
        String(form.get("offerId")),
      );
      expect(draft).toMatchObject({ title: "To a list", customers: "" });
    }
    const filtered = await typed("orders_min=2", { intent: "keep" });
    await kept(filtered);
    const draft = await app.draftOf(
      app.pool,
      app.offerDraft,
      shop.shopId,
      String(filtered.get("offerId")),
    );
    expect(draft!.customers).toBe("orders_min=2");
    await story.settle();
  });

  it.each([
    ["orders_min=many", /orders_min/],
    ["garbage", /customers: expected filters of the list of customers, each once; found "garbage"/],
    ["orders_mini=2", /found "orders_mini=2"/],
    ["orders_min=99", /Nobody would get a code/],
  ])("that holds nobody, or is none, is refused beside its field: %s", async (query, why) => {
    const form = await typed(query);
    const said = await app.actOnNewOffer(shop, admin(), app.rights, form, Date.now());
    expect(said).toEqual({ errors: { segment: expect.stringMatching(why) } });
  });
});

describe("an address that asks for what is not there", () => {
  const GONE = "0190b2a4-0000-7000-8000-000000000001";

  it.each([
    [`draft=${GONE}`, /draft .* is not there/],
    ["draft=garbage", /draft .* is not there/],
    [`like=${GONE}`, /to repeat is not there/],
    ["segment=garbage", /no segment “garbage”/],
    ["segment=constructor", /no segment “constructor”/],
  ])("opens a new offer and says so: %s", async (query, why) => {
    const form = (search: string) =>
      app.newOfferPage(shop, admin(), app.rights, new URLSearchParams(search), Date.now());
    const { initial, missed } = await form(query);
    expect(missed).toMatch(why);
    expect(initial).toMatchObject({ title: "", segment: "", customers: "" });
    expect((await form("")).missed).toBeNull();
    expect((await form("segment=slipping")).missed).toBeNull();
  });

  it("opens a new sale and says so", async () => {
    const missed = async (search: string) =>
      (await app.newSalePage(shop, new URLSearchParams(search), Date.now())).missed;
    expect(await missed(`draft=${GONE}`)).toMatch(/draft .* is not there/);
    expect(await missed("like=1")).toMatch(/to repeat is not there/);
    expect(await missed("")).toBeNull();
  });
});
