import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { aCustomer, anOrder, aProduct, ask, domain, startBench, type Bench } from "./support.ts";

let bench: Bench;
const count = 620;
beforeAll(async () => {
  bench = await startBench();
  bench.sandbox.tenant(domain).store.putMany({
    products: [aProduct(100)],
    customers: [1, 2, 3].map((id) => aCustomer(id)),
    orders: Array.from({ length: count }, (_none, index) =>
      anOrder(1001 + index, {
        customerId: (index % 3) + 1,
        presentmentCurrency: index % 5 === 0 ? "EUR" : "USD",
        presentmentRate: index % 5 === 0 ? 0.9 : 1,
        refunds:
          index % 7 === 0
            ? [
                {
                  id: 90_000 + index,
                  createdAt: "2025-06-01T00:00:00Z",
                  note: null,
                  amount: 100,
                  lines: [],
                },
              ]
            : [],
      }),
    ),
  });
});
afterAll(() => bench.close());
afterEach(() => bench.sandbox.faults.clear());

const fields = `id name processedAt test customer { id displayName } discountCodes
  currentTotalPriceSet { shopMoney { amount currencyCode } presentmentMoney { amount currencyCode } }
  refunds { id totalRefundedSet { shopMoney { amount } } }`;
const lineFields = `id quantity variant { id price } product { id title }`;
const ordersQuery = (filter = "") =>
  `{ orders${filter} { edges { node { ${fields} lineItems { edges { node { ${lineFields} } } } } } } }`;

type Row = Record<string, unknown> & { id: string; __parentId?: string };
const start = async (query: string, groupObjects = true, target = bench) =>
  (
    await target.admin(
      `mutation($query: String!, $group: Boolean!) { bulkOperationRunQuery(query: $query, groupObjects: $group) { bulkOperation { id status } userErrors { field code message } } }`,
      { query, group: groupObjects },
    )
  ).data.bulkOperationRunQuery;
const operation = async (id: string, target = bench) =>
  (
    await target.admin(
      `query($id: ID!) { bulkOperation(id: $id) { status errorCode objectCount rootObjectCount fileSize url partialDataUrl completedAt } }`,
      { id },
    )
  ).data.bulkOperation;
const finished = async (query: string, groupObjects = true) => {
  const started = await start(query, groupObjects);
  expect(started.userErrors).toEqual([]);
  expect(started.bulkOperation.status).toBe("CREATED");
  await bench.sandbox.settle();
  return operation(started.bulkOperation.id);
};
const rowsOf = async (url: string): Promise<Row[]> =>
  (await (await fetch(url)).text())
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Row);

describe("a bulk operation", () => {
  it("exports what pages of the same query show", async () => {
    const done = await finished(ordersQuery());
    expect(done).toMatchObject({
      status: "COMPLETED",
      errorCode: null,
      objectCount: String(count * 3),
      rootObjectCount: String(count),
    });
    const rows = await rowsOf(done.url);
    const exported = rows.filter((row) => row.__parentId === undefined);
    const lines = new Map<string, Row[]>();
    for (const row of rows) {
      if (row.__parentId === undefined) continue;
      lines.set(row.__parentId, [...(lines.get(row.__parentId) ?? []), row]);
    }

    const paged: unknown[] = [];
    let after: string | null = null;
    for (;;) {
      const answer = await bench.admin(
        `query($after: String) { orders(first: 35, after: $after) { pageInfo { hasNextPage endCursor } nodes { ${fields} lineItems(first: 5) { nodes { ${lineFields} } } } } }`,
        { after },
      );
      expect(answer.errors).toBeUndefined();
      paged.push(...answer.data.orders.nodes);
      if (!answer.data.orders.pageInfo.hasNextPage) break;
      after = answer.data.orders.pageInfo.endCursor as string;
    }
    const joined = exported.map((order) => ({
      ...order,
      lineItems: {
        nodes: lines.get(order.id)!.map(({ __parentId, ...line }) => {
          expect(__parentId).toBe(order.id);
          return line;
        }),
      },
    }));
    expect(joined).toEqual(paged);
  });

  it("puts children after their parent when grouped, and promises nothing otherwise", async () => {
    const grouped = await rowsOf((await finished(ordersQuery())).url);
    expect(grouped[1]!.__parentId).toBe(grouped[0]!.id);
    expect(grouped[2]!.__parentId).toBe(grouped[0]!.id);
    const loose = await rowsOf((await finished(ordersQuery(), false)).url);
    expect(loose[1]!.__parentId).toBeUndefined();
    const sorted = (rows: Row[]) => rows.map((row) => row.id).sort();
    expect(sorted(loose)).toEqual(sorted(grouped));
  });

  it("keeps to the filter, and has no url when nothing was found", async () => {
    const some = await finished(ordersQuery(`(query: "name:#1001 OR name:#1002")`));
    expect(some.rootObjectCount).toBe("2");
    const none = await finished(ordersQuery(`(query: "created_at:<2001-01-01")`));
    expect(none).toMatchObject({
      status: "COMPLETED",
      objectCount: "0",
      url: null,
      fileSize: null,
    });
  });

  it("can be downloaded from a byte on", async () => {
    const { url, fileSize } = await finished(ordersQuery());
    const whole = await (await fetch(url)).text();
    expect(whole.length).toBe(Number(fileSize));
    const rest = await fetch(url, { headers: { range: "bytes=1000-" } });
    expect(rest.status).toBe(206);
    expect(await rest.text()).toBe(whole.slice(1000));
    expect((await fetch(url.replace(/signature=\w/, "signature=x"))).status).toBe(403);
  });

  it.each([
    [
      "a top-level node",
      `{ node(id: "gid://shopify/Order/1001") { id } }`,
      "cannot contain a top level `node` field",
    ],
    ["no connection", `{ shop { name } }`, "at least one connection"],
    [
      "connections nested three deep",
      `{ customers { edges { node { id orders { edges { node { id lineItems { edges { node { id product { id variants { edges { node { id } } } } } } } } } } } } } }`,
      "nesting depth greater than 2",
    ],
    [
      "a connection inside a list",
      `{ orders { edges { node { id refunds { id refundLineItems { edges { node { quantity } } } } } } } }`,
      "connection field within a list field",
    ],
    [
      "a parent without its id",
      `{ orders { edges { node { name lineItems { edges { node { id } } } } } } }`,
      "must select the 'id' field",
    ],
    [
      "nodes without edges",
      `{ orders { nodes { id } } }`,
      "Selecting via 'nodes' is not supported",
    ],
    ["a field that does not exist", `{ orders { edges { node { id nonsense } } } }`, "nonsense"],
  ])("is not started for %s", async (_what, query, message) => {
    const started = await start(query);
    expect(started.bulkOperation).toBeNull();
    expect(started.userErrors[0]).toMatchObject({
      field: ["query"],
      code: "INVALID",
      message: expect.stringContaining(message),
    });
  });

  it("runs with four others, not with five", async () => {
    bench.sandbox.faults.add({ kind: "bulk.stalled" });
    const started = await Promise.all(Array.from({ length: 6 }, () => start(ordersQuery())));
    expect(
      started.flatMap((one) => one.userErrors.map((error: { code: string }) => error.code)),
    ).toEqual(["OPERATION_IN_PROGRESS"]);
    await bench.sandbox.settle();
    const running = await bench.admin(
      `{ bulkOperations(first: 10, query: "status:running") { nodes { id status } } }`,
    );
    expect(running.data.bulkOperations.nodes).toHaveLength(5);
    for (const { id } of running.data.bulkOperations.nodes) {
      const canceled = await bench.admin(
        `mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { message } } }`,
        { id },
      );
      expect(canceled.data.bulkOperationCancel).toEqual({
        bulkOperation: { status: "CANCELING" },
        userErrors: [],
      });
      await expect.poll(async () => (await operation(id)).status).toBe("CANCELED");
    }
  });

  it("fails as Shopify's do: denied, timed out with a part, cancelled, cut off while downloading", async () => {
    const { faults } = bench.sandbox;
    faults.add({ kind: "bulk.accessDenied", times: 1 });
    expect(await finished(ordersQuery())).toMatchObject({
      status: "FAILED",
      errorCode: "ACCESS_DENIED",
      url: null,
    });
    faults.add({ kind: "bulk.timeout", times: 1 });
    const timedOut = await finished(ordersQuery());
    expect(timedOut).toMatchObject({ status: "FAILED", errorCode: "TIMEOUT", url: null });
    const part = await rowsOf(timedOut.partialDataUrl);
    expect(part.length).toBe(Number(timedOut.objectCount));
    expect(part.length).toBeLessThan(count * 3);
    faults.add({ kind: "bulk.canceled", times: 1 });
    const canceled = await finished(ordersQuery());
    // recorded: neither the end nor the size of one that was canceled is told, but where its part lies
    expect(canceled).toMatchObject({ status: "CANCELED", completedAt: null, fileSize: null });
    expect((await rowsOf(canceled.url)).length).toBeLessThan(count * 3);
    const whole = await finished(ordersQuery());
    faults.add({ kind: "bulk.truncatedDownload", times: 1 });
    await expect(fetch(whole.url).then((response) => response.text())).rejects.toThrow();
    expect((await rowsOf(whole.url)).length).toBe(count * 3);
  });

  it("are listed with the newest first, by one state at a time", async () => {
    const first = await finished(ordersQuery('(query: "name:1001")'));
    expect(first.status).toBe("COMPLETED");
    const last = (await start(ordersQuery('(query: "name:1002")'))).bulkOperation;
    await bench.sandbox.settle();
    const list = async (args: string) =>
      (await bench.admin(`{ bulkOperations(first: 50${args}) { nodes { id completedAt } } }`)).data
        .bulkOperations.nodes as { id: string; completedAt: string | null }[];
    expect((await list(""))[0]!.id).toBe(last.id);
    expect((await list(", reverse: true")).at(-1)!.id).toBe(last.id);
    const ends = (await list(", sortKey: COMPLETED_AT")).map(
      ({ completedAt }) => completedAt ?? "",
    );
    expect(ends).toEqual([...ends].sort().reverse());
    // two states are none that Shopify knows
    expect(await list(`, query: "status:completed"`)).not.toEqual([]);
    expect(await list(`, query: "status:completed,running"`)).toEqual([]);
    const wrong = await bench.admin(
      `{ bulkOperations(first: 1, query: "created_at:>=yesterday") { nodes { id } } }`,
    );
    expect(wrong.errors).toMatchObject([
      { message: "Invalid timestamp for query filter `created_at`.", path: ["bulkOperations"] },
    ]);
    expect(await list(`, query: "created_at:<2001-01-01"`)).toEqual([]);
  });

  it("is denied without the scope of what it reads", async () => {
    bench.sandbox.setScopes(domain, ["read_products"]);
    expect(await finished(ordersQuery())).toMatchObject({
      status: "FAILED",
      errorCode: "ACCESS_DENIED",
    });
    const answer = await ask(bench.sandbox, bench.token, `{ orders(first: 1) { nodes { id } } }`);
    expect(answer).toMatchObject({
      data: null,
      errors: [
        {
          path: ["orders"],
          message: expect.stringMatching(
            /^Access denied for orders field\. Required access: `read_orders` access scope/,
          ),
          extensions: { code: "ACCESS_DENIED" },
        },
      ],
    });
  });
});

it("a bulk operation interrupted by a restart is done again", async () => {
  const first = await startBench();
  first.sandbox.tenant(domain).store.putMany({
    orders: Array.from({ length: 5000 }, (_none, index) => anOrder(1001 + index)),
  });
  const { bulkOperation } = await start(ordersQuery(), true, first);
  await first.sandbox.close();
  const second = await startBench({ dir: first.dir });
  await second.sandbox.settle();
  expect(await operation(bulkOperation.id, second)).toMatchObject({
    status: "COMPLETED",
    rootObjectCount: "5000",
  });
  const again = await ask(second.sandbox, first.token, `{ shop { name } }`);
  expect(again.data).toEqual({ shop: { name: "tests" } });
  await second.close();
});
