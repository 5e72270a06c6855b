import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ListPage } from "../../app/lists/list.ts";
import { countSegments } from "../../app/segments/count.server.ts";
import type { SegmentSaid } from "../../app/pages/segment/act.server.ts";
import type { LoadedSegment } from "../../app/pages/segment/read.server.ts";
import type { segmentsPage } from "../../app/pages/segments/read.server.ts";
import { knock, routeOf } from "../support/doors.ts";
import { sampleCustomer, sampleOrder, sampleProduct } from "../support/sample-shop.ts";
import { startStory, type Story } from "../support/story.ts";

let story: Story;
let shopId: number;
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
    },
  });
  await story.open();
  await story.settle();
  shopId = await story.shopId();
});
afterAll(() => story.close());
beforeEach(async () => {
  for (const table of ["segment_days", "segment_versions", "segments"])
    await story.db.query(`DELETE FROM ${table} WHERE shop_id = $1`, [shopId]);
});

const orders = (least: number, not = false) => ({
  fact: "orders",
  params: { orders_min: String(least) },
  not,
});
const of = (...groups: object[][]) => JSON.stringify({ format: 1, groups });

async function press(fields: Record<string, string>) {
  const { action } = await routeOf("app.segments.new");
  const body = new FormData();
  for (const [name, text] of Object.entries(fields)) body.set(name, text);
  const request = story.embedded("/app/segments/new", { method: "POST", body });
  const { status, text } = await knock(action!, request);
  return { status, said: (status === 302 ? {} : JSON.parse(text || "{}")) as SegmentSaid };
}
async function read<Page>(route: string, path: string, params = {}): Promise<Page> {
  const { loader } = await routeOf(route);
  return (await loader!({ request: story.embedded(path), params, context: {} })) as Page;
}
const open = (segmentId: string) =>
  read<LoadedSegment>("app.segments.$segmentId", `/app/segments/${segmentId}`, { segmentId });
const own = async () =>
  (await read<Awaited<ReturnType<typeof segmentsPage>>>("app.segments._index", "/app/segments"))
    .own;
const listed = async (segmentId: string) =>
  (await read<{ list: ListPage }>("app.customers._index", `/app/customers?segment=${segmentId}`))
    .list;

const REGULARS = { segmentId: randomUUID(), name: "Regulars", version: "", intent: "save" };
const keepRegulars = () => press({ ...REGULARS, definition: of([orders(2)]) });

describe("a segment of the shop's own", () => {
  it("is kept once however often the button is pressed, with its size", async () => {
    await Promise.all([keepRegulars(), keepRegulars(), keepRegulars()]);
    const segments = await own();
    expect(segments.map(({ name, version, who }) => ({ name, version, who }))).toEqual([
      { name: "Regulars", version: 1, who: "Customers who have 2 or more orders" },
    ]);
    expect(segments[0]!.size).toMatchObject({ customers: 2, orders: 5, version: 1 });
  });

  it("leads to its customers, by its name", async () => {
    await keepRegulars();
    const list = await listed(REGULARS.segmentId);
    expect(list.sentence).toContain("Customers who are in the segment “Regulars”: 2");
    expect(list.rows.map(({ id }) => id).sort()).toEqual(["1", "2"]);
    expect(list.filters.find(({ key }) => key === "segment")).toMatchObject({
      chip: "Segment: “Regulars”",
      input: { choices: [{ value: REGULARS.segmentId, label: "Regulars" }] },
    });
  });

  it("that is changed is another version, and the one before stays to be read", async () => {
    await keepRegulars();
    const changed = { ...REGULARS, version: "1", definition: of([orders(3)], [orders(1)]) };
    await Promise.all([press(changed), press(changed)]);
    const { initial, kept } = await open(REGULARS.segmentId);
    expect(initial).toMatchObject({ version: "2", definition: of([orders(3)], [orders(1)]) });
    expect(kept!.versions.map(({ version, who }) => [version, who])).toEqual([
      [2, "Customers who have 3 or more orders, and have 1 or more orders"],
      [1, "Customers who have 2 or more orders"],
    ]);
    expect((await own())[0]!.size).toMatchObject({ customers: 1, version: 2 });
  });

  it("that is only renamed keeps its version", async () => {
    await keepRegulars();
    await press({ ...REGULARS, version: "1", name: "Often", definition: of([orders(2)]) });
    expect(await own()).toMatchObject([{ name: "Often", version: 1 }]);
  });

  it("changed in another window is not overwritten by who never saw that", async () => {
    await keepRegulars();
    await press({ ...REGULARS, version: "1", definition: of([orders(3)]) });
    const late = await press({ ...REGULARS, version: "1", definition: of([orders(1)]) });
    expect({ status: late.status, problem: late.said.problem }).toEqual({
      status: 422,
      problem: expect.stringMatching(/changed meanwhile/) as string,
    });
    expect(await own()).toMatchObject([{ version: 2, size: { customers: 1 } }]);
  });

  it("is counted every night, and its card shows how it went", async () => {
    await keepRegulars();
    await countSegments(shopId, new Date(Date.now() - 86_400_000));
    expect((await own())[0]!.course).toMatchObject({ values: [2, 2], change: 0 });
  });

  it("is removed with all that was kept of it, and a list of it says so", async () => {
    await keepRegulars();
    await press({ ...REGULARS, intent: "remove" });
    expect(await own()).toEqual([]);
    expect(await listed(REGULARS.segmentId)).toMatchObject({ count: 0 });
    for (const table of ["segment_versions", "segment_days"])
      expect(await story.db.query(`SELECT 1 FROM ${table} WHERE shop_id = $1`, [shopId])).toEqual(
        [],
      );
  });
});

describe("the form of a segment refuses", () => {
  const refused = async (fields: Record<string, string>) => {
    const { status, said } = await press({
      ...REGULARS,
      segmentId: randomUUID(),
      definition: of([orders(2)]),
      ...fields,
    });
    expect(status).toBe(422);
    return said;
  };

  it.each([
    ["no name", { name: " " }, "name", /at most 60/],
    ["the name of a segment every shop has", { name: "vip" }, "name", /every shop has/],
    ["no condition", { definition: of() }, "definition", /Add a condition/],
    ["what is no definition", { definition: "[" }, "definition", /could not be read/],
    ["another form", { definition: '{"format":2,"groups":[]}' }, "definition", /could not be read/],
    [
      "a condition nobody knows",
      { definition: of([{ fact: "shoe_size", params: {}, not: false }]) },
      "definition",
      /found “shoe_size”/,
    ],
    [
      "customers chosen by hand",
      { definition: of([{ fact: "only", params: { only: "1,2" }, not: false }]) },
      "definition",
      /Put a tag on them/,
    ],
    [
      "a segment in a segment",
      { definition: of([{ fact: "segment", params: { segment: randomUUID() }, not: false }]) },
      "definition",
      /cannot be a condition/,
    ],
  ])("%s, beside it", async (_, fields, name, words) => {
    const { errors } = await refused(fields as Record<string, string>);
    expect(errors).toEqual({ [name]: expect.stringMatching(words) as string });
    expect(await own()).toEqual([]);
  });

  it("a name that is taken, whatever its capitals", async () => {
    await keepRegulars();
    expect((await refused({ name: " REGULARS " })).errors).toEqual({
      name: expect.stringMatching(/already/) as string,
    });
  });

  it("each wrong condition in its own place, with what was found and expected", async () => {
    const { ofConditions } = await refused({
      definition: of(
        [orders(2), { fact: "spent", params: { spent_min: "lots" }, not: false }],
        [{ fact: "tag", params: {}, not: true }],
      ),
    });
    expect(ofConditions).toEqual({
      1: 'spent_min: expected an amount such as 49.90; found "lots"',
      2: "Tag: choose what it is to be",
    });
  });
});

describe("while a segment is made", () => {
  it("it is counted and said in a sentence", async () => {
    const { said } = await press({ intent: "count", definition: of([orders(3), orders(2, true)]) });
    expect(said.counted).toMatchObject({
      count: { kind: "exact", customers: 3 },
      who: "Customers who have 3 or more orders or are not among those who have 2 or more orders",
    });
  });

  it("the filters of a list are taken over, and of a segment its conditions", async () => {
    await keepRegulars();
    const list = new URLSearchParams({ segment: REGULARS.segmentId, spent_min: "5", sort: "x" });
    const { initial, isBegun } = await read<LoadedSegment>(
      "app.segments.new",
      `/app/segments/new?${new URLSearchParams({ customers: String(list) })}`,
    );
    expect(isBegun).toBe(true);
    expect(JSON.parse(initial.definition)).toEqual({
      format: 1,
      groups: [[orders(2)], [{ fact: "spent", params: { spent_min: "5" }, not: false }]],
    });
  });
});

describe("an offer to a segment of the shop's own", () => {
  const offer = (segment: string, offerId: string, intent: string) =>
    Object.entries({
      ...{ intent, offerId, segment, title: "Come back", kind: "percentage", percent: "10" },
      ...{ once: "yes", expires: "no", holdout: "50" },
    });
  async function send(fields: [string, string][]) {
    const { action } = await routeOf("app.offers.new");
    const body = new FormData();
    for (const [name, text] of fields) body.set(name, text);
    return knock(action!, story.embedded("/app/offers/new", { method: "POST", body }));
  }

  it("goes to whom it holds at launch, and keeps them, its name and its version", async () => {
    await press({ ...REGULARS, definition: of([orders(1)]) });
    await press({ ...REGULARS, version: "1", definition: of([orders(1)], [orders(9, true)]) });
    const offerId = randomUUID();
    const { status } = await send(offer(REGULARS.segmentId, offerId, "launch"));
    expect(status).toBe(302);
    await press({ ...REGULARS, intent: "remove" });
    const kept = await story.db.query(
      "SELECT audience, list_query, list_words FROM offers WHERE shop_id = $1 AND offer_id = $2",
      [shopId, offerId],
    );
    expect(kept).toEqual([
      {
        audience: 4,
        list_query: `segment=${REGULARS.segmentId}`,
        list_words: "Customers who are in the segment “Regulars” (version 2)",
      },
    ]);
  });

  it("is refused where the segment is no longer there: nobody is reached by mistake", async () => {
    const { status, text } = await send(offer(randomUUID(), randomUUID(), "launch"));
    expect(status).toBe(422);
    expect(JSON.parse(text)).toEqual({
      errors: { segment: expect.stringMatching(/no longer there/) as string },
    });
  });
});
