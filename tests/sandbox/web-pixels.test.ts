import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inProject } from "../../scripts/paths.ts";
import { domain, startBench, type Bench } from "./support.ts";

const extensionsDir = inProject("tests/fixtures/extensions");
const scopes = ["write_pixels", "read_customer_events"];
const settings = { endpoint: "https://app.example.com/api/visits", key: "shop7" };
const errors = "userErrors { code field message }";
const create = `mutation ($webPixel: WebPixelInput!) {
  webPixelCreate(webPixel: $webPixel) { webPixel { id settings } ${errors} } }`;
const update = `mutation ($id: ID!, $webPixel: WebPixelInput!) {
  webPixelUpdate(id: $id, webPixel: $webPixel) { webPixel { id settings } ${errors} } }`;
const remove = `mutation ($id: ID!) { webPixelDelete(id: $id) { deletedWebPixelId ${errors} } }`;

let bench: Bench;
beforeEach(async () => {
  bench = await startBench({ extensionsDir, scopes });
});
afterEach(() => bench.close());

const made = async (given: unknown = settings) => {
  const { data } = await bench.admin(create, { webPixel: { settings: given } });
  return data.webPixelCreate;
};

describe("The app's web pixel", () => {
  it("is made once, changed, read with or without its number, and taken away", async () => {
    const { webPixel, userErrors } = await made();
    expect(userErrors).toEqual([]);
    expect(webPixel.settings).toEqual(settings);
    expect((await made()).userErrors).toMatchObject([{ code: "TAKEN" }]);
    const changed = { ...settings, key: "shop8" };
    const { data } = await bench.admin(update, {
      id: webPixel.id,
      webPixel: { settings: changed },
    });
    expect(data.webPixelUpdate).toEqual({
      webPixel: { id: webPixel.id, settings: changed },
      userErrors: [],
    });
    const read = await bench.admin(
      `query ($id: ID!) { webPixel { settings } same: webPixel(id: $id) { id } node(id: $id) { id } }`,
      { id: webPixel.id },
    );
    expect(read.data).toEqual({
      webPixel: { settings: changed },
      same: { id: webPixel.id },
      node: { id: webPixel.id },
    });
    const gone = await bench.admin(remove, { id: webPixel.id });
    expect(gone.data.webPixelDelete).toEqual({ deletedWebPixelId: webPixel.id, userErrors: [] });
    const again = await bench.admin(remove, { id: webPixel.id });
    expect(again.data.webPixelDelete.userErrors).toMatchObject([
      { code: "NOT_FOUND", field: ["id"] },
    ]);
  });

  it("takes its settings as an object or as the text of one", async () => {
    expect((await made(JSON.stringify(settings))).webPixel.settings).toEqual(settings);
  });

  it.each([
    ["a key that is missing", { endpoint: settings.endpoint }, "key is missing"],
    ["a key nobody declared", { ...settings, account: "1" }, "account is not declared"],
    ["a value of another type", { ...settings, endpoint: 7 }, "endpoint is no single_line"],
    ["a value that is too short", { ...settings, endpoint: "" }, "endpoint is below its minimum"],
    ["a value of another form", { ...settings, key: "?" }, "key does not match"],
  ])("refuses %s", async (_, given, message) => {
    const { webPixel, userErrors } = await made(given);
    expect(webPixel).toBeNull();
    expect(userErrors).toMatchObject([{ code: "INVALID_SETTINGS" }]);
    expect(userErrors[0].message).toContain(message);
    expect(bench.sandbox.tenant(domain).store.webPixel.get()).toBeNull();
  });

  it("refuses settings that are no object", async () => {
    for (const given of ["no JSON", "[1]", 5]) {
      expect((await made(given)).userErrors).toMatchObject([
        { code: "INVALID_CONFIGURATION_JSON" },
      ]);
    }
  });

  it("is not there until it is made, which is an error and no null", async () => {
    const { data, errors: problems } = await bench.admin("{ webPixel { id } }");
    expect(data.webPixel).toBeNull();
    expect(problems?.[0]?.message).toContain("No web pixel was found for this app");
  });

  it("cannot be made by an app that has no such extension", async () => {
    const dir = mkdtempSync(join(tmpdir(), "none-"));
    const other = await startBench({ extensionsDir: dir, scopes });
    const { data } = await other.admin(create, { webPixel: { settings } });
    expect(data.webPixelCreate.userErrors).toMatchObject([{ code: "NO_EXTENSION" }]);
    await other.close();
    rmSync(dir, { recursive: true });
  });

  it("asks for both scopes: to write pixels, and to read customer events", async () => {
    for (const [missing, granted] of [
      ["write_pixels", ["read_customer_events"]],
      ["read_customer_events", ["write_pixels"]],
    ] as const) {
      bench.sandbox.setScopes(domain, [...granted]);
      const answer = await bench.admin(create, { webPixel: { settings } });
      expect(answer.data.webPixelCreate).toBeNull();
      expect(answer.errors?.[0]?.message).toContain(missing);
      expect(answer.errors?.[0]?.extensions?.["code"]).toBe("ACCESS_DENIED");
    }
  });

  it("leaves with the app", async () => {
    await made();
    bench.sandbox.uninstall(domain);
    bench.sandbox.install(domain);
    expect(bench.sandbox.tenant(domain).store.webPixel.get()).toBeNull();
  });
});
