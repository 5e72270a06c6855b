import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  aCustomer,
  ask,
  domain,
  startBench,
  startReceiver,
  type Bench,
  type BenchOptions,
} from "./support.ts";

let bench: Bench;
const customers = 300;
const fill = (target: Bench) =>
  target.sandbox.tenant(domain).store.putMany({
    customers: Array.from({ length: customers }, (_none, index) => aCustomer(index + 1)),
  });
beforeAll(async () => {
  bench = await startBench();
  fill(bench);
});
afterAll(() => bench.close());
afterEach(() => bench.sandbox.faults.clear());

const addTag = `mutation($id: ID!, $tags: [String!]!) { tagsAdd(id: $id, tags: $tags) { node { id } userErrors { field message } } }`;
const customerGid = (id: number) => `gid://shopify/Customer/${id}`;
const tagging = (tag: string) =>
  Array.from({ length: customers }, (_none, index) =>
    JSON.stringify({ id: customerGid(index + 1), tags: [tag] }),
  );
const taggedWith = (tag: string, target = bench) =>
  [...target.sandbox.tenant(domain).store.customers()].filter(({ tags }) => tags.includes(tag));

interface Target {
  url: string;
  parameters: { name: string; value: string }[];
}
async function staged(httpMethod: "POST" | "PUT", target = bench): Promise<Target> {
  const answer = await target.admin(
    `mutation($input: [StagedUploadInput!]!) { stagedUploadsCreate(input: $input) { stagedTargets { url resourceUrl parameters { name value } } userErrors { field message } } }`,
    {
      input: [
        {
          filename: "lines.jsonl",
          mimeType: "text/jsonl",
          resource: "BULK_MUTATION_VARIABLES",
          httpMethod,
        },
      ],
    },
  );
  return answer.data.stagedUploadsCreate.stagedTargets[0];
}
function post({ url, parameters }: Target, text: string, without = ""): Promise<Response> {
  const form = new FormData();
  for (const { name, value } of parameters) if (name !== without) form.append(name, value);
  form.append("file", new Blob([text]), "lines.jsonl");
  return fetch(url, { method: "POST", body: form });
}
async function uploaded(lines: string[], target = bench): Promise<string> {
  const place = await staged("POST", target);
  expect((await post(place, lines.join("\n"))).status).toBe(201);
  return place.parameters.find(({ name }) => name === "key")!.value;
}
const start = async (path: string, mutation = addTag, target = bench) =>
  (
    await target.admin(
      `mutation($mutation: String!, $path: String!) { bulkOperationRunMutation(mutation: $mutation, stagedUploadPath: $path) { bulkOperation { id status type } userErrors { field message code } } }`,
      { mutation, path },
    )
  ).data.bulkOperationRunMutation;
const operation = async (id: string, target = bench) =>
  (
    await target.admin(
      `query($id: ID!) { bulkOperation(id: $id) { status type errorCode objectCount rootObjectCount url partialDataUrl } }`,
      { id },
    )
  ).data.bulkOperation;
const finished = async (lines: string[], mutation = addTag) => {
  const started = await start(await uploaded(lines), mutation);
  expect(started).toMatchObject({
    userErrors: [],
    bulkOperation: { status: "CREATED", type: "MUTATION" },
  });
  await bench.sandbox.settle();
  return operation(started.bulkOperation.id);
};
const rowsOf = async (url: string): Promise<Record<string, never>[]> =>
  (await (await fetch(url)).text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, never>);

describe("a bulk mutation", () => {
  it("runs once with each line of the file, and answers line by line", async () => {
    const done = await finished(tagging("spring"));
    expect(done).toMatchObject({
      status: "COMPLETED",
      type: "MUTATION",
      errorCode: null,
      objectCount: String(customers),
      rootObjectCount: String(customers),
    });
    expect(taggedWith("spring")).toHaveLength(customers);
    const rows = await rowsOf(done.url);
    expect(rows).toHaveLength(customers);
    expect(rows[41]).toEqual({
      data: { tagsAdd: { node: { id: customerGid(42) }, userErrors: [] } },
      __lineNumber: 41,
    });
  });

  it("spends nothing of the shop's points", async () => {
    const left = async () =>
      (await bench.admin(`{ shop { name } }`)).extensions!.cost.throttleStatus.currentlyAvailable;
    const before = await left();
    await finished(tagging("free"));
    expect(await left()).toBeGreaterThan(before - 60);
  });

  it("goes on after a line that fails, and says in its row why", async () => {
    const rows = await rowsOf(
      (
        await finished([
          JSON.stringify({ id: customerGid(999_999), tags: ["a"] }),
          "{ no json",
          JSON.stringify({ tags: ["a"] }),
          JSON.stringify({ id: customerGid(1), tags: ["after the failures"] }),
        ])
      ).url,
    );
    expect(rows).toMatchObject([
      {
        data: {
          tagsAdd: { userErrors: [{ field: ["id"], message: "Customer does not exist" }] },
        },
        __lineNumber: 0,
      },
      { errors: [{ message: expect.stringContaining("JSON") }], __lineNumber: 1 },
      { errors: [{ message: expect.stringContaining("$id") }], __lineNumber: 2 },
      { data: { tagsAdd: { userErrors: [] } }, __lineNumber: 3 },
    ]);
    expect(taggedWith("after the failures")).toHaveLength(1);
  });

  it("takes its file by PUT too", async () => {
    const { url } = await staged("PUT");
    const text = tagging("by put").join("\n");
    expect((await fetch(url, { method: "PUT", body: text })).status).toBe(200);
    const key = new URL(url).pathname.split(`${domain}/`)[1]!;
    const started = await start(key);
    expect(started.userErrors).toEqual([]);
    await bench.sandbox.settle();
    expect(taggedWith("by put")).toHaveLength(customers);
  });

  it("does not take a file whose form was changed, or one above 100 MB", async () => {
    const place = await staged("POST");
    const changed = place.parameters.map((one) =>
      one.name === "key" ? { ...one, value: "tmp/elsewhere" } : one,
    );
    expect((await post({ ...place, parameters: changed }, "{}")).status).toBe(403);
    expect((await post(place, "{}", "policy")).status).toBe(403);
    const big = await fetch((await staged("PUT")).url, {
      method: "PUT",
      body: new Uint8Array(104_857_601),
    });
    expect(big.status).toBe(400);
    expect(await big.text()).toContain("EntityTooLarge");
  });

  it.each([
    ["a file nobody uploaded", addTag, null, "could not be found", "NO_SUCH_FILE"],
    ["a query", `{ shop { name } }`, null, "Only `mutation` operations", "INVALID_MUTATION"],
    [
      "two mutations",
      `mutation($id: ID!) { a: tagsAdd(id: $id, tags: []) { node { id } } b: tagsAdd(id: $id, tags: []) { node { id } } }`,
      ["mutation"],
      "You must specify a single top level mutation.",
      null,
    ],
    [
      "a bulk operation",
      `mutation($m: String!) { bulkOperationRunMutation(mutation: $m, stagedUploadPath: $m) { userErrors { message } } }`,
      ["mutation"],
      "You must use an allowed mutation name.",
      null,
    ],
    [
      "what does not parse",
      "mutation { not parseable",
      null,
      "Failed to parse the mutation - syntax error, unexpected end of file at [1, 16]",
      "INVALID_MUTATION",
    ],
    [
      "a field that does not exist",
      addTag.replace("node { id }", "nonsense"),
      null,
      "nonsense",
      "INVALID_MUTATION",
    ],
  ])("is not begun with %s", async (_what, mutation, field, message, code) => {
    const started = await start("tmp/nothing/here.jsonl", mutation);
    expect(started).toMatchObject({
      bulkOperation: null,
      userErrors: [{ field, code, message: expect.stringContaining(message) }],
    });
  });

  it("is not begun with an empty file", async () => {
    const { url } = await staged("PUT");
    await fetch(url, { method: "PUT", body: "" });
    const started = await start(new URL(url).pathname.split(`${domain}/`)[1]!);
    expect(started.userErrors).toEqual([
      { field: null, message: "The input file is empty.", code: "INVALID_STAGED_UPLOAD_FILE" },
    ]);
  });

  it("runs with four others, beside five queries, and stands in the lists by its type", async () => {
    bench.sandbox.faults.add({ kind: "bulk.stalled" });
    const path = await uploaded(tagging("never"));
    const query = `mutation { bulkOperationRunQuery(query: "{ customers { edges { node { id } } } }") { userErrors { code } } }`;
    for (let index = 0; index < 5; index += 1) {
      const answer = await bench.admin(query);
      expect(answer.data.bulkOperationRunQuery.userErrors).toEqual([]);
    }
    const started = [];
    for (let index = 0; index < 6; index += 1) started.push(await start(path));
    expect(
      started.flatMap((one) => one.userErrors.map((error: { code: string }) => error.code)),
    ).toEqual(["OPERATION_IN_PROGRESS"]);
    const lists = await bench.admin(
      `{ bulkOperations(first: 20, query: "status:running operation_type:mutation") { nodes { id type } } currentBulkOperation(type: MUTATION) { type } }`,
    );
    expect(lists.data.bulkOperations.nodes).toHaveLength(5);
    expect(lists.data.currentBulkOperation).toEqual({ type: "MUTATION" });
    const all = await bench.admin(
      `{ bulkOperations(first: 20, query: "status:running") { nodes { id } } }`,
    );
    for (const { id } of all.data.bulkOperations.nodes) {
      await bench.admin(
        `mutation($id: ID!) { bulkOperationCancel(id: $id) { userErrors { message } } }`,
        { id },
      );
      await expect.poll(async () => (await operation(id)).status).toBe("CANCELED");
    }
    expect(taggedWith("never")).toEqual([]);
  });

  it.each([
    ["bulk.timeout", "FAILED", "TIMEOUT"],
    ["bulk.failed", "FAILED", "INTERNAL_SERVER_ERROR"],
    ["bulk.canceled", "CANCELED", null],
  ] as const)("struck by %s has done half, and tells which half", async (kind, status, code) => {
    bench.sandbox.faults.add({ kind, times: 1 });
    const half = await finished(tagging(kind));
    expect(half).toMatchObject({ status, errorCode: code, objectCount: "150" });
    const [told, other] =
      status === "CANCELED" ? [half.url, half.partialDataUrl] : [half.partialDataUrl, half.url];
    expect(await rowsOf(told)).toHaveLength(150);
    expect(other).toBeNull();
    expect(taggedWith(kind)).toHaveLength(150);
  });

  it("is denied, and changes nothing, without the scope of what it writes", async () => {
    const poor = await startBench({ scopes: ["read_customers"] });
    fill(poor);
    const update = `mutation($input: CustomerInput!) { customerUpdate(input: $input) { customer { id } userErrors { message } } }`;
    const path = await uploaded(
      [JSON.stringify({ input: { id: customerGid(1), note: "x" } })],
      poor,
    );
    const started = await start(path, update, poor);
    await poor.sandbox.settle();
    expect(await operation(started.bulkOperation.id, poor)).toMatchObject({
      status: "FAILED",
      errorCode: "ACCESS_DENIED",
    });
    expect(poor.sandbox.tenant(domain).store.customer(1)!.note).not.toBe("x");
    await poor.close();
  });

  it("tells the app when it is over", async () => {
    const receiver = await startReceiver();
    const told = await startBench({
      topics: ["bulk_operations/finish"],
      appUrl: receiver.url,
    } satisfies BenchOptions);
    fill(told);
    const started = await start(await uploaded(tagging("told"), told), addTag, told);
    await told.sandbox.settle();
    expect(receiver.received.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      {
        admin_graphql_api_id: started.bulkOperation.id,
        status: "completed",
        type: "mutation",
        error_code: null,
      },
    ]);
    await told.close();
    await receiver.close();
  });
});

it("a bulk mutation interrupted by a restart goes on where it was: no line runs twice", async () => {
  const first = await startBench();
  fill(first);
  const set = `mutation($input: CustomerInput!) { customerUpdate(input: $input) { customer { id note } userErrors { message } } }`;
  const lines = Array.from({ length: 4000 }, (_none, index) =>
    JSON.stringify({ input: { id: customerGid((index % customers) + 1), note: `line ${index}` } }),
  );
  const { bulkOperation } = await start(await uploaded(lines, first), set, first);
  await expect
    .poll(async () => Number((await operation(bulkOperation.id, first)).rootObjectCount))
    .toBeGreaterThan(0);
  await first.sandbox.close();
  const second = await startBench({ dir: first.dir });
  await second.sandbox.settle();
  const done = await operation(bulkOperation.id, second);
  expect(done).toMatchObject({ status: "COMPLETED", rootObjectCount: "4000" });
  const rows = await rowsOf(done.url);
  expect(rows.map((row) => row["__lineNumber"])).toEqual(lines.map((_line, index) => index));
  expect((await ask(second.sandbox, first.token, `{ shop { name } }`)).status).toBe(200);
  await second.close();
});
