import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { domain, type Bench } from "./support.ts";
import { startFulfilmentBench, workOf } from "./fulfilment-bench.ts";

let bench: Bench;
beforeEach(async () => {
  bench = await startFulfilmentBench();
});
afterEach(() => bench.close());

const add = async (name: string, more: object = {}) => {
  const { data } = await bench.admin(
    `mutation ($input: LocationAddInput!) { locationAdd(input: $input) { location { id name isActive fulfillsOnlineOrders deactivatable address { city countryCode country formatted } } userErrors { field message code } } }`,
    { input: { name, address: { city: "Reno", countryCode: "US" }, ...more } },
  );
  return data.locationAdd;
};
const act = async (name: "Activate" | "Deactivate", locationId: string, to?: string) => {
  const destination = to ? `, destinationLocationId: "${to}"` : "";
  const answer = await bench.admin(
    `mutation { location${name}(locationId: "${locationId}"${destination}) @idempotent(key: "${name}-${locationId}") { location { isActive deactivatedAt } location${name}UserErrors { field message code } } }`,
  );
  return answer.data[`location${name}`];
};
const names = async (args: string): Promise<string[]> => {
  const { data } = await bench.admin(`{ locations(first: 10${args}) { nodes { name } } }`);
  return data.locations.nodes.map((one: { name: string }) => one.name);
};

describe("locations of a shop", () => {
  it("begin with its own address, which cannot be given up", async () => {
    const { data } = await bench.admin(
      `{ location { id name isPrimary isActive deactivatable address { countryCode country } } locationsCount { count } }`,
    );
    expect(data.locationsCount.count).toBe(1);
    expect(data.location).toMatchObject({
      name: "Shop location",
      isPrimary: true,
      deactivatable: false,
      address: { countryCode: "US", country: "United States" },
    });
    const refused = await act("Deactivate", data.location.id);
    expect(refused.locationDeactivateUserErrors).toMatchObject([
      { field: ["locationId"], code: "PERMANENTLY_BLOCKED_FROM_DEACTIVATION_ERROR" },
    ]);
  });

  it("are added, listed by name, searched, and changed", async () => {
    const { location, userErrors } = await add("West");
    expect(userErrors).toEqual([]);
    expect(location).toMatchObject({
      isActive: true,
      fulfillsOnlineOrders: true,
      address: { formatted: ["Reno", "United States"] },
    });
    await add("East");
    expect(await names("")).toEqual(["East", "Shop location", "West"]);
    expect(await names(`, query: "name:West"`)).toEqual(["West"]);
    expect(await names(`, query: "es"`)).toEqual(["West"]);
    // a letter like any other, and no sign for "any letter"
    expect(await names(`, query: "W_st"`)).toEqual([]);
    const edited = await bench.admin(
      `mutation { locationEdit(id: "${location.id}", input: { name: "Far west", address: { zip: "89501" } }) { location { name address { city zip } } userErrors { message } } }`,
    );
    expect(edited.data.locationEdit.location).toEqual({
      name: "Far west",
      address: { city: "Reno", zip: "89501" },
    });
  });

  it("need a name of their own", async () => {
    await add("West");
    expect((await add("West")).userErrors).toEqual([
      {
        field: ["input", "name"],
        message: "You already have a location with this name",
        code: "TAKEN",
      },
    ]);
    expect((await add(" ")).userErrors).toEqual([
      { field: ["input", "name"], message: "Add a location name", code: "BLANK" },
    ]);
  });

  it("are left out of lists once they are given up, and come back", async () => {
    const { location } = await add("West");
    expect((await act("Deactivate", location.id)).location.isActive).toBe(false);
    expect(await names("")).toEqual(["Shop location"]);
    expect(await names(", includeInactive: true")).toEqual(["Shop location", "West"]);
    expect((await act("Activate", location.id)).location.isActive).toBe(true);
    expect(await names("")).toEqual(["Shop location", "West"]);
  });

  it("are given up with work to do only when another takes it", async () => {
    const { location: west } = await add("West");
    const { location: east } = await add("East");
    const [work] = await workOf(bench, 1001);
    await bench.admin(
      `mutation { fulfillmentOrderMove(id: "${work!.id}", newLocationId: "${west.id}") { userErrors { message } } }`,
    );
    expect((await act("Deactivate", west.id)).locationDeactivateUserErrors).toMatchObject([
      { code: "HAS_FULFILLMENT_ORDERS_ERROR" },
    ]);
    expect((await act("Deactivate", west.id, east.id)).location.isActive).toBe(false);
    expect(await workOf(bench, 1001)).toMatchObject([{ assignedLocation: { name: "East" } }]);
  });

  it("are not changed without a key that makes the change safe to repeat, nor without the scope", async () => {
    const { location } = await add("West");
    const refused = await bench.admin(
      `mutation { locationDeactivate(locationId: "${location.id}") { location { id } } }`,
    );
    expect(refused.errors).toMatchObject([
      {
        message: "The @idempotent directive is required for this mutation but was not provided.",
        extensions: { code: "BAD_REQUEST" },
      },
    ]);
    bench.sandbox.setScopes(domain, ["read_locations"]);
    const denied = await bench.admin(
      `mutation { locationAdd(input: { name: "South", address: { countryCode: US } }) { location { id } } }`,
    );
    expect(denied.errors).toMatchObject([{ extensions: { code: "ACCESS_DENIED" } }]);
  });
});
