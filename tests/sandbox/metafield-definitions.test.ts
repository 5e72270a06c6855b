import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { declaredMetafields } from "../../sandbox/metafields/declared.ts";
import { brokenValidation } from "../../sandbox/metafields/validations.ts";
import { parseToml } from "../../sandbox/install/toml.ts";
import { aCustomer, domain, startBench, type Bench } from "./support.ts";

const state = `
[customer.metafields.app.state]
type = "single_line_text_field"
name = "State"
description = "How likely they come back"
access.admin = "merchant_read"
access.storefront = "public_read"
capabilities.admin_filterable = true
capabilities.analytics_queryable = true
validations.choices = ["loyal", "at risk"]
`;
const points = `
[customer.metafields.app.points]
type = "number_integer"
validations.min = 0
validations.max = 5000
`;
const all = `{ metafieldDefinitions(first: 10, ownerType: CUSTOMER) { nodes { id namespace key name description
  type { name category } pinnedPosition metafieldsCount constraints { key } standardTemplate { id } access { admin storefront customerAccount } validations { name type value }
  capabilities { adminFilterable { enabled eligible status } analyticsQueryable { enabled }
    uniqueValues { enabled } } } } }`;
const owner = "gid://shopify/Customer/1";

let bench: Bench;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "sandbox-"));
  bench = await startBench({ dir, extraToml: state + points });
  bench.sandbox.tenant(domain).store.putCustomer(aCustomer(1));
});
afterAll(async () => {
  await bench.close();
  rmSync(dir, { recursive: true, force: true });
});

const definitions = async () => (await bench.admin(all)).data.metafieldDefinitions.nodes;
const set = async (key: string, value: string, namespace = "$app") =>
  (
    await bench.admin(
      `mutation S($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) {
         metafields { type } userErrors { field message code } } }`,
      { metafields: [{ ownerId: owner, namespace, key, value }] },
    )
  ).data.metafieldsSet;
const remove = async (id: string, more = "") =>
  (
    await bench.admin(
      `mutation { metafieldDefinitionDelete(id: "${id}" ${more}) {
         deletedDefinitionId userErrors { field message code } } }`,
    )
  ).data.metafieldDefinitionDelete;
const write = async (what: "Create" | "Update", definition: object) =>
  bench.admin(
    `mutation W($definition: MetafieldDefinition${what === "Create" ? "" : "Update"}Input!) {
       metafieldDefinition${what}(definition: $definition) {
         ${what.toLowerCase()}dDefinition { id name } userErrors { field message code } } }`,
    { definition },
  );

describe("metafields declared in shopify.app.toml", () => {
  it("are defined in every shop that has the app, with their access, capabilities and validations", async () => {
    const [first, second] = await definitions();
    expect(first).toMatchObject({
      ...{ namespace: expect.stringMatching(/^app--\d+$/) as unknown, key: "state", name: "State" },
      ...{ description: "How likely they come back", type: { name: "single_line_text_field" } },
      access: { admin: "MERCHANT_READ", storefront: "PUBLIC_READ", customerAccount: "NONE" },
      validations: [
        { name: "choices", type: "single_line_text_field", value: '["loyal","at risk"]' },
      ],
      capabilities: {
        adminFilterable: { enabled: true, eligible: true, status: "FILTERABLE" },
        ...{ analyticsQueryable: { enabled: true }, uniqueValues: { enabled: false } },
      },
    });
    expect(first).toMatchObject({
      ...{ type: { category: "TEXT" }, pinnedPosition: null, metafieldsCount: 0 },
      ...{ constraints: { key: null }, standardTemplate: null },
    });
    expect(second).toMatchObject({ key: "points", name: "points", type: { category: "NUMBER" } });
  });

  it("are values' law: their type is known, and what breaks a validation is not written", async () => {
    expect(await set("state", "loyal")).toEqual({
      metafields: [{ type: "single_line_text_field" }],
      userErrors: [],
    });
    expect((await definitions())[0].metafieldsCount).toBe(1);
    expect((await set("state", "lost")).userErrors).toEqual([
      {
        field: ["metafields", "0", "value"],
        message: 'Value does not exist in provided choices: ["loyal", "at risk"].',
        code: "INVALID_VALUE",
      },
    ]);
    expect((await set("points", "5001")).userErrors[0].message).toBe(
      "Value has a maximum of 5000.",
    );
  });

  it("are filters of segments under their own name", async () => {
    const { namespace } = (await definitions())[0];
    const { data } = await bench.admin(
      `{ customerSegmentMembers(first: 5, query: "metafields.${namespace}.state = 'loyal'") { totalCount } }`,
    );
    expect(data.customerSegmentMembers.totalCount).toBe(1);
  });

  it("are listed by who is pinned: the last pinned first", async () => {
    const { definitions: kept } = bench.sandbox.tenant(domain);
    const pin = (id: number, pinnedPosition: number) =>
      kept.put({ ...kept.of("CUSTOMER")[0]!, id, key: `pinned-${id}`, pinnedPosition });
    pin(9001, 1);
    pin(9002, 2);
    const list = async (args: string) =>
      (
        await bench.admin(
          `{ metafieldDefinitions(first: 10, ownerType: CUSTOMER, ${args}) { nodes { key } } }`,
        )
      ).data.metafieldDefinitions.nodes.map(({ key }: { key: string }) => key) as string[];
    expect(await list("pinnedStatus: PINNED, sortKey: PINNED_POSITION")).toEqual([
      "pinned-9002",
      "pinned-9001",
    ]);
    expect(await list(`query: "-namespace:app--*"`)).toEqual([]);
    expect(await list(`query: "namespace:app--* key:points"`)).toEqual(["points"]);
    kept.put({
      ...kept.byId(9001)!,
      ...{ constraints: { key: "category", values: ["aa-2"] }, standardTemplateId: 10_004 },
    });
    const { data } = await bench.admin(
      `{ metafieldDefinition(id: "gid://shopify/MetafieldDefinition/9001") { standardTemplate { id } constraints { key values(first: 5) { nodes { value } } } } }`,
    );
    expect(data.metafieldDefinition).toEqual({
      standardTemplate: { id: "gid://shopify/StandardMetafieldDefinitionTemplate/10004" },
      constraints: { key: "category", values: { nodes: [{ value: "aa-2" }] } },
    });
    expect(await list("pinnedStatus: UNPINNED, sortKey: NAME")).toEqual(["points", "state"]);
    kept.remove(9001);
    kept.remove(9002);
  });

  it("cannot be changed or deleted by the API", async () => {
    const message =
      "Definition is managed by app configuration and cannot be modified through the API.";
    const code = "APP_CONFIG_MANAGED";
    const { data } = await write("Update", { ownerType: "CUSTOMER", key: "state", name: "New" });
    expect(data.metafieldDefinitionUpdate).toEqual({
      updatedDefinition: null,
      userErrors: [{ field: ["definition"], message, code }],
    });
    const { id } = (await definitions())[0];
    expect(await remove(id, "deleteAllAssociatedMetafields: true")).toEqual({
      deletedDefinitionId: null,
      userErrors: [{ field: null, message, code }],
    });
  });

  it("follow the toml when the app is deployed anew: one changes, one goes, values stay", async () => {
    const before = await definitions();
    await bench.close();
    bench = await startBench({ dir, extraToml: state.replace('"State"', '"Churn state"') });
    expect(await definitions()).toMatchObject([{ id: before[0].id, name: "Churn state" }]);
    const { data } = await bench.admin(
      `{ customer(id: "${owner}") { metafield(namespace: "$app", key: "state") { value } } }`,
    );
    expect(data.customer.metafield).toEqual({ value: "loyal" });
  });
});

describe("a shopify.app.toml is refused", () => {
  const declared = (text: string) => () => declaredMetafields(parseToml(text));
  const one = (text: string) => declared(`[customer.metafields.app.state]\n${text}`);

  it("for a type, a key, a word or a validation there is not", () => {
    expect(one('type = "integer"')).toThrow(
      '[customer.metafields.app.state]: "integer" is no type',
    );
    expect(one('typ = "integer"')).toThrow('there is no "typ"');
    expect(declared('[customer.metafields.app.s]\ntype = "json"')).toThrow("a key has 2 to 64");
    expect(declared('[customers.metafields.app.state]\ntype = "json"')).toThrow(
      "[customers] has no metafields",
    );
    expect(one('type = "boolean"\nvalidations.max = 1')).toThrow("isn't supported for boolean");
    const choices = Array.from({ length: 129 }, (_, n) => `"${n}"`).join(",");
    expect(one(`type = "single_line_text_field"\nvalidations.choices = [${choices}]`)).toThrow(
      "at most 128 choices",
    );
  });

  it("for more definitions of one kind of owner than an app may have", () => {
    const many = (count: number) =>
      Array.from(
        { length: count },
        (_, n) => `[product.metafields.app.key${n}]\ntype = "json"`,
      ).join("\n");
    expect(declared(many(256))()).toHaveLength(256);
    expect(declared(many(257))).toThrow("[product.metafields.app] has 257 keys, at most 256");
  });
});

describe("definitions made by the API", () => {
  const text = { ownerType: "CUSTOMER", type: "single_line_text_field", name: "Size" };
  const made = async (definition: object) =>
    (await write("Create", definition)).data.metafieldDefinitionCreate;

  it("are changed and deleted by it; in the app's own namespace only with their values", async () => {
    const { createdDefinition } = await made({ ...text, key: "size", namespace: "$app:shoes" });
    await set("size", "42", "$app:shoes");
    const change = { ownerType: "CUSTOMER", key: "size", namespace: "$app:shoes" };
    const updated = await write("Update", {
      ...{ ...change, name: "Shoe size", validations: [{ name: "max", value: "2" }] },
    });
    expect(updated.data.metafieldDefinitionUpdate).toMatchObject({
      ...{ updatedDefinition: { name: "Shoe size" }, userErrors: [] },
    });
    expect((await set("size", "42½", "$app:shoes")).userErrors[0].message).toBe(
      "Value has a maximum length of 2.",
    );
    expect((await remove(createdDefinition.id)).userErrors).toEqual([
      {
        field: null,
        message:
          "Deleting a definition in a reserved namespace must have deleteAllAssociatedMetafields set to true.",
        code: "RESERVED_NAMESPACE_ORPHANED_METAFIELDS",
      },
    ]);
    const gone = await remove(createdDefinition.id, "deleteAllAssociatedMetafields: true");
    expect(gone.deletedDefinitionId).toBe(createdDefinition.id);
    const { data } = await bench.admin(
      `{ customer(id: "${owner}") { metafield(namespace: "$app:shoes", key: "size") { value } } }`,
    );
    expect(data.customer.metafield).toBeNull();
  });

  it("are refused in Shopify's words", async () => {
    const says = async (definition: object) =>
      (await made({ ...text, ...definition })).userErrors[0];
    expect(await says({ key: "color", namespace: "custom", name: "n".repeat(256) })).toEqual({
      field: ["definition", "name"],
      message: "Name is too long (maximum is 255 characters)",
      code: "TOO_LONG",
    });
    expect(
      await says({
        key: "color",
        namespace: "custom",
        validations: [{ name: "pattern", value: "a" }],
      }),
    ).toEqual({
      field: ["definition", "validations"],
      message:
        "Validations value for option pattern contains an invalid value: 'pattern' isn't supported for single_line_text_field.",
      code: "INVALID_OPTION",
    });
    expect(
      await says({ key: "color", namespace: "custom", access: { admin: "MERCHANT_READ" } }),
    ).toMatchObject({ field: ["definition"], code: "INVALID" });
    const capabilities = { adminFilterable: { enabled: true } };
    expect(
      await says({ key: "bag", namespace: "custom", type: "json", capabilities }),
    ).toMatchObject({
      message: "The capability admin_filterable is not valid for this definition.",
      code: "INVALID_CAPABILITY",
    });
    const unknown = await write("Update", {
      ownerType: "CUSTOMER",
      key: "no",
      namespace: "custom",
    });
    expect(unknown.data.metafieldDefinitionUpdate.userErrors).toEqual([
      { field: ["definition"], message: "Definition not found.", code: "NOT_FOUND" },
    ]);
    const foreign = await write("Create", { ...text, key: "size", namespace: "app--1--x" });
    expect(foreign.errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED" });
  });
});

describe("validations measure", () => {
  const broken = (type: string, value: string, ...rules: [string, string][]) =>
    brokenValidation(
      type,
      rules.map(([name, limit]) => ({ name, value: limit })),
      value,
    );

  it("texts by their length, numbers and days by themselves, lists by each and by how many", () => {
    expect(broken("multi_line_text_field", "ab", ["min", "3"])).toContain("minimum length of 3");
    expect(broken("number_decimal", "5.5", ["max", "5"])).toBe("Value has a maximum of 5.0.");
    expect(broken("number_decimal", "5.55", ["max_precision", "1"])).toContain("1 decimal places");
    expect(broken("date", "2027-01-01", ["max", "2026-12-31"])).toBe(
      "Value has a maximum of 2026-12-31.",
    );
    expect(broken("single_line_text_field", "ab1", ["regex", "^[a-z]+$"])).toBe(
      "Value is not the correct format.",
    );
    const list = "list.number_integer";
    expect(broken(list, "[1,2,3]", ["list.max", "2"])).toBe("Value has more than 2 elements.");
    expect(broken(list, "[1]", ["list.min", "2"])).toBe("Value has fewer than 2 elements.");
    expect(broken(list, "[1,9]", ["max", "5"])).toBe("Value has a maximum of 5.");
    expect(broken(list, "[1,2]", ["max", "5"], ["list.max", "2"])).toBeNull();
  });
});
