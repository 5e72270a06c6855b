import { createAdminApiClient } from "@shopify/admin-api-client";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { permitCosts } from "../../sandbox/inventory/costs.ts";
import { domain, redirectedFetch } from "./support.ts";
import {
  change,
  counted,
  itemA,
  itemB,
  sellableOf,
  startStockBench,
  type StockBench,
} from "./stock-bench.ts";

let bench: StockBench;
beforeEach(async () => {
  bench = await startStockBench();
});
afterEach(() => bench.close());

const group = `inventoryAdjustmentGroup { id reason referenceDocumentUri app { title }
  changes { name delta quantityAfterChange ledgerDocumentUri item { id } location { name } } }`;

const adjust = (name: string, changes: object[], more: object = {}) =>
  change(
    bench,
    "inventoryAdjustQuantities",
    "InventoryAdjustQuantitiesInput!",
    { input: { name, reason: "correction", changes, ...more } },
    group,
  );
const set = (name: string, quantities: object[]) =>
  change(
    bench,
    "inventorySetQuantities",
    "InventorySetQuantitiesInput!",
    { input: { name, reason: "correction", quantities } },
    group,
  );
const move = (changes: object[]) =>
  change(
    bench,
    "inventoryMoveQuantities",
    "InventoryMoveQuantitiesInput!",
    { input: { reason: "damaged", referenceDocumentUri: "app://check/1", changes } },
    group,
  );
const activate = (inventoryItemId: string, locationId: string, more: object = {}) =>
  change(
    bench,
    "inventoryActivate",
    `ID!, ID!${"available" in more ? ", Int" : ""}${"onHand" in more ? ", Int" : ""}`,
    { inventoryItemId, locationId, ...more },
    `inventoryLevel { id isActive quantities(names: ["available", "on_hand"]) { quantity updatedAt } }`,
    "userErrors { field message }",
  );
const deactivate = (inventoryLevelId: string) =>
  change(
    bench,
    "inventoryDeactivate",
    "ID!",
    { inventoryLevelId },
    "",
    "userErrors { field message }",
  );

const here = (delta: number, from: number | null = null, more: object = {}) => ({
  inventoryItemId: itemA,
  locationId: bench.home,
  delta,
  changeFromQuantity: from,
  ...more,
});
const ledger = { ledgerDocumentUri: "app://ledger/1" };

describe("what is counted of an item at a location", () => {
  it("is read by name, through Shopify's own client", async () => {
    const client = createAdminApiClient({
      storeDomain: domain,
      apiVersion: "2026-10",
      accessToken: bench.token,
      customFetchApi: redirectedFetch(() => bench.sandbox),
    });
    const { data } = await client.request(
      `query ($id: ID!) { inventoryItem(id: $id) { sku tracked requiresShipping measurement { weight { value unit } }
        unitCost { amount } locationsCount { count } variant { inventoryQuantity inventoryPolicy }
        inventoryLevels(first: 5) { nodes { id canDeactivate deactivationAlert location { id name }
          quantities(names: ["available", "on_hand", "incoming"]) { id name quantity updatedAt } } } } }`,
      { variables: { id: itemA } },
    );
    const item = data.inventoryItem;
    expect(item).toMatchObject({
      sku: "SKU-100-1",
      tracked: true,
      requiresShipping: true,
      measurement: { weight: { value: 0, unit: "KILOGRAMS" } },
      unitCost: { amount: "9.0" },
      locationsCount: { count: 1 },
      variant: { inventoryQuantity: 5, inventoryPolicy: "DENY" },
    });
    const [level] = item.inventoryLevels.nodes;
    expect(level).toMatchObject({
      canDeactivate: false,
      location: { id: bench.home, name: "Shop location" },
      quantities: [
        { name: "available", quantity: 5, updatedAt: "2024-01-01T00:00:00Z" },
        { name: "on_hand", quantity: 5, updatedAt: null },
        { name: "incoming", quantity: 0, updatedAt: null },
      ],
    });
    // the number of a level is not its location's
    expect(level.id).toMatch(/InventoryLevel\/\d+\?inventory_item_id=10001$/);
    expect(level.id).not.toContain(bench.home.split("/").pop());
    expect(level.quantities[0].id).toMatch(/InventoryQuantity\/.*&name=available$/);
    const { data: nodes } = await bench.admin(
      `query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on InventoryLevel { location { name } }
        ... on InventoryQuantity { quantity } } }`,
      { ids: [level.id, level.quantities[0].id, `${level.id}0`] },
    );
    expect(nodes.nodes).toMatchObject([
      { location: { name: "Shop location" } },
      { quantity: 5 },
      null,
    ]);
  });

  it("is refused by a name there is not", async () => {
    const { errors } = await bench.admin(
      `{ inventoryItems(first: 1) { nodes { inventoryLevels(first: 1) { nodes { quantities(names: ["sold"]) { name } } } } } }`,
    );
    expect(errors?.[0]?.message).toMatch(/^The specified quantity name is invalid/);
  });

  it("says which names there are, and what they make up", async () => {
    const { data } = await bench.admin(
      `{ inventoryProperties { quantityNames { name displayName isInUse belongsTo comprises } } }`,
    );
    const names = data.inventoryProperties.quantityNames;
    expect(names.map(({ name }: { name: string }) => name)).toEqual([
      ...["available", "committed", "damaged", "incoming", "on_hand", "quality_control"],
      ...["reserved", "safety_stock"],
    ]);
    expect(names[3]).toEqual({
      name: "incoming",
      displayName: "Incoming",
      isInUse: false,
      belongsTo: [],
      comprises: [],
    });
    expect(names[4].comprises).not.toContain("incoming");
    expect(names[5].displayName).toBe("Quality control");
  });

  it("is shown to nobody without the scope", async () => {
    bench.sandbox.setScopes(domain, ["read_products"]);
    const { errors } = await bench.admin(
      `{ inventoryItems(first: 1) { nodes { inventoryLevels(first: 1) { nodes { id } } } } }`,
    );
    expect(errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  });
});

describe("changing quantities", () => {
  it("adds to what can be bought, and so to what is on hand", async () => {
    const { payload } = await adjust("available", [here(-2, 5)], {
      referenceDocumentUri: "app://count/7",
    });
    expect(payload).toMatchObject({
      inventoryAdjustmentGroup: {
        reason: "correction",
        referenceDocumentUri: "app://count/7",
        changes: [
          { name: "available", delta: -2, quantityAfterChange: null, item: { id: itemA } },
          { name: "on_hand", delta: -2, location: { name: "Shop location" } },
        ],
      },
      userErrors: [],
    });
    expect(sellableOf(bench)).toBe(3);
    const { data } = await bench.admin(
      `query ($id: ID!) { node(id: $id) { ... on InventoryAdjustmentGroup { changes(quantityNames: ["on_hand"]) { delta } } } }`,
      { id: payload.inventoryAdjustmentGroup.id },
    );
    expect(data.node.changes).toEqual([{ delta: -2 }]);
  });

  it("knows what is on its way as no part of what is there", async () => {
    const { payload } = await adjust("incoming", [here(4, 0, ledger)]);
    expect(payload.inventoryAdjustmentGroup.changes).toMatchObject([
      { name: "incoming", delta: 4, ledgerDocumentUri: "app://ledger/1" },
    ]);
    expect(await counted(bench, itemA)).toEqual({
      "Shop location": { available: 5, on_hand: 5, incoming: 4 },
    });
  });

  it("does nothing where nothing changes", async () => {
    const { payload } = await adjust("available", [here(0)]);
    expect(payload).toEqual({ inventoryAdjustmentGroup: null, userErrors: [] });
  });

  it("is refused with Shopify's words", async () => {
    const errorsOf = async (asked: ReturnType<typeof adjust>) => (await asked).payload.userErrors;
    expect(await errorsOf(adjust("on_hand", [here(1)]))).toEqual([
      {
        field: ["input", "name"],
        message:
          "The specified quantity name is invalid. Valid values are: available, damaged, incoming, quality_control, reserved, safety_stock.",
        code: "INVALID_QUANTITY_NAME",
      },
      {
        field: ["input", "changes", "0", "ledgerDocumentUri"],
        message: "A ledger document URI is required except when adjusting available.",
        code: "INVALID_QUANTITY_DOCUMENT",
      },
    ]);
    const gone = {
      inventoryItemId: "gid://shopify/InventoryItem/9",
      locationId: "gid://shopify/Location/9",
    };
    expect(await errorsOf(adjust("available", [here(1, null, gone)]))).toMatchObject([
      { field: ["input", "changes", "0", "inventoryItemId"], code: "INVALID_INVENTORY_ITEM" },
      { field: ["input", "changes", "0", "locationId"], code: "INVALID_LOCATION" },
    ]);
    expect(await errorsOf(adjust("available", [here(1, 4)]))).toMatchObject([
      {
        field: ["input", "changes", "0", "changeFromQuantity"],
        code: "CHANGE_FROM_QUANTITY_STALE",
      },
    ]);
    expect(await errorsOf(adjust("available", [here(1, null, ledger)]))).toMatchObject([
      { code: "INVALID_AVAILABLE_DOCUMENT" },
    ]);
    const internal = { ledgerDocumentUri: "gid://shopify/Order/1" };
    expect(await errorsOf(adjust("reserved", [here(1, null, internal)]))).toMatchObject([
      { code: "INTERNAL_LEDGER_DOCUMENT" },
    ]);
    const other = { ...here(1), inventoryItemId: itemB, ledgerDocumentUri: "app://ledger/2" };
    expect(await errorsOf(adjust("damaged", [here(1, null, ledger), other]))).toMatchObject([
      { field: ["input", "changes"], code: "MAX_ONE_LEDGER_DOCUMENT" },
    ]);
    expect(await errorsOf(adjust("available", [here(1)], { reason: "theft" }))).toMatchObject([
      { field: ["input", "reason"], code: "INVALID_REASON" },
    ]);
    expect(sellableOf(bench)).toBe(5);
  });

  it("needs a key, and to know what was expected", async () => {
    const input = { name: "available", reason: "correction", changes: [here(1)] };
    const text = (directive: string) =>
      `mutation ($input: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $input) ${directive} { userErrors { code } } }`;
    const { errors } = await bench.admin(text(""), { input });
    expect(errors?.[0]).toMatchObject({ extensions: { code: "BAD_REQUEST" } });
    const { changeFromQuantity: _, ...blind } = here(1);
    const asked = await bench.admin(text('@idempotent(key: "a")'), {
      input: { ...input, changes: [blind] },
    });
    expect(asked.errors?.[0]).toMatchObject({
      message: "InventoryChangeInput must include the following argument: changeFromQuantity.",
      extensions: { code: "INVALID_FIELD_ARGUMENTS" },
    });
  });

  it("happens once for each key, and the key is good for nothing else", async () => {
    const ask = (delta: number) =>
      bench.admin(
        `mutation ($input: InventoryAdjustQuantitiesInput!) { inventoryAdjustQuantities(input: $input) @idempotent(key: "same") {
          inventoryAdjustmentGroup { id } userErrors { field code } } }`,
        { input: { name: "available", reason: "correction", changes: [here(delta)] } },
      );
    const [first, again] = [await ask(2), await ask(2)];
    expect(again.data).toEqual(first.data);
    expect(sellableOf(bench)).toBe(7);
    expect((await ask(3)).data.inventoryAdjustQuantities).toEqual({
      inventoryAdjustmentGroup: null,
      userErrors: [{ field: null, code: "IDEMPOTENCY_KEY_PARAMETER_MISMATCH" }],
    });
  });

  it("counts anew what can be bought or what is on hand", async () => {
    const at = (quantity: number, from: number | null = null) => ({
      inventoryItemId: itemA,
      locationId: bench.home,
      quantity,
      changeFromQuantity: from,
    });
    await adjust("damaged", [here(2, 0, ledger)]);
    const { payload } = await set("on_hand", [at(10, 7)]);
    expect(payload.inventoryAdjustmentGroup.changes).toMatchObject([
      { name: "available", delta: 3 },
      { name: "on_hand", delta: 3 },
    ]);
    const wrong = async (name: string, quantities: object[]) =>
      (await set(name, quantities)).payload.userErrors;
    expect(await wrong("damaged", [at(1)])).toMatchObject([
      { field: ["input", "name"], code: "INVALID_NAME" },
    ]);
    expect(await wrong("available", [at(1), at(2)])).toMatchObject([
      { field: ["input", "quantities", "0", "locationId"] },
      {
        field: ["input", "quantities", "1", "locationId"],
        code: "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
      },
    ]);
    expect(await wrong("available", [at(1_000_000_001)])).toMatchObject([
      { code: "INVALID_QUANTITY_TOO_HIGH" },
    ]);
    expect(await wrong("on_hand", [at(-1)])).toMatchObject([{ code: "INVALID_QUANTITY_NEGATIVE" }]);
    expect(await wrong("available", [at(-2_000_000_000)])).toMatchObject([
      { code: "INVALID_QUANTITY_TOO_LOW" },
    ]);
    expect(await wrong("available", [at(1, 99)])).toMatchObject([
      { code: "CHANGE_FROM_QUANTITY_STALE" },
    ]);
    const onHand = await change(
      bench,
      "inventorySetOnHandQuantities",
      "InventorySetOnHandQuantitiesInput!",
      { input: { reason: "correction", setQuantities: [at(2)] } },
      group,
    );
    expect(onHand.payload.userErrors).toEqual([]);
    expect(await counted(bench, itemA)).toEqual({ "Shop location": { damaged: 2, on_hand: 2 } });
  });

  it("gives pieces another name, at one location", async () => {
    const from = { locationId: bench.home, name: "available", changeFromQuantity: 5 };
    const to = { locationId: bench.home, name: "damaged", changeFromQuantity: 0, ...ledger };
    const one = { inventoryItemId: itemA, quantity: 2, from, to };
    const { payload } = await move([one]);
    expect(payload.inventoryAdjustmentGroup.changes).toMatchObject([
      { name: "available", delta: -2, ledgerDocumentUri: null },
      { name: "damaged", delta: 2, ledgerDocumentUri: "app://ledger/1" },
    ]);
    expect(await counted(bench, itemA)).toEqual({
      "Shop location": { available: 3, damaged: 2, on_hand: 5 },
    });
    const wrong = async (given: object) => (await move([{ ...one, ...given }])).payload.userErrors;
    expect(await wrong({ to: { ...to, locationId: bench.west } })).toMatchObject([
      { code: "DIFFERENT_LOCATIONS" },
    ]);
    expect(await wrong({ to: from })).toMatchObject([{ code: "SAME_QUANTITY_NAME" }]);
    expect(await wrong({ quantity: -1 })).toMatchObject([{ code: "INVALID_QUANTITY_NEGATIVE" }]);
    expect(await wrong({ from: { ...to, name: "on_hand" } })).toMatchObject([
      { field: ["input", "changes", "0", "from", "name"], code: "INVALID_QUANTITY_NAME" },
    ]);
  });
});

describe("where an item is stocked", () => {
  it("begins with what is said, and comes back with what was there", async () => {
    const { payload } = await activate(itemA, bench.west, { onHand: 3 });
    expect(payload).toMatchObject({
      inventoryLevel: {
        isActive: true,
        quantities: [{ quantity: 3 }, { quantity: 3, updatedAt: null }],
      },
      userErrors: [],
    });
    expect(sellableOf(bench)).toBe(8);
    const { id } = payload.inventoryLevel;
    expect((await deactivate(id)).payload.userErrors).toEqual([]);
    expect(sellableOf(bench)).toBe(5);
    expect(Object.keys(await counted(bench, itemA))).toEqual(["Shop location"]);
    const { data } = await bench.admin(
      `query ($id: ID!, $item: ID!, $place: ID!) { inventoryLevel(id: $id) { isActive quantities(names: ["available"]) { quantity } }
        inventoryItem(id: $item) { inventoryLevel(locationId: $place) { id } again: inventoryLevel(locationId: $place, includeInactive: true) { id }
          inventoryLevels(first: 5, includeInactive: true) { nodes { isActive } } } }`,
      { id, item: itemA, place: bench.west },
    );
    expect(data).toMatchObject({
      inventoryLevel: { isActive: false, quantities: [{ quantity: 3 }] },
      inventoryItem: {
        inventoryLevel: null,
        again: { id },
        inventoryLevels: { nodes: [{ isActive: true }, { isActive: false }] },
      },
    });
    expect((await activate(itemA, bench.west)).payload.inventoryLevel).toMatchObject({
      id,
      quantities: [{ quantity: 3 }, { quantity: 3 }],
    });
  });

  it("is refused with Shopify's words", async () => {
    const unknown = await activate(itemA, "gid://shopify/Location/9");
    expect(unknown.payload.userErrors).toEqual([
      {
        field: ["locationId"],
        message: "The product couldn't be stocked because the location wasn't found.",
      },
    ]);
    const both = await activate(itemA, bench.west, { available: 1, onHand: 2 });
    expect(both.payload.userErrors).toMatchObject([
      { field: ["available"] },
      { field: ["onHand"] },
    ]);
    const twice = await activate(itemA, bench.home, { available: 7 });
    expect(twice.payload).toMatchObject({
      inventoryLevel: { isActive: true },
      userErrors: [
        {
          message:
            "Not allowed to set available quantity when the item is already active at the location.",
        },
      ],
    });
    const { data } = await bench.admin(
      `query ($id: ID!) { inventoryItem(id: $id) { inventoryLevels(first: 1) { nodes { id deactivationAlert } } } }`,
      { id: itemA },
    );
    const [only] = data.inventoryItem.inventoryLevels.nodes;
    const message =
      "The product couldn't be unstocked from Shop location because products need to be stocked at a minimum of 1 location.";
    expect(only.deactivationAlert).toBe(message);
    expect((await deactivate(only.id)).payload.userErrors).toEqual([{ field: null, message }]);
  });

  it("changes at several locations together, or at none", async () => {
    const toggle = (inventoryItemUpdates: object[]) =>
      change(
        bench,
        "inventoryBulkToggleActivation",
        "ID!, [InventoryBulkToggleActivationInput!]!",
        { inventoryItemId: itemA, inventoryItemUpdates },
        "inventoryItem { id } inventoryLevels { location { name } }",
      );
    const refused = await toggle([
      { locationId: bench.west, activate: true },
      { locationId: bench.home, activate: false },
    ]);
    expect(refused.payload.userErrors).toMatchObject([
      {
        field: ["inventoryItemUpdates", "1", "locationId"],
        code: "CANNOT_DEACTIVATE_FROM_ONLY_LOCATION",
      },
    ]);
    expect(Object.keys(await counted(bench, itemA))).toEqual(["Shop location"]);
    const done = await toggle([{ locationId: bench.west, activate: true }]);
    expect(done.payload).toMatchObject({ inventoryLevels: [{ location: { name: "West" } }] });
    await adjust("incoming", [here(1, 0, ledger)]);
    const busy = await toggle([{ locationId: bench.home, activate: false }]);
    expect(busy.payload.userErrors).toMatchObject([{ code: "INCOMING_INVENTORY_AT_LOCATION" }]);
  });

  it("is not a location that is given up, unless it is said where its stock goes", async () => {
    await activate(itemA, bench.west, { available: 4 });
    const give = (to: string) =>
      change(
        bench,
        "locationDeactivate",
        "ID!",
        { locationId: bench.west },
        `location { isActive hasActiveInventory }`,
        "locationDeactivateUserErrors { code message }",
      ).then(async (plain) =>
        to === ""
          ? plain
          : change(
              bench,
              "locationDeactivate",
              "ID!, ID!",
              { locationId: bench.west, destinationLocationId: to },
              `location { isActive hasActiveInventory }`,
              "locationDeactivateUserErrors { code message }",
            ),
      );
    expect((await give("")).payload).toMatchObject({
      location: { isActive: true, hasActiveInventory: true },
      locationDeactivateUserErrors: [{ code: "HAS_ACTIVE_INVENTORY_ERROR" }],
    });
    const { data } = await bench.admin(
      `mutation ($id: ID!) { locationDelete(locationId: $id) { locationDeleteUserErrors { code } } }`,
      { id: bench.west },
    );
    expect(data.locationDelete.locationDeleteUserErrors).toEqual([
      { code: "LOCATION_IS_ACTIVE" },
      { code: "LOCATION_HAS_INVENTORY" },
    ]);
    expect((await give(bench.home)).payload).toMatchObject({
      location: { isActive: false, hasActiveInventory: false },
      locationDeactivateUserErrors: [],
    });
    expect(await counted(bench, itemA)).toEqual({ "Shop location": { available: 9, on_hand: 9 } });
  });
});

describe("items", () => {
  it("are found by SKU, number and whether they are counted", async () => {
    const found = async (query: string) => {
      const { data } = await bench.admin(
        `query ($query: String) { inventoryItems(first: 5, query: $query) { nodes { id } } }`,
        { query },
      );
      return data.inventoryItems.nodes.map(({ id }: { id: string }) => id);
    };
    expect(await found("sku:'SKU-100-1'")).toEqual([itemA]);
    expect(await found("id:>=10001 id:<=10002")).toEqual([itemA, itemB]);
    await change(
      bench,
      "inventoryItemUpdate",
      "ID!, InventoryItemInput!",
      { id: itemB, input: { tracked: false } },
      "inventoryItem { tracked }",
      "userErrors { field }",
    );
    expect(await found("tracked:false")).toEqual([itemB]);
    expect(await found("updated_at:<2000-01-01")).toEqual([]);
    expect(bench.sandbox.shop(domain).product(100)!.variants[1]).toMatchObject({ tracked: false });
  });

  it("are described, and refused with Shopify's words", async () => {
    const update = async (input: object, id = itemA) => {
      const { payload } = await change(
        bench,
        "inventoryItemUpdate",
        "ID!, InventoryItemInput!",
        { id, input },
        "inventoryItem { requiresShipping countryCodeOfOrigin harmonizedSystemCode measurement { weight { value unit } } unitCost { amount } }",
        "userErrors { field message }",
      );
      return payload;
    };
    expect(
      await update({
        cost: "12.50",
        requiresShipping: false,
        countryCodeOfOrigin: "CA",
        harmonizedSystemCode: "1234.56",
        measurement: { weight: { value: 2.5, unit: "KILOGRAMS" } },
      }),
    ).toEqual({
      inventoryItem: {
        requiresShipping: false,
        countryCodeOfOrigin: "CA",
        harmonizedSystemCode: "123456",
        measurement: { weight: { value: 2.5, unit: "KILOGRAMS" } },
        unitCost: { amount: "12.5" },
      },
      userErrors: [],
    });
    const message = async (input: object, id?: string) =>
      (await update(input, id)).userErrors[0].message;
    expect(await message({ cost: "-5.00" })).toBe("Cost must be greater than or equal to 0");
    expect(await message({ measurement: { weight: { value: -1, unit: "KILOGRAMS" } } })).toBe(
      "Measurement weight value -1 kg must be >= 0 kg",
    );
    expect(await message({ harmonizedSystemCode: "12" })).toMatch(
      /between six and thirteen digits$/,
    );
    expect(await message({ tracked: true }, "gid://shopify/InventoryItem/9")).toBe(
      "The product couldn't be updated because it does not exist.",
    );
  });

  it("hide their cost from who may not view costs", async () => {
    permitCosts(bench.sandbox.tenant(domain).store, false);
    const { data, errors } = await bench.admin(
      `query ($id: ID!) { inventoryItem(id: $id) { sku unitCost { amount } } }`,
      { id: itemA },
    );
    expect(data.inventoryItem).toEqual({ sku: "SKU-100-1", unitCost: null });
    expect(errors?.[0]).toMatchObject({ extensions: { code: "ACCESS_DENIED" } });
  });

  it("are exported with their levels", async () => {
    await activate(itemA, bench.west, { available: 2 });
    const { bulk } = bench.sandbox.tenant(domain);
    const plan = `{ inventoryItems { edges { node { id sku inventoryLevels { edges { node { id location { id }
      quantities(names: ["available"]) { name quantity } } } } } } } }`;
    const { data } = await bench.admin(
      `mutation ($query: String!) { bulkOperationRunQuery(query: $query) { bulkOperation { id } userErrors { message } } }`,
      { query: plan },
    );
    expect(data.bulkOperationRunQuery.userErrors).toEqual([]);
    await expect.poll(() => bulk.list()[0]?.status).toBe("COMPLETED");
    const { data: done } = await bench.admin(`{ currentBulkOperation { url objectCount } }`);
    const text = await (await fetch(done.currentBulkOperation.url)).text();
    const lines = text
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.filter((line) => line["__parentId"] === itemA)).toMatchObject([
      { quantities: [{ name: "available", quantity: 5 }] },
      { location: { id: bench.west }, quantities: [{ name: "available", quantity: 2 }] },
    ]);
  });
});
