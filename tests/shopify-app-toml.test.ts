import fs from "node:fs";
import path from "node:path";
import { ApiVersion } from "@shopify/shopify-api";
import { isEnumType } from "graphql";
import { describe, expect, it } from "vitest";
import { inProject } from "../scripts/paths.ts";
import { adminSchema, apiVersion } from "../sandbox/admin-api/schema.ts";
import { readAppConfig, type AppConfig } from "../sandbox/install/app-config.ts";
import { parseToml } from "../sandbox/install/toml.ts";
import { projectFiles } from "./support/law/project-files.ts";

const config = readAppConfig(inProject("shopify.app.toml"));

/** Scopes no type of the schema asks for, and what they are for. */
const SCOPES_WITHOUT_TYPE: Record<string, string> = {
  read_all_orders: "orders older than 60 days: same types, more of them",
};

function knownTopics(): Set<string> {
  const topics = adminSchema().schema.getType("WebhookSubscriptionTopic");
  if (!isEnumType(topics)) throw new Error("the schema has no webhook topics");
  return new Set(topics.getValues().map((value) => value.name));
}

/** The scopes that anything in the schema asks for. */
function knownScopes(): Set<string> {
  const { schema, access } = adminSchema();
  const scopes = new Set<string>();
  for (const [name, type] of Object.entries(schema.getTypeMap())) {
    for (const scope of access(name)?.scopes ?? []) scopes.add(scope);
    const fields = "getFields" in type ? Object.keys(type.getFields()) : [];
    for (const field of fields)
      for (const scope of access(name, field)?.scopes ?? []) scopes.add(scope);
  }
  return scopes;
}

/** What Shopify's own CLI does not check in shopify.app.toml. */
function faults(app: Pick<AppConfig, "subscriptions" | "scopes" | "optionalScopes">): string[] {
  const topics = knownTopics();
  const scopes = knownScopes();
  return [
    ...app.subscriptions
      .filter((one) => !one.compliance && !topics.has(one.topic.toUpperCase().replace("/", "_")))
      .map((one) => `there is no webhook topic ${one.topic}`),
    ...[...app.scopes, ...app.optionalScopes]
      .filter((scope) => !scopes.has(scope) && !(scope in SCOPES_WITHOUT_TYPE))
      .map((scope) => `there is no scope ${scope}`),
  ];
}

describe("shopify.app.toml", () => {
  it("names webhook topics and scopes that Shopify has", () => {
    expect(config.subscriptions.length).toBeGreaterThan(5);
    expect(faults(config)).toEqual([]);
  });

  it("subscribes to each topic once", () => {
    const topics = config.subscriptions.map((one) => one.topic);
    expect(topics).toEqual([...new Set(topics)]);
  });

  it("subscribes to the three compliance topics", () => {
    const compliance = config.subscriptions.filter((one) => one.compliance);
    expect(compliance.map((one) => one.topic).sort()).toEqual([
      "customers/data_request",
      "customers/redact",
      "shop/redact",
    ]);
  });

  it("asks for no more than the app uses", () => {
    const app = [...projectFiles(["app"]).entries()].filter(([file]) => !file.includes("/types/"));
    for (const scope of config.optionalScopes)
      expect(
        app.some(([, text]) => text.includes(`"${scope}"`)),
        scope,
      ).toBe(true);
    // shops would be asked to let us write what we do not, and storefronts sent to a door there is not
    expect([...config.scopes, ...config.optionalScopes]).not.toContain("write_customers");
    const proxied = app.some(([file]) => file.startsWith("app/routes/proxy"));
    expect(config.appProxy !== null).toBe(proxied);
  });

  it("may read orders older than 60 days", () => {
    expect(config.scopes).toContain("read_all_orders");
  });

  it("speaks the version of the Admin API that the app, the types and the sandbox speak", () => {
    expect(config.webhookApiVersion).toBe(apiVersion);
    const versions = new Map<string, string>(Object.entries(ApiVersion));
    const spoken = [...projectFiles(["app"]).values()].flatMap((text) =>
      [...text.matchAll(/\bApiVersion\.(\w+)/g)].map((match) => versions.get(match[1] ?? "")),
    );
    expect(spoken.length).toBeGreaterThan(0);
    expect([...new Set(spoken)]).toEqual([apiVersion]);
    expect(fs.readFileSync(inProject("codegen.ts"), "utf8")).toContain(`"${apiVersion}"`);
  });

  it("is checked by a test that notices a wrong topic and a wrong scope", () => {
    const subscription = { uri: "/webhooks", name: null, filter: null, includeFields: null };
    expect(
      faults({
        subscriptions: [
          { ...subscription, topic: "orders/imagined", compliance: false },
          { ...subscription, topic: "shop/redact", compliance: true },
        ],
        scopes: ["read_orders", "read_minds"],
        optionalScopes: ["write_history"],
      }),
    ).toEqual([
      "there is no webhook topic orders/imagined",
      "there is no scope read_minds",
      "there is no scope write_history",
    ]);
  });
});

describe("each extension", () => {
  const folders = fs
    .readdirSync(inProject("extensions"))
    .filter((name) => fs.existsSync(inProject("extensions", name, "shopify.extension.toml")));

  it.each(folders)("speaks the version its library was made for: %s", (name) => {
    const folder = inProject("extensions", name);
    const file = parseToml(fs.readFileSync(path.join(folder, "shopify.extension.toml"), "utf8"));
    const manifest = JSON.parse(fs.readFileSync(path.join(folder, "package.json"), "utf8")) as {
      dependencies: Record<string, string>;
    };
    const [, year, month] =
      /(\d{4})\.(\d+)/.exec(manifest.dependencies["@shopify/ui-extensions"] ?? "") ?? [];
    expect(file.api_version).toBe(`${year}-${month?.padStart(2, "0")}`);
  });
});
