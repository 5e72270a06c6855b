import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { domain, redirectedFetch, startBench, type Bench } from "./support.ts";

const errors = "userErrors { field message code }";
const fields = `id title description type startedAt endedAt source createdByApp { title }`;
const create = `mutation Mark($input: AnalyticsAnnotationCreateInput!) {
  analyticsAnnotationCreate(input: $input) { analyticsAnnotation { ${fields} } ${errors} } }`;
const update = `mutation Change($id: ID!, $input: AnalyticsAnnotationUpdateInput!) {
  analyticsAnnotationUpdate(id: $id, input: $input) { analyticsAnnotation { ${fields} } ${errors} } }`;
const remove = `mutation Unmark($id: ID!) { analyticsAnnotationDelete(id: $id) { deletedId ${errors} } }`;
const list = `query Marks($query: String, $sortKey: AnalyticsAnnotationSortKeys) {
  shop { analyticsAnnotations(first: 10, query: $query, sortKey: $sortKey) { nodes { title } } } }`;

const sale = {
  title: "Spring sale",
  description: "A fifth off everything",
  type: "seasonal_promotion",
  startedAt: "2026-03-20T00:00:00Z",
  endedAt: "2026-03-24T00:00:00Z",
};

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ scopes: ["write_analytics_annotations"] });
});
afterEach(() => bench.close());

const mark = async (change: Record<string, unknown> = {}) =>
  (await bench.admin(create, { input: { ...sale, ...change } })).data.analyticsAnnotationCreate;
const changed = async (id: string, input: Record<string, unknown>) =>
  (await bench.admin(update, { id, input })).data.analyticsAnnotationUpdate;
const titles = async (query: string, sortKey = "STARTED_AT") =>
  (await bench.admin(list, { query, sortKey })).data.shop.analyticsAnnotations.nodes.map(
    ({ title }: { title: string }) => title,
  ) as string[];

describe("A mark on the charts of the admin", () => {
  it("is made by the app, changed in part, and taken away once", async () => {
    const { analyticsAnnotation: made } = await mark();
    expect(made).toEqual({
      ...{ ...sale, id: made.id as string },
      ...{ source: "APP", createdByApp: { title: "Test app" } },
    });
    const { analyticsAnnotation: open } = await changed(made.id, { endedAt: null, title: "Sale" });
    expect(open).toMatchObject({ title: "Sale", description: sale.description, endedAt: null });
    const gone = await bench.admin(remove, { id: made.id });
    expect(gone.data.analyticsAnnotationDelete).toEqual({ deletedId: made.id, userErrors: [] });
    const again = await bench.admin(remove, { id: made.id });
    expect(again.data.analyticsAnnotationDelete.userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
    expect((await changed(made.id, {})).userErrors).toMatchObject([{ code: "NOT_FOUND" }]);
  });

  it.each([
    ["without a title", { title: " " }, "title"],
    ["with a title of 76 characters", { title: "x".repeat(76) }, "title"],
    ["with a description of 151", { description: "x".repeat(151) }, "description"],
    ["of a kind Shopify does not know", { type: "flash_sale" }, "type"],
    ["that ends before it begins", { endedAt: "2026-03-19T00:00:00Z" }, "endedAt"],
  ])("is refused %s", async (_, change, field) => {
    const { analyticsAnnotation, userErrors } = await mark(change);
    expect(analyticsAnnotation).toBeNull();
    expect(userErrors).toMatchObject([{ code: "INVALID", field: ["input", field] }]);
  });

  it("takes titles of 75 and descriptions of 150 characters", async () => {
    const { userErrors } = await mark({ title: "x".repeat(75), description: "x".repeat(150) });
    expect(userErrors).toEqual([]);
  });

  it("is found by its kind and its days, by Shopify's own client too", async () => {
    await mark();
    await mark({ title: "Launch", type: "product_launch", startedAt: "2026-03-01T00:00:00Z" });
    expect(await titles("")).toEqual(["Launch", "Spring sale"]);
    expect(await titles("type:product_launch")).toEqual(["Launch"]);
    expect(await titles("started_at:>=2026-03-15 started_at:<=2026-04-01")).toEqual([
      "Spring sale",
    ]);
    const client = createAdminApiClient({
      storeDomain: domain,
      apiVersion: "2026-10",
      accessToken: bench.token,
      customFetchApi: redirectedFetch(() => bench.sandbox),
    });
    const { data } = await client.request(list, { variables: { query: "title:Launch" } });
    expect(data.shop.analyticsAnnotations.nodes).toEqual([{ title: "Launch" }]);
  });

  it("needs its scope, and is shown to the merchant", async () => {
    await mark();
    const page = await fetch(`${bench.sandbox.url}/store/${domain.split(".")[0]}/analytics`);
    expect(await page.text()).toContain("Spring sale");
    bench.sandbox.setScopes(domain, ["read_analytics_annotations"]);
    const { errors: problems } = await bench.admin(create, { input: sale });
    expect(problems?.[0]?.message).toContain("write_analytics_annotations");
    expect(await titles("")).toEqual(["Spring sale"]);
  });
});
