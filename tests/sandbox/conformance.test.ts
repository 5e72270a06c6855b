import { gzipSync } from "node:zlib";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { differences } from "../../sandbox/conformance/compare.ts";
import { readRecording, scenariosOf, type Exchange } from "../../sandbox/conformance/recording.ts";
import { replay } from "../../sandbox/conformance/replay.ts";
import { intoDocument, report, reportLines } from "../../sandbox/conformance/report.ts";
import { tally } from "../../sandbox/conformance/tally.ts";

const recorded = (scenario: string, ...steps: Partial<Exchange>[]): Exchange[] =>
  steps.map((step, index) => ({
    scenario,
    api: "2026-04",
    step: index + 1,
    query: "{ shop { id } }",
    variables: {},
    status: 200,
    body: { data: { shop: { id: "gid://shopify/Shop/1" } } },
    ...step,
  }));

const customer = "gid://shopify/Customer/4242";
const readCustomer = `query One($id: ID!) { customer(id: $id) { id name: firstName phone tags } }`;
const seenCustomer = {
  data: { customer: { id: customer, name: "Ada", phone: null, tags: ["a"] } },
};

describe("a replayed scenario", () => {
  it("finds what it uses as the recorded answers showed it", async () => {
    const [outcome] = await replay(
      recorded("customers/read", {
        query: readCustomer,
        variables: { id: customer },
        body: seenCustomer,
      }),
    );
    expect(outcome).toMatchObject({ replay: "compared", differences: [], parses: true });
  });

  it("follows things the scenario makes under the ids the sandbox gave them", async () => {
    const made = "gid://shopify/Segment/77";
    const outcomes = await replay(
      recorded(
        "segments/made",
        {
          query: `mutation { segmentCreate(name: "A", query: "number_of_orders > 1") { segment { id name } userErrors { field } } }`,
          body: { data: { segmentCreate: { segment: { id: made, name: "A" }, userErrors: [] } } },
        },
        {
          query: `query One($id: ID!) { segment(id: $id) { id query } }`,
          variables: { id: made },
          body: { data: { segment: { id: made, query: "number_of_orders > 1" } } },
        },
      ),
    );
    expect(outcomes.map(({ replay: how }) => how)).toEqual(["compared", "compared"]);
    expect(outcomes.flatMap((one) => one.differences)).toEqual([]);
  });

  it("writes requests of older versions as they are written today, and finds stock where it was shown", async () => {
    const item = "gid://shopify/InventoryItem/99";
    const place = "gid://shopify/Location/55";
    const level = `gid://shopify/InventoryLevel/77?inventory_item_id=99`;
    const levels = (available: number) => ({
      nodes: [
        {
          id: level,
          location: { id: place, name: "West" },
          quantities: [{ name: "available", quantity: available }],
        },
      ],
    });
    const inventoryLevels = `inventoryLevels(first: 2) { nodes { id location { id name } quantities(names: ["available"]) { name quantity } } }`;
    const read = `query One($id: ID!) { inventoryItem(id: $id) { id tracked ${inventoryLevels} } }`;
    const outcomes = await replay(
      recorded(
        "products/stock",
        {
          api: "2025-01",
          query: read,
          variables: { id: item },
          body: {
            data: { inventoryItem: { id: item, tracked: true, inventoryLevels: levels(3) } },
          },
        },
        {
          api: "2025-01",
          query: `mutation Set($input: InventorySetQuantitiesInput!) { inventorySetQuantities(input: $input) { inventoryAdjustmentGroup { changes { name delta } } userErrors { field code } } }`,
          variables: {
            input: {
              name: "available",
              reason: "correction",
              ignoreCompareQuantity: true,
              quantities: [{ inventoryItemId: item, locationId: place, quantity: 5 }],
            },
          },
          body: {
            data: {
              inventorySetQuantities: {
                inventoryAdjustmentGroup: {
                  changes: [
                    { name: "available", delta: 2 },
                    { name: "on_hand", delta: 2 },
                  ],
                },
                userErrors: [],
              },
            },
          },
        },
        {
          api: "2025-01",
          query: `query Level($id: ID!) { inventoryLevel(id: $id) { id } node(id: $id) { id } }`,
          variables: { id: level },
          body: { data: { inventoryLevel: { id: level }, node: { id: level } } },
        },
      ),
    );
    expect(outcomes.map(({ replay: how }) => how)).toEqual(["compared", "compared", "compared"]);
    expect(outcomes.flatMap((one) => one.differences)).toEqual([]);
  });

  it("is not replayable where it uses what no answer has shown", async () => {
    const [outcome] = await replay(
      recorded("customers/unseen", {
        query: `mutation Tag($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { userErrors { field } } }`,
        variables: { id: customer },
        body: { data: { tagsAdd: { userErrors: [] } } },
      }),
    );
    expect(outcome!.replay).toBe("notReplayable");
  });

  it("leaves out a deletion recorded before what it cleared up after", async () => {
    const made = "gid://shopify/Segment/78";
    const outcomes = await replay(
      recorded(
        "segments/early",
        {
          query: `mutation { segmentCreate(name: "B", query: "number_of_orders > 1") { segment { id } userErrors { field } } }`,
          body: { data: { segmentCreate: { segment: { id: made }, userErrors: [] } } },
        },
        {
          query: `mutation Away($id: ID!) { segmentDelete(id: $id) { deletedSegmentId userErrors { field } } }`,
          variables: { id: made },
          body: { data: { segmentDelete: { deletedSegmentId: made, userErrors: [] } } },
        },
        {
          query: `query One($id: ID!) { segment(id: $id) { id name } }`,
          variables: { id: made },
          body: { data: { segment: { id: made, name: "B" } } },
        },
      ),
    );
    expect(outcomes.map(({ replay: how }) => how)).toEqual([
      "compared",
      "notReplayable",
      "compared",
    ]);
    expect(outcomes.flatMap((one) => one.differences)).toEqual([]);
  });

  const operationFields = "id status completedAt url";
  const gidOfOperation = "gid://shopify/BulkOperation/4711";
  const operation = (change: object) => ({
    id: gidOfOperation,
    status: "CREATED",
    completedAt: null,
    url: null,
    ...change,
  });
  const readOperation = (change: object) => ({
    query: `query One($id: ID!) { bulkOperation(id: $id) { ${operationFields} } }`,
    variables: { id: gidOfOperation },
    body: { data: { bulkOperation: operation(change) } },
  });
  const over = { status: "COMPLETED", completedAt: "2026-07-04T23:47:26Z", url: "https://x.test" };

  it("keeps an export from ending until an answer shows its end", async () => {
    const outcomes = await replay(
      recorded(
        "bulk-operations/slow",
        {
          query: `mutation { bulkOperationRunQuery(query: "{ products { edges { node { id } } } }") { bulkOperation { ${operationFields} } userErrors { field } } }`,
          body: {
            data: { bulkOperationRunQuery: { bulkOperation: operation({}), userErrors: [] } },
          },
        },
        readOperation({}),
        readOperation({ status: "RUNNING" }),
        {
          ...readOperation({}),
          query: `query One($id: ID!) { bulkOperation(id: $id) { ${operationFields} rootObjectCount } }`,
          body: { data: { bulkOperation: { ...operation(over), rootObjectCount: "3" } } },
        },
      ),
    );
    expect(outcomes.flatMap((one) => one.differences)).toEqual([]);
    expect(outcomes.map(({ replay: how }) => how)).toEqual(Array(4).fill("compared"));
  });

  it("lays down the file an import was recorded with, and none where none was found", async () => {
    const path = "tmp/1/bulk/there.jsonl";
    const run = `mutation Run($path: String!) { bulkOperationRunMutation(mutation: "mutation($input: CustomerInput!) { customerUpdate(input: $input) { userErrors { message } } }", stagedUploadPath: $path) { bulkOperation { id } userErrors { field message code } } }`;
    const answer = (bulkOperation: object | null, userErrors: object[]) => ({
      data: { bulkOperationRunMutation: { bulkOperation, userErrors } },
    });
    const outcomes = await replay(
      recorded(
        "bulk-operations/files",
        {
          query: run,
          variables: { path: "tmp/1/bulk/missing.jsonl" },
          body: answer(null, [
            {
              field: null,
              message:
                "The JSONL file could not be found. Try uploading the file again, and check that you've entered the URL correctly for the stagedUploadPath mutation argument.",
              code: "NO_SUCH_FILE",
            },
          ]),
        },
        { query: run, variables: { path }, body: answer({ id: gidOfOperation }, []) },
      ),
    );
    expect(outcomes.flatMap((one) => one.differences)).toEqual([]);
  });

  it("leaves out a read that was taken down before what it does not show", async () => {
    const order = "gid://shopify/Order/99";
    const returned = "gid://shopify/Return/7";
    const read = (nodes: object[]) => ({
      query: `query One($id: ID!) { order(id: $id) { id returns(first: 5) { nodes { id } } } }`,
      variables: { id: order },
      body: { data: { order: { id: order, returns: { nodes } } } },
    });
    const outcomes = await replay(
      recorded("orders/late", read([]), read([{ id: returned }]), read([])),
    );
    expect(outcomes.map(({ replay: how }) => how)).toEqual([
      "compared",
      "compared",
      "notReplayable",
    ]);
  });

  it("leaves out an answer no shop gave: orders have numbers", async () => {
    const id = "gid://shopify/Order/return-flow";
    const [outcome] = await replay(
      recorded("orders/by-hand", {
        query: `{ orders(first: 1) { nodes { id } } }`,
        body: { data: { orders: { nodes: [{ id }] } } },
      }),
    );
    expect(outcome!.replay).toBe("notReplayable");
  });

  it("leaves out an answer to another request: it holds what this one does not ask for", async () => {
    const outcomes = await replay(
      recorded(
        "customers/mixed-up",
        {
          query: `{ shop { id name } }`,
          body: { data: { shop: { id: "gid://shopify/Shop/1", name: "A" } } },
        },
        {
          query: `{ shop { id } }`,
          body: { data: { shop: { id: "gid://shopify/Shop/1", name: "A" } } },
        },
      ),
    );
    expect(outcomes.map(({ replay: how }) => how)).toEqual(["compared", "notReplayable"]);
  });

  it.each([
    ["2025-01", []],
    ["2026-04", ["errors", "null"]],
  ])(
    "of API %s sends the key that is needed since 2026-04 where it was not",
    async (api, kinds) => {
      const missing = { field: ["orderId"], message: "Order does not exist" };
      const [outcome] = await replay(
        recorded("orders/keys", {
          api,
          query: `mutation { refundCreate(input: { orderId: "gid://shopify/Order/5" }) { userErrors { field message } } }`,
          body: { data: { refundCreate: { userErrors: [missing] } } },
        }),
      );
      expect(outcome!.differences.map(({ kind }) => kind)).toEqual(kinds);
    },
  );

  it("finds what only a later answer shows, and what a later answer shows more of", async () => {
    const tag = `mutation Tag($id: ID!) { tagsAdd(id: $id, tags: ["x"]) { userErrors { field } } }`;
    const more = {
      query: `query More($id: ID!) { customer(id: $id) { id phone note } }`,
      variables: { id: customer },
      body: { data: { customer: { id: customer, phone: "+15555550100", note: "regular" } } },
    };
    const tagged = await replay(
      recorded(
        "customers/later",
        {
          query: tag,
          variables: { id: customer },
          body: { data: { tagsAdd: { userErrors: [] } } },
        },
        more,
      ),
    );
    expect(tagged[0]).toMatchObject({ replay: "compared", differences: [] });
    const untouched = await replay(
      recorded(
        "customers/more",
        {
          query: `query Less($id: ID!) { customer(id: $id) { id } }`,
          variables: { id: customer },
          body: { data: { customer: { id: customer } } },
        },
        more,
      ),
    );
    expect(untouched.flatMap((one) => one.differences)).toEqual([]);
  });

  it("takes over what the recorded shop did by means the sandbox lacks", async () => {
    const outcomes = await replay(
      recorded(
        "customers/foreign",
        {
          query: `mutation { companyDelete(id: "gid://shopify/Company/1") { deletedCompanyId userErrors { field } } }`,
          body: { data: { companyDelete: { deletedCompanyId: null, userErrors: [] } } },
        },
        { query: readCustomer, variables: { id: customer }, body: seenCustomer },
      ),
    );
    expect(outcomes.map(({ replay: how }) => how)).toEqual(["notImplemented", "compared"]);
    expect(outcomes[1]!.differences).toEqual([]);
  });

  it("differs where the recorded shop refused and the sandbox does not", async () => {
    const [outcome] = await replay(
      recorded("segments/refused", {
        query: `mutation { segmentCreate(name: "A", query: "number_of_orders > 1") { segment { id } userErrors { field message } } }`,
        body: {
          data: {
            segmentCreate: {
              segment: null,
              userErrors: [{ field: ["name"], message: "Name is not nice" }],
            },
          },
        },
      }),
    );
    expect(outcome!.sameFailures).toBe(false);
    expect(outcome!.differences.map(({ kind }) => kind)).toEqual(["null", "userErrors"]);
  });
});

describe("two answers", () => {
  const answer = (data: Record<string, unknown>, errors?: unknown) => ({
    status: 200,
    body: { data, ...(errors ? { errors } : {}) },
  });
  it.each([
    ["a value that is null in one", { a: null }, { a: 1 }, "null"],
    ["lists of different length", { a: [1] }, { a: [1, 2] }, "shape"],
    ["a number for a text", { a: "1" }, { a: 1 }, "shape"],
    ["another member of a union", { a: { __typename: "A" } }, { a: { __typename: "B" } }, "shape"],
    [
      "a user error of another code",
      { a: { userErrors: [{ code: "TAKEN" }] } },
      { a: { userErrors: [{ code: "BLANK" }] } },
      "userErrors",
    ],
  ])("differ by %s", (_what, was, is, kind) => {
    expect(differences(answer(was), answer(is)).map((one) => one.kind)).toEqual([kind]);
  });

  it("differ by the code of an error, not by its words or by other values", () => {
    const error = (code: string, message: string) => [{ message, extensions: { code } }];
    expect(
      differences(answer({ a: "x" }, error("A", "one")), answer({ a: "y" }, error("A", "two"))),
    ).toEqual([]);
    expect(differences(answer({}, error("A", "one")), answer({}, error("B", "one")))).toMatchObject(
      [{ kind: "errors" }],
    );
  });
});

describe("the report", () => {
  const cost = (requestedQueryCost: number) => ({ cost: { requestedQueryCost } });
  const outcomes = async () => [
    ...(await replay(
      recorded(
        "shop/read",
        { body: { data: { shop: { id: "gid://shopify/Shop/1" } }, extensions: cost(1) } },
        { body: { data: { shop: { id: null } }, extensions: cost(9) } },
      ),
    )),
    ...(await replay(
      recorded("customers/list", {
        query: `{ customers(first: 5, query: "tag:none") { nodes { id } } }`,
        body: { data: { customers: { nodes: [] } }, extensions: cost(5) },
      }),
    )),
  ];

  it("counts by topic, costs apart from answers", async () => {
    expect(tally(await outcomes())).toMatchObject([
      { topic: "customers", exchanges: 1, compared: 1, equal: 1, costCompared: 1, costEqual: 1 },
      { topic: "shop", exchanges: 2, compared: 2, equal: 1, costCompared: 2, costEqual: 1 },
    ]);
  });

  it("is one JSON line a topic, or a table with its sum that a document takes in", async () => {
    const all = await outcomes();
    const lines = reportLines(all).split("\n");
    expect(Object.keys(JSON.parse(lines[0]!) as object)).toEqual(
      expect.arrayContaining([
        ...["topic", "exchanges", "compared", "equal", "costCompared", "costEqual", "parses"],
        ...["failuresCompared", "failuresEqual", "notReplayable", "accepted"],
      ]),
    );
    expect(lines).toHaveLength(2);
    const text = intoDocument("# A\n<!-- table -->\nold\n<!-- end of the table -->\n", report(all));
    expect(text).toMatch(/^# A[^]*\| all +\| +3 \| +2 \|/);
    expect(text).not.toContain("old");
  });
});

describe("a recording", () => {
  it("is read plain or packed, and its scenarios stay in order", () => {
    const dir = mkdtempSync(join(tmpdir(), "recording-"));
    const exchanges = [...recorded("a/one", {}, {}), ...recorded("b/two", {})];
    const text = exchanges.map((one) => JSON.stringify(one)).join("\n");
    writeFileSync(join(dir, "plain"), text);
    writeFileSync(join(dir, "packed"), gzipSync(text));
    expect(readRecording(join(dir, "plain"))).toEqual(readRecording(join(dir, "packed")));
    expect(scenariosOf(exchanges).map((steps) => steps.length)).toEqual([2, 1]);
    rmSync(dir, { recursive: true });
  });
});
