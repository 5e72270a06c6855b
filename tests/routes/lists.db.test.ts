import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { knock, routeOf } from "../support/doors.ts";
import { listed } from "../support/listed.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";
import type { ListPage } from "../../app/lists/list.ts";

let story: Story;
let shopId: number;
const offerId = randomUUID();

/** Orders of each customer: who brought more comes first. */
const ORDERS = { 1: 3, 2: 2, 3: 1, 4: 1 };

beforeAll(async () => {
  story = await startStory({
    fill: (store) => {
      store.putProduct(sampleProduct(1));
      let order = 0;
      for (const [id, orders] of Object.entries(ORDERS)) {
        store.putCustomer(sampleCustomer(Number(id)));
        for (let n = 0; n < orders; n++)
          store.putOrder(sampleOrder(++order, { customerId: Number(id) }));
      }
      store.putCustomer({
        ...sampleCustomer(2),
        emailMarketing: "UNSUBSCRIBED",
        firstName: "=Bea",
      });
    },
  });
  await story.open();
  await story.settle();
  shopId = await story.shopId();
});
afterAll(() => story.close());
beforeEach(async () => {
  for (const table of ["saved_views", "customer_tags", "staff_choices", "unprofiled_customers"])
    await story.db.query(`DELETE FROM ${table} WHERE shop_id = $1`, [shopId]);
});

async function list(address = ""): Promise<ListPage> {
  const { loader } = await routeOf("app.customers._index");
  const page = (await loader!({
    request: story.embedded(`/app/customers?${address}`),
    params: {},
    context: {},
  })) as { list: ListPage };
  return page.list;
}
async function press(fields: Record<string, string>) {
  const { action } = await routeOf("app.customers._index");
  const body = new FormData();
  for (const [name, text] of Object.entries(fields)) body.set(name, text);
  const answer = await knock(action!, story.embedded("/app/customers", { method: "POST", body }));
  return JSON.parse(answer.text) as { problem?: string | null; errors?: object; done?: string };
}
async function file(address: string) {
  const { loader } = await routeOf("app.customers.export");
  const { status, text } = await knock(loader!, story.embedded(`/app/customers/export?${address}`));
  return { status, lines: text.trimEnd().split("\r\n") };
}
const approve = (level: string) =>
  fetch(`${story.sandbox.url}/__sandbox/shops/${story.domain}/protected-data`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ level }),
  });
const logged = async () =>
  (
    await story.db.query<{ what: string }>(
      "SELECT what FROM access_log WHERE shop_id = $1 AND what LIKE '%file' ORDER BY at DESC LIMIT 1",
      [shopId],
    )
  )[0]?.what;

describe("columns", () => {
  it("are remembered for who chose them, and the file has the same in the same order", async () => {
    expect(await press({ intent: "columns", columns: "tags,orders,nonsense" })).toEqual({
      problem: null,
    });
    const { columns, choosable } = await list();
    expect(columns.map(({ title }) => title)).toEqual(["Customer", "Tags", "Orders"]);
    expect(choosable.filter(({ isShown }) => isShown).map(({ key }) => key)).toEqual([
      "tags",
      "orders",
    ]);
    const { lines } = await file("sort=orders asc");
    expect(lines).toEqual([
      "customer_id,tags,orders,currency",
      "3,,1,USD",
      "4,,1,USD",
      "2,,2,USD",
      "1,,3,USD",
    ]);
    expect(await logged()).toBe("customers_file");
  });
});

describe("views", () => {
  const views = async () => (await list()).views.filter(({ id }) => id !== null);
  const create = (name: string, query: string) =>
    press({ intent: "view-create", viewId: randomUUID(), name, query });

  it("are kept under a name for everybody, renamed and removed", async () => {
    expect(await create("  Big   ones ", "orders_min=2&shop=x.myshopify.com")).toEqual({
      problem: null,
    });
    const [view] = await views();
    expect(view).toMatchObject({ name: "Big ones", query: "orders_min=2" });
    await press({ intent: "view-rename", viewId: view!.id!, name: "Repeat" });
    expect((await views()).map(({ name }) => name)).toEqual(["Repeat"]);
    await press({ intent: "view-remove", viewId: view!.id! });
    expect(await views()).toEqual([]);
  });

  it("have names of their own", async () => {
    await create("Big ones", "orders_min=2");
    await create("Small ones", "orders_max=1");
    const taken = { problem: expect.stringContaining("already") as string };
    expect(await create("big  ONES", "orders_min=3")).toEqual(taken);
    expect(await create("vip", "orders_min=3")).toEqual(taken);
    const [view] = await views();
    expect(await press({ intent: "view-rename", viewId: view!.id!, name: "SMALL ones" })).toEqual(
      taken,
    );
    expect(await press({ intent: "view-rename", viewId: view!.id!, name: "BIG ones" })).toEqual({
      problem: null,
    });
    expect((await views()).map(({ name }) => name)).toEqual(["BIG ones", "Small ones"]);
  });

  it("keep filters, and neither a name somebody searched by nor customers chosen by hand", async () => {
    await create("Found", "q=ada&only=1,2&orders_min=1&after=x");
    expect((await views())[0]!.query).toBe("orders_min=1");
    const none = { problem: expect.stringContaining("Choose one first") as string };
    expect(await create("Ada", "q=ada")).toEqual(none);
  });

  it.each([
    [{ intent: "view-create", viewId: "x", name: "A", query: "orders_min=1" }, /out of date/],
    [{ intent: "view-create", viewId: randomUUID(), name: " ", query: "orders_min=1" }, /a name/],
    [{ intent: "view-create", viewId: randomUUID(), name: "A", query: "orders_min=x" }, /out of/],
    [{ intent: "nothing" }, /no such button/],
  ])("are refused with what is wrong: %j", async (fields, problem) => {
    expect((await press(fields as Record<string, string>)).problem).toMatch(problem);
    expect(await views()).toEqual([]);
  });

  it("sent twice are one", async () => {
    const fields = {
      intent: "view-create",
      viewId: randomUUID(),
      name: "A",
      query: "orders_min=2",
    };
    expect([await press(fields), await press(fields)]).toEqual([
      { problem: null },
      { problem: null },
    ]);
    expect(await views()).toHaveLength(1);
  });
});

describe("a tag", () => {
  const tagged = async (address: string) => (await list(address)).rows.map(({ id }) => id);

  it("is put on all who match, and they are found by it", async () => {
    expect(await press({ intent: "tag", tag: "Press", customers: "orders_min=2" })).toEqual({
      problem: null,
      done: "“Press” was put on 2 customers.",
    });
    expect(await tagged("tag=Press&sort=orders desc")).toEqual(["1", "2"]);
    expect((await list("tag=Press")).sentence).toMatch(/^Customers who carry the tag “Press”: 2\./);
    expect((await list()).filters.find(({ key }) => key === "tag")!.input).toMatchObject({
      choices: [{ value: "Press", label: "Press" }],
    });
  });

  it("is put on those who were chosen, in the spelling the shop has, and taken off again", async () => {
    await press({ intent: "tag", tag: "Press", customers: "only=1" });
    expect((await press({ intent: "tag", tag: "press", customers: "only=1,3" })).done).toBe(
      "“Press” was put on 1 customer; 1 had it already.",
    );
    expect((await press({ intent: "untag", tag: "PRESS", customers: "only=1" })).done).toBe(
      "“Press” was taken off 1 customer.",
    );
    expect(await tagged("tag=Press")).toEqual(["3"]);
  });

  it("is not put on who objected to being profiled, and needs a word and a list", async () => {
    await story.db.query("INSERT INTO unprofiled_customers VALUES ($1, 1, now())", [shopId]);
    await press({ intent: "tag", tag: "Press", customers: "only=1,2" });
    expect(await tagged("tag=Press")).toEqual(["2"]);
    expect((await press({ intent: "tag", tag: " , ", customers: "" })).errors).toEqual({
      tag: expect.any(String) as string,
    });
    expect((await press({ intent: "tag", tag: "a", customers: "only=x" })).problem).toMatch(
      /only: expected numbers of customers/,
    );
  });
});

describe("on a customer's page", () => {
  const customer = async () => {
    const { loader } = await routeOf("app.customers.$customerId");
    const page = (await loader!({
      request: story.embedded("/app/customers/1"),
      params: { customerId: "1" },
      context: {},
    })) as { data: { notes: { noteId: string; text: string; by: string }[]; tags: string[] } };
    return page.data;
  };
  const write = async (fields: Record<string, string>) => {
    const { action } = await routeOf("app.customers.$customerId");
    const body = new FormData();
    for (const [name, text] of Object.entries(fields)) body.set(name, text);
    const request = story.embedded("/app/customers/1", { method: "POST", body });
    return JSON.parse((await knock(action!, request, { customerId: "1" })).text) as object;
  };

  it("a note is kept with who wrote it, and removed", async () => {
    const noteId = randomUUID();
    const note = { intent: "note", noteId, text: " Prefers the phone. " };
    expect([await write(note), await write(note)]).toEqual([{ problem: null }, { problem: null }]);
    expect((await customer()).notes).toMatchObject([
      { noteId, text: "Prefers the phone.", by: "Staff 42" },
    ]);
    expect(await write({ intent: "note", noteId, text: " " })).toMatchObject({
      errors: { text: expect.stringContaining("Write something") as string },
    });
    expect(await write({ intent: "note", noteId: "x", text: "A" })).toMatchObject({
      problem: expect.stringContaining("out of date") as string,
    });
    await write({ intent: "remove-note", noteId });
    expect((await customer()).notes).toEqual([]);
  });

  it("a note keeps no e-mail address, telephone or card number", async () => {
    const noteId = randomUUID();
    await write({ intent: "note", noteId, text: "Write to ann@example.com or +49 30 1234567" });
    expect((await customer()).notes).toMatchObject([{ text: "Write to [email] or [phone]" }]);
    await write({ intent: "remove-note", noteId });
  });

  it("a tag is put on and taken off", async () => {
    await write({ intent: "tag", tag: "press" });
    expect((await customer()).tags).toEqual(["press"]);
    await write({ intent: "untag", tag: "PRESS" });
    expect((await customer()).tags).toEqual([]);
  });
});

describe("a file to write to customers by", () => {
  beforeEach(async () => {
    await press({ intent: "columns", columns: "orders" });
    await approve("2");
  });

  it("has names and addresses asked of Shopify then, and is logged as that", async () => {
    const { lines } = await file("contacts=yes&sort=orders desc&orders_min=2");
    expect(lines).toEqual([
      "customer_id,name,email,email_marketing,orders,currency",
      "1,Ada Buyer 1,buyer1@example.com,subscribed,3,USD",
      // what a spreadsheet would take for a formula is text
      "2,'=Bea Buyer 2,buyer2@example.com,unsubscribed,2,USD",
    ]);
    expect(await logged()).toBe("customers_contacts_file");
    const { rows } = { rows: listed(await list("orders_min=2")) };
    expect(rows).toHaveLength(2);
  });

  it("leaves out who objected to being profiled, and whom Shopify does not know any more", async () => {
    await story.db.query("INSERT INTO unprofiled_customers VALUES ($1, 1, now())", [shopId]);
    await story.db.query(
      `INSERT INTO customers SELECT $1, 99, orders, revenue_minor, first_order_at, last_order_at, first_day, last_day,
         second_day, order_days, first_day_minor, discounted_orders, discount_minor
         FROM customers WHERE shop_id = $1 AND customer_id = 2`,
      [shopId],
    );
    const { lines } = await file("contacts=yes&only=1,2,99");
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(["2"]);
    await story.db.query("DELETE FROM customers WHERE shop_id = $1 AND customer_id = 99", [shopId]);
  });

  it("says plainly when Shopify has not granted names and addresses, is not begun, and not logged as had", async () => {
    await file("");
    await approve("1");
    const { status, lines } = await file("contacts=yes");
    expect(status).toBe(403);
    expect(lines.join()).toMatch(/^The file was not made\. .*level 2/);
    expect(await logged()).toBe("customers_file");
    expect((await file("")).status).toBe(200);
  });

  it("is made of an offer's codes as well", async () => {
    await story.db.query(
      `INSERT INTO offers (shop_id, offer_id, title, segment, kind, percent, starts_at, holdout_percent, code_prefix, state)
       VALUES ($1, $2, 'Tea', 'vip', 'percentage', 10, now(), 10, 'TEA', 'active')`,
      [shopId, offerId],
    );
    await story.db.query(
      `INSERT INTO offer_members (shop_id, offer_id, customer_id, code, code_state)
       VALUES ($1, $2, 1, 'TEA-1', 'added'), ($1, $2, 2, 'TEA-2', 'added'), ($1, $2, 77, 'TEA-77', 'added')`,
      [shopId, offerId],
    );
    const { loader } = await routeOf("app.offers.$offerId_.codes[.]csv");
    const codes = (query: string) =>
      knock(loader!, story.embedded(`/app/offers/${offerId}/codes.csv${query}`), { offerId });
    expect(await codes("")).toMatchObject({ status: 200, problem: null });
    expect((await codes("")).text.trimEnd().split("\r\n")).toEqual([
      "customer_id,code",
      "1,TEA-1",
      "2,TEA-2",
      "77,TEA-77",
    ]);
    expect((await codes("?contacts=yes")).text.trimEnd().split("\r\n")).toEqual([
      "customer_id,name,email,email_marketing,code",
      "1,Ada Buyer 1,buyer1@example.com,subscribed,TEA-1",
      "2,'=Bea Buyer 2,buyer2@example.com,unsubscribed,TEA-2",
    ]);
    expect(await logged()).toBe("codes_contacts_file");
    await codes("");
    await approve("1");
    expect(await codes("?contacts=yes")).toMatchObject({
      status: 403,
      text: expect.stringContaining("level 2") as string,
    });
    expect(await logged()).toBe("codes_file");
  });
});
