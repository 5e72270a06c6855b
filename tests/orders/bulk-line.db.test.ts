import { afterAll, beforeAll, expect, it } from "vitest";
import { knownLine } from "../../app/orders/bulk-line.ts";
import { ALL_ORDERS } from "../../app/orders/admin-api.server.ts";
import { generateShop } from "../../sandbox/generator/generate.ts";
import { domain, startBench, type Bench } from "../sandbox/support.ts";

let bench: Bench;
beforeAll(async () => {
  bench = await startBench();
  await generateShop(bench.sandbox.tenant(domain).store, {
    orders: 400,
    seed: "known lines",
    endsAt: bench.sandbox.clock.now(),
  });
});
afterAll(() => bench.close());

it("the pattern fits the lines our query makes: hardly any takes the slow way", async () => {
  const { data } = await bench.admin(
    "mutation($query: String!) { bulkOperationRunQuery(query: $query, groupObjects: true) { bulkOperation { id } } }",
    { query: ALL_ORDERS },
  );
  await bench.sandbox.settle();
  const { data: done } = await bench.admin("query($id: ID!) { bulkOperation(id: $id) { url } }", {
    id: data.bulkOperationRunQuery.bulkOperation.id,
  });
  const lines = (await (await fetch(done.bulkOperation.url)).text()).split("\n").filter(Boolean);
  const known = lines.filter((line) => knownLine(line) !== null);
  expect(lines.length).toBeGreaterThan(1000);
  expect(known.length / lines.length).toBeGreaterThan(0.99);
  for (const line of known) expect(knownLine(line)).toEqual(JSON.parse(line));
});
